/** What a command does that needs the service stopped: `keys` changes a master key or an evidence key. */
export type LeaseCommand = 'backup' | 'restore' | 'keys';

/** Which process serves this database, or runs the jobs where several serve it. */
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
  /** Whether several processes may serve beside the holder; false without Redis. */
  readonly isShared: boolean;
  /** The command that holds it to keep every service out; null: a service. */
  readonly command: LeaseCommand | null;
};
/** A stored lease. `fence` counts the holders: a higher number is a later holder. */
export type HeldLease = Lease & { readonly fence: number };

/** One lease for the whole database. */
export type LeaseStore = {
  current(): Promise<HeldLease | null>;
  /**
   * Writes the lease if `from` is still the stored one, or if none is stored and `from` is null.
   * @returns its fencing number, one higher than that of the holder before; null when another process was quicker
   */
  take(lease: Lease, from: HeldLease | null): Promise<number | null>;
  /** Increases the counter; false when another process has the lease. */
  beat(holder: string): Promise<boolean>;
  /** Releases the lease; does nothing when another process has it. */
  release(holder: string): Promise<void>;
};
