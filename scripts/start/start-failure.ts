/** Expected failure with a sentence for the user, no stack. */
export class StartFailure extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode = 1) {
    super(sentence);
    this.name = 'StartFailure';
    this.exitCode = exitCode;
  }
}

/** Sentence of a StartFailure, else the stack. */
export function failureText(cause: unknown): string {
  if (cause instanceof StartFailure) return cause.message;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
