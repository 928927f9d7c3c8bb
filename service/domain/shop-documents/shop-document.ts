import type { ShopFacts } from '../processing-record/processing-record.ts';

/** One row: a question or a name, and what is known; an empty text is a line to fill in by hand. */
export type DocumentRow = { readonly term: string; readonly text: string };
export type DocumentSection = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly DocumentRow[];
};
/** A document of the controller, in one language, from the settings as they are now. Rule: PR-4. */
export type ShopDocument = {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly DocumentSection[];
};

/** What the documents are made from. */
export type DocumentFacts = ShopFacts & {
  readonly today: Date;
  /** Authority that the shop answers to. */
  readonly authority: string;
};
