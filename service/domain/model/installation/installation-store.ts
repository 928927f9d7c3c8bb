/** What a database knows of the installation that serves it: one row, in its backups too. Decision 0223. */
export type InstallationStore = {
  /** Check value of the pepper under which its marks and links were made; null before the first start that noted one. */
  pepperCheck(): Promise<string | null>;
  setPepperCheck(check: string): Promise<void>;
};
