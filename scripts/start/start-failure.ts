/** A reason to stop that the person at the keyboard can act on: one plain sentence, no stack. */
export class StartFailure extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode = 1) {
    super(sentence);
    this.name = 'StartFailure';
    this.exitCode = exitCode;
  }
}

/** Text for any thrown value: the sentence of a StartFailure, the stack of everything else (a bug). */
export function failureText(cause: unknown): string {
  if (cause instanceof StartFailure) return cause.message;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
