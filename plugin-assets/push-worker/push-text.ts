/** What a push says: the name of a shop and a sentence of the service. */
export type PushText = {
  readonly title: string;
  readonly body: string;
  /** Shown also while the console is looked at. */
  readonly isTest: boolean;
};
