/** Verified progress of time. */
export type SeenTime = {
  /** Lower bound for deletion. */
  readonly settledAt: Date;
  /** Unconfirmed; null: none. */
  readonly jumpedTo: Date | null;
};

/** One row, included in backups. */
export type InstallationStore = {
  /** Null: first start. */
  pepperCheck(): Promise<string | null>;
  setPepperCheck(check: string): Promise<void>;
  /** Null: never checked. */
  seenTime(): Promise<SeenTime | null>;
  setSeenTime(seen: SeenTime): Promise<void>;
  /** Null: no clock. */
  databaseTime(): Promise<Date | null>;
};
