/** Fewer characters of visible text than this are a stub, not a policy (privacy.md §3.2). */
export const MIN_POLICY_CHARACTERS = 600;

const STUBS: readonly { reason: string; pattern: RegExp }[] = [
  { reason: 'lorem_ipsum', pattern: /\blorem ipsum\b/i },
  // Magento's shipped page.
  { reason: 'stub', pattern: /please replace this text with you privacy policy/i },
  { reason: 'stub', pattern: /please replace this text/i },
  // Names left blank: „XXXX", „[…]", „[nazwa firmy]" in a row.
  { reason: 'blanks', pattern: /\bX{4,}\b/ },
  { reason: 'blanks', pattern: /\[(?:…|\.{3})\]/ },
];

const codePointCount = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * Whether a policy text is a stub. WordPress's suggested text as it stands counts as a text; platforms warn about it.
 * Decision 0077.
 * @param text visible text, white space collapsed
 * @returns a short reason, or null for a real text
 */
export const judgePolicyText = (text: string): string | null => {
  for (const { reason, pattern } of STUBS) if (pattern.test(text)) return reason;
  if (/^\s*(\{\{[^}]*\}\}|%[A-Z_]+%)\s*$/.test(text)) return 'template';
  return codePointCount(text) < MIN_POLICY_CHARACTERS ? 'short' : null;
};
