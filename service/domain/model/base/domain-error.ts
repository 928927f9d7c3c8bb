import type { ProblemCode } from '../../../protocol/vocabulary.ts';

/** Clients switch on `code`. */
export class DomainError extends Error {
  readonly code: ProblemCode;
  /** By field path. */
  readonly fields: Record<string, string> | undefined;
  /** For the client's next step. */
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

/** Foreign and missing records are indistinguishable. Rule: SE-1. */
export const notFound = (): DomainError =>
  new DomainError('not_found', 'Nothing was found under this id. Check the address.');

/** Error: the stored list changed since the read. */
export const listChanged = (): DomainError =>
  new DomainError('conflict', 'The list was changed in the meantime. Read it again and check it.');

/** Whether the database is unavailable. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'unavailable';

/**
 * False on a conflict.
 * @throws other errors
 */
export const unlessConflict = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && error.code === 'conflict') return false;
      throw error;
    },
  );
