import type { Locale } from '../../protocol/vocabulary.ts';
import { readingCatalog } from './texts/reading-catalog.ts';
import type { Reading } from './who-read.ts';

/** Role and company, never a name. */
export const readerText = (
  { role, company, isAgency }: Pick<Reading, 'role' | 'company' | 'isAgency'>,
  locale: Locale,
): string => {
  const words = readingCatalog[locale];
  if (role === null || company === null) return words.former;
  return `${words.roles[role]}, ${company}${isAgency ? ` (${words.agency})` : ''}`;
};
