import type { Conversation } from './conversation.ts';

/** Rule: RT-1. */
export const MAX_SUBJECT_KEYS = 100;
/** Missing keys, within the limit. */
export const keysToAdd = (
  { subjectKeys: known }: Pick<Conversation, 'subjectKeys'>,
  given: readonly string[],
): string[] =>
  [...new Set(given)]
    .filter((key) => !known.includes(key))
    .slice(0, Math.max(0, MAX_SUBJECT_KEYS - known.length));
