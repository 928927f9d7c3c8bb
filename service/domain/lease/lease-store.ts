/** `keys` changes a master or evidence key. */
export type LeaseCommand = 'backup' | 'restore' | 'keys';

/** Holder: the single server, or the one with jobs. */
export type Lease = {
  /** Random per start. */
  readonly holder: string;
  /** Machine and process namespace; scope of `pid`. */
  readonly host: string;
  readonly pid: number;
  /** Distinguishes processes that reuse a pid. */
  readonly identity: string;
  /** Counter while alive; no time, because clocks differ. */
  readonly beat: number;
  /** Other processes may serve too; false without Redis. */
  readonly isShared: boolean;
  /** Command that holds it; null: a service. */
  readonly command: LeaseCommand | null;
};
/** `fence` increases with each holder. */
export type HeldLease = Lease & { readonly fence: number };

/** One lease per database. */
export type LeaseStore = {
  current(): Promise<HeldLease | null>;
  /**
   * Compare-and-set against `from` (null: none).
   * @returns the fencing number; null when another process was first
   */
  take(lease: Lease, from: HeldLease | null): Promise<number | null>;
  beat(holder: string): Promise<boolean>;
  release(holder: string): Promise<void>;
};
