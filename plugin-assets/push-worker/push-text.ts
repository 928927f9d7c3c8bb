export type PushText = {
  readonly title: string;
  readonly body: string;
  /** Shown also in a focused console. */
  readonly isTest: boolean;
};
