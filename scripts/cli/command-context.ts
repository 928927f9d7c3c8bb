export type CommandContext = {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Result (stdout). */
  say(line: string): void;
  /** Progress and errors (stderr). */
  tell(line: string): void;
};
