import type { ShopScope } from '../base/tenancy.ts';

export type ArchiveRow = Readonly<Record<string, unknown>>;

/** Agreement (Art. 28(9)) and breach counts (Art. 33(5)). Rules: PR-2, SE-4. */
export const KEPT_REASONS = {
  agreementDocuments: 'agreement',
  agreementFiles: 'agreement',
  breachNotices: 'breach_register',
} as const;
export const KEPT_EVIDENCE: readonly string[] = Object.keys(KEPT_REASONS);

/** All collections. Rule: PR-5. */
export type ShopArchive = {
  /** Omits zeros. */
  counts(scope: ShopScope): Promise<Readonly<Record<string, number>>>;
  /** Streams one collection. */
  rows(scope: ShopScope, collection: string): AsyncIterable<ArchiveRow>;
  /** The shop last; evidence at its end or `evidenceUntil`. Idempotent. */
  remove(scope: ShopScope, evidenceUntil: Date): Promise<void>;
  /** After deletion only `KEPT_EVIDENCE`. */
  traces(scope: ShopScope): Promise<readonly string[]>;
};
