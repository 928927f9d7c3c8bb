import type { ProblemCode } from '../../../protocol/vocabulary.ts';

/** The one refusal of the domain. `message` says what happened and what to do; clients switch on `code`. */
export class DomainError extends Error {
  readonly code: ProblemCode;
  /** Faults by field path. */
  readonly fields: Record<string, string> | undefined;
  /** What the client needs to go on, such as the new notice. */
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    extra: { fields?: Record<string, string>; details?: Record<string, unknown>; retryAfterMs?: number } = {},
  ) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.fields = extra.fields;
    this.details = extra.details;
    this.retryAfterMs = extra.retryAfterMs;
  }
}

/** The same response for "not yours" and "not there", word for word. Rule: SE-1. */
export const notFound = (): DomainError =>
  new DomainError('not_found', 'Nothing was found under this id. Check the address.');

/** A list that is stored whole is not the one that the change began with. */
export const listChanged = (): DomainError =>
  new DomainError('conflict', 'The list was changed in the meantime. Read it again and check it.');

/** The database is away: whatever else would be asked of it now has to wait too. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'unavailable';

/**
 * False when the work was refused because somebody else did it, or something against it, in the same moment.
 * @throws whatever else the work throws
 */
export const unlessConflict = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && error.code === 'conflict') return false;
      throw error;
    },
  );
