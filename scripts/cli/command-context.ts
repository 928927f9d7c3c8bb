/** What every command is given in place of globals. */
export type CommandContext = {
  /** Folder of the program. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** What the command is for. */
  say(line: string): void;
  /** What goes on meanwhile, and what went wrong. */
  tell(line: string): void;
};
