/** Which process serves this database. */
export type Lease = {
  /** Random, new with each start. */
  readonly holder: string;
  /** Stands for machine and process space; only there can `pid` be looked up. */
  readonly host: string;
  readonly pid: number;
  /** Tells the process from a later one with the same number. */
  readonly identity: string;
  /** Counts up while the holder lives. No time: clocks of two machines differ. */
  readonly beat: number;
};

/** One lease for the whole database. Decision 0061. */
export type LeaseStore = {
  current(): Promise<Lease | null>;
  /**
   * Writes it if `from` is still the stored value, or if none is stored and `from` is null; otherwise returns false.
   */
  take(lease: Lease, from: Lease | null): Promise<boolean>;
  /** Counts one up; false when somebody else has the lease by now. */
  beat(holder: string): Promise<boolean>;
  /** Gives it free; nothing when somebody else has it. */
  release(holder: string): Promise<void>;
};
