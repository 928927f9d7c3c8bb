/** Minimum visible characters of a policy (privacy.md §3.2). */
export const MIN_POLICY_CHARACTERS = 600;

const STUBS: readonly { reason: string; pattern: RegExp }[] = [
  { reason: 'lorem_ipsum', pattern: /\blorem ipsum\b/i },
  // Magento's default page.
  { reason: 'stub', pattern: /please replace this text with you privacy policy/i },
  { reason: 'stub', pattern: /please replace this text/i },
  // Unfilled names: „XXXX", „[…]", „[nazwa firmy]".
  { reason: 'blanks', pattern: /\bX{4,}\b/ },
  { reason: 'blanks', pattern: /\[(?:…|\.{3})\]/ },
];

const codePointCount = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * Reason for a stub; null: real text. WordPress's suggested text passes.
 * @param text visible, white space collapsed
 */
export const judgePolicyText = (text: string): string | null => {
  for (const { reason, pattern } of STUBS) if (pattern.test(text)) return reason;
  if (/^\s*(\{\{[^}]*\}\}|%[A-Z_]+%)\s*$/.test(text)) return 'template';
  return codePointCount(text) < MIN_POLICY_CHARACTERS ? 'short' : null;
};
