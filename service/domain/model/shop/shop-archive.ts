import type { ShopScope } from '../base/tenancy.ts';

/** A row as it lies in its collection. */
export type ArchiveRow = Readonly<Record<string, unknown>>;

/**
 * What the operator keeps for itself after the end, and why: proof of the agreement (Art. 28(9)), and how many people
 * of the shop a breach of the operator's concerned (Art. 33(5)). Nothing of a visitor. Rules: PR-2, SE-4.
 */
export const KEPT_REASONS = {
  agreementDocuments: 'agreement',
  agreementFiles: 'agreement',
  breachNotices: 'breach_register',
} as const;
export const KEPT_EVIDENCE: readonly string[] = Object.keys(KEPT_REASONS);

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
   * Removes every row of the shop and takes its id out of every list, but for the operator's own proof: that goes at
   * its own end, or at `evidenceUntil`. The shop itself goes last. Safe to interrupt and repeat.
   */
  remove(scope: ShopScope, evidenceUntil: Date): Promise<void>;
  /** Collections in which a row of the shop is left; after a deletion none but `KEPT_EVIDENCE`. */
  traces(scope: ShopScope): Promise<readonly string[]>;
};
