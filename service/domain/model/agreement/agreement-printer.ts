import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Block } from './agreement-text.ts';

/** A document to be printed: the parsed canonical text and what stands around it. */
export type PrintedDocument = {
  locale: Locale;
  title: string;
  author: string;
  createdAt: Date;
  blocks: readonly Block[];
  /** Lines at the foot of every page. */
  foot: readonly string[];
  /** Words with `{page}` and `{pages}`. */
  page: string;
  acceptance: { heading: string; text: string } | null;
  signatures: {
    parties: readonly { role: string; name: string; person: string }[];
    placeAndDate: string;
    signature: string;
  } | null;
};
/** A tagged PDF on A4. */
export type AgreementPrinter = (document: PrintedDocument) => Promise<Uint8Array>;
