import type { PolicyStep } from './policy-change.ts';

/** The text itself, and every text from which changes led to it. */
const textsUpTo = (steps: readonly PolicyStep[], sha256: string): Set<string> => {
  const earlier = new Map<string, string[]>();
  for (const { fromSha256, toSha256 } of steps) {
    earlier.set(toSha256, [...(earlier.get(toSha256) ?? []), fromSha256]);
  }
  const found = new Set([sha256]);
  // The set grows while it is walked. Each text is taken once, so a text that came back ends the walk as well.
  for (const text of found) for (const before of earlier.get(text) ?? []) found.add(before);
  return found;
};

/**
 * The texts of a policy whose people a change concerns: its earlier text, and all that led to it. Somebody who was told
 * of one change, or for whom it was declared harmless, is asked about the next one too.
 * @param steps of all changes of the shop
 * @param textNow text that the page of a language has now; null: not known, so nobody of the language is left out
 * @returns empty where the page of the language took another way than this change
 */
export const textsConcerned = (
  steps: readonly PolicyStep[],
  change: PolicyStep,
  textNow: string | null,
): ReadonlySet<string> => {
  if (textNow !== null && !textsUpTo(steps, textNow).has(change.toSha256)) return new Set();
  const texts = textsUpTo(steps, change.fromSha256);
  // A text that came back: who stands under it stands under the later text of this change, or under that of now.
  texts.delete(change.toSha256);
  if (textNow !== null) texts.delete(textNow);
  return texts;
};
