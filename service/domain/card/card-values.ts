import { type CardField, LIMITS } from '../../protocol/vocabulary.ts';
import { maskNumbers } from '../model/text/mask-numbers.ts';

const EMAIL = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]+\.[^\s@.<>(),;:"\\[\]\p{Cc}]{2,}$/u;
const PHONE = /^\+?[\d\s()./-]{6,30}$/;
const UNWANTED = /[\p{Cc}\p{Cs}]/u;

/** Checks, normalises and masks; `fault` is a hint. Rules: RQ-2, RQ-4. */
export const readCardValue = (
  kind: CardField,
  typed: string,
  now: Date,
): { value: string } | { fault: string } => {
  const value = kind === 'address' ? typed.replace(/\r\n?/g, '\n').trim() : typed.trim();
  if (value === '') return { value };
  if (Array.from(value).length > LIMITS.maxCardValueCodePoints)
    return { fault: `must be at most ${LIMITS.maxCardValueCodePoints} characters` };
  if (UNWANTED.test(value.replace(/\n/g, kind === 'address' ? ' ' : '\0')))
    return { fault: 'must be plain text' };
  if (kind === 'email') {
    if (value.length > LIMITS.maxEmailChars || !EMAIL.test(value))
      return { fault: 'must be an e-mail address' };
    return { value: value.toLowerCase() };
  }
  if (kind === 'phone') {
    const digits = value.replace(/\D/g, '').length;
    if (!PHONE.test(value) || digits < 6 || digits > 20) return { fault: 'must be a phone number' };
    return { value };
  }
  return { value: maskNumbers(value, now).text };
};

/** Masks all but the first character. Rule: SE-3. */
export const maskValue = (value: string): string => `${Array.from(value)[0] ?? ''}•••`;
