import type { Conversation } from './conversation.ts';

/** Maximum number of subject keys of one conversation; the first ones stay. Rule: RT-1. */
export const MAX_SUBJECT_KEYS = 100;
/** The given keys that the conversation lacks, as far as there is room. */
export const keysToAdd = (
  { subjectKeys: known }: Pick<Conversation, 'subjectKeys'>,
  given: readonly string[],
): string[] =>
  [...new Set(given)]
    .filter((key) => !known.includes(key))
    .slice(0, Math.max(0, MAX_SUBJECT_KEYS - known.length));
