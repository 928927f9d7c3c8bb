/** Which process serves this database. */
export type Lease = {
  /** Random, new with each start. */
  readonly holder: string;
  /** Identifies machine and process namespace; `pid` means something only there. */
  readonly host: string;
  readonly pid: number;
  /** Distinguishes the process from a later one with the same number. */
  readonly identity: string;
  /** Counts up while the holder lives. No time: clocks of two machines differ. */
  readonly beat: number;
};

/** One lease for the whole database. Decision 0061. */
export type LeaseStore = {
  current(): Promise<Lease | null>;
  /**
   * Writes the lease if `from` is still the stored one, or if none is stored and `from` is null; otherwise returns
   * false.
   */
  take(lease: Lease, from: Lease | null): Promise<boolean>;
  /** Increases the counter; false when another process has the lease. */
  beat(holder: string): Promise<boolean>;
  /** Releases the lease; does nothing when another process has it. */
  release(holder: string): Promise<void>;
};
