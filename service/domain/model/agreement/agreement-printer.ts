import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Block } from './agreement-text.ts';

export type PrintedDocument = {
  locale: Locale;
  title: string;
  author: string;
  createdAt: Date;
  blocks: readonly Block[];
  /** Footer lines. */
  foot: readonly string[];
  /** Contains `{page}` and `{pages}`. */
  page: string;
  acceptance: { heading: string; text: string } | null;
  signatures: {
    parties: readonly { role: string; name: string; person: string }[];
    placeAndDate: string;
    signature: string;
  } | null;
};
/** Tagged PDF on A4. */
export type AgreementPrinter = (document: PrintedDocument) => Promise<Uint8Array>;
