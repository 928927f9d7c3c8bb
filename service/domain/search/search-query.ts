import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { askedPart, foldedText, isFound, SHORTEST_WORD, wordsIn } from '../model/search/search-words.ts';
import { addressesIn, phoneForms } from '../model/text/mentions.ts';
import { keyMark, PHONE_DIGITS, phoneMark, wordMark } from './search-tokens.ts';

export type SearchTerm =
  | { readonly kind: 'word'; readonly form: string }
  | { readonly kind: 'email' | 'phone'; readonly value: string };

/** Further terms are ignored. */
const MAX_TERMS = 8;
const MIN_PHONE_DIGITS = 7;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Distinct terms: addresses and numbers, then words. */
export const termsOf = (typed: string): SearchTerm[] => {
  const terms: SearchTerm[] = [];
  let rest = typed;
  // Longest first: readings of a number overlap.
  const found = [...addressesIn(typed)].sort((a, b) => b.value.length - a.value.length);
  for (const { kind, value } of found) {
    const place = rest.indexOf(value);
    if (place < 0 || (kind === 'phone' && digitsOf(value).length < MIN_PHONE_DIGITS)) continue;
    terms.push({ kind, value });
    rest = `${rest.slice(0, place)} ${rest.slice(place + value.length)}`;
  }
  const forms = wordsIn(rest).map(({ form }) => form);
  const words = [...new Set(forms)].filter((form) => Array.from(form).length >= SHORTEST_WORD);
  return [...terms, ...words.map((form): SearchTerm => ({ kind: 'word', form }))].slice(0, MAX_TERMS);
};

type Vault = Pick<FieldVault, 'searchTokens' | 'subjectKey'>;

/** Index tokens of a term, any of which may match. */
export const tokensOfTerm = async (
  vault: Vault,
  scope: ShopScope,
  term: SearchTerm,
): Promise<readonly number[]> => {
  const marks: string[] = [];
  if (term.kind === 'word') marks.push(wordMark(askedPart(term.form) ?? term.form));
  else if (term.kind === 'email') marks.push(keyMark(await vault.subjectKey(scope, 'email', term.value)));
  else {
    const part = askedPart(digitsOf(term.value));
    marks.push(...[phoneMark(term.value)].filter((mark) => mark !== null));
    if (part !== null) marks.push(wordMark(part));
    for (const form of phoneForms(term.value))
      marks.push(keyMark(await vault.subjectKey(scope, 'phone', form)));
  }
  return vault.searchTokens(scope, [...new Set(marks)]);
};

/** Ranges of a term; empty: none. */
export const placesOf = (text: string, term: SearchTerm): { start: number; end: number }[] => {
  if (term.kind === 'word') return wordsIn(text).filter(({ form }) => isFound(form, term.form));
  if (term.kind === 'email') {
    const wanted = foldedText(term.value);
    return addressesIn(text)
      .filter(({ kind, value }) => kind === 'email' && foldedText(value) === wanted)
      .map(({ value }) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length }));
  }
  const wanted = digitsOf(term.value);
  const last = wanted.slice(-PHONE_DIGITS);
  const numbers = addressesIn(text)
    .filter(({ kind, value }) => kind === 'phone' && digitsOf(value).slice(-PHONE_DIGITS) === last)
    .map(({ value }) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length }));
  return [...numbers, ...wordsIn(text).filter(({ form }) => isFound(form, wanted))];
};
