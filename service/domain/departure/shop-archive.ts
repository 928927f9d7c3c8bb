import type { ShopScope } from '../tenancy.ts';

/** A row as it lies in its collection. */
export type ArchiveRow = Readonly<Record<string, unknown>>;

/** What the operator keeps for itself after the end: Art. 28(9), proof of the agreement. Rule: PR-2. */
export const KEPT_EVIDENCE: readonly string[] = ['agreementDocuments', 'agreementFiles'];

/**
 * Everything that is kept for a shop, whatever room keeps it: a collection that is new tomorrow is exported and deleted
 * like those of today. Rule: PR-5.
 */
export type ShopArchive = {
  /** Rows of the shop by collection; collections without one are left out. */
  counts(scope: ShopScope): Promise<Readonly<Record<string, number>>>;
  /** Rows of one collection, a few at a time. */
  rows(scope: ShopScope, collection: string): AsyncIterable<ArchiveRow>;
  /**
   * Removes every row of the shop and takes its id out of every list, but for the evidence of the agreement: that is
   * the operator's own proof and goes at `evidenceUntil`. May be cut short and run again.
   */
  remove(scope: ShopScope, evidenceUntil: Date): Promise<void>;
  /** Collections in which a row of the shop is left; after a deletion none but the evidence of the agreement. */
  traces(scope: ShopScope): Promise<readonly string[]>;
};
