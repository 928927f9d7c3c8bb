import type { ShopFacts } from '../processing-record/processing-record.ts';

/** Empty text: blank line. */
export type DocumentRow = { readonly term: string; readonly text: string };
export type DocumentSection = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly DocumentRow[];
};
/** Rule: PR-4. */
export type ShopDocument = {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly DocumentSection[];
};

export type DocumentFacts = ShopFacts & {
  readonly today: Date;
  /** Supervisory authority. */
  readonly authority: string;
};
