import { canonicalJson } from '../base/canonical-json.ts';
import type { Digest } from '../base/ports.ts';

/** Root over entries of a deleted ledger, and the hash of the statement that they went under. */
export type DepartedSpan = { readonly root: string; readonly statement: string };

/**
 * What stays of the ledger of a shop that was deleted: hashes over hashes. Without them no statement that held an entry
 * of it could be made again for the shops that stay. Names no shop. Decision 0237.
 */
export type DepartedLedger = {
  /** Hash of the shop's id, so that a deletion that runs again finds what it kept. */
  readonly id: string;
  /** When the shop was deleted. */
  readonly at: string;
  /** In the order of their places. */
  readonly spans: readonly DepartedSpan[];
  /** The statement that it went under itself, as one leaf; null until the next one is made. */
  readonly stated: { readonly id: string; readonly at: string } | null;
};

/** What stays of deleted ledgers; they name no shop. */
export type DepartedLedgerStore = {
  /** False when one with this id is kept already. */
  insert(ledger: DepartedLedger): Promise<boolean>;
  /** All, oldest first. */
  list(): Promise<readonly DepartedLedger[]>;
  /** Notes the statement that it went under; null takes that back. @returns false where it is another than `from` */
  setStated(id: string, from: string | null, stated: DepartedLedger['stated']): Promise<boolean>;
};

/** The text whose SHA-256 is the leaf, under a prefix, so that no leaf can be passed off as the hash of anything else. */
export const departedText = ({ at, spans }: Pick<DepartedLedger, 'at' | 'spans'>): string =>
  `zgoda-departed.v1.${canonicalJson({ at, spans: spans.map(({ root, statement }) => ({ root, statement })) })}`;

/** The name under which the ledger of a shop is kept. */
export const departedId = (shopId: string, { sha256Hex }: Pick<Digest, 'sha256Hex'>): string =>
  sha256Hex(`zgoda-departed-shop.v1.${shopId}`);
