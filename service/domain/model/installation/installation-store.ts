/** How far time is known to have gone. */
export type SeenTime = {
  /** Newest moment that was no jump: deletion by time counts up to here at least. */
  readonly settledAt: Date;
  /** First moment seen after a jump of the clock that has not held for long enough; null: none. */
  readonly jumpedTo: Date | null;
};

/** What a database knows of the installation that serves it: one row, in its backups too. */
export type InstallationStore = {
  /** Check value of the pepper under which its marks and links were made; null before the first start that noted one. */
  pepperCheck(): Promise<string | null>;
  setPepperCheck(check: string): Promise<void>;
  /** Null before the first look at the clock. */
  seenTime(): Promise<SeenTime | null>;
  setSeenTime(seen: SeenTime): Promise<void>;
  /** The clock of the database, which may be on another machine; null where it has none of its own. */
  databaseTime(): Promise<Date | null>;
};
