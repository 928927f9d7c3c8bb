import type { PolicyStep } from './policy-change.ts';

/** With all predecessors. */
const textsUpTo = (steps: readonly PolicyStep[], sha256: string): Set<string> => {
  const earlier = new Map<string, string[]>();
  for (const { fromSha256, toSha256 } of steps) {
    earlier.set(toSha256, [...(earlier.get(toSha256) ?? []), fromSha256]);
  }
  const found = new Set([sha256]);
  // The set grows during iteration; cycles end it.
  for (const text of found) for (const before of earlier.get(text) ?? []) found.add(before);
  return found;
};

/**
 * Texts affected: the old one and predecessors.
 * @param steps all of the shop
 * @param textNow null: unknown, excludes nobody
 * @returns empty when unrelated to the page's text
 */
export const textsConcerned = (
  steps: readonly PolicyStep[],
  change: PolicyStep,
  textNow: string | null,
): ReadonlySet<string> => {
  if (textNow !== null && !textsUpTo(steps, textNow).has(change.toSha256)) return new Set();
  const texts = textsUpTo(steps, change.fromSha256);
  // A restored text is still current.
  texts.delete(change.toSha256);
  if (textNow !== null) texts.delete(textNow);
  return texts;
};
