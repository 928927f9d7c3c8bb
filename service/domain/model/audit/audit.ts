import type { OrganisationId, ShopId } from '../../../protocol/vocabulary.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { AuditEntry, Digest } from '../base/ports.ts';
import { commit } from '../consent/consent-hash.ts';

export type AuditChain = ShopId | 'service';

/** Hash-chained by commitments, so that targets can be erased. Rule: PR-6. */
export type AuditRow = Omit<AuditEntry, 'target'> & {
  readonly id: `aud_${string}`;
  readonly chain: AuditChain;
  /** Contiguous, from 1. */
  readonly seq: number;
  readonly at: Date;
  /** Null after erasure. */
  readonly target: string | null;
  readonly salt: string | null;
  /** SHA-256 of salt and target, hex. */
  readonly commitment: string;
  /** First: 64 zeros. */
  readonly previousHash: string;
  readonly hash: string;
};

/** Retention in months. */
export const AUDIT_MONTHS = { least: 6, usual: 12, most: 36 } as const;

export const FIRST_AUDIT_HASH = '0'.repeat(64);

export const chainOf = (shopId: ShopId | null): AuditChain => shopId ?? 'service';

/** Text hashed for a row. */
export const auditText = (row: Omit<AuditRow, 'hash' | 'target' | 'salt'>): string =>
  canonicalJson({
    v: 1,
    id: row.id,
    chain: row.chain,
    seq: row.seq,
    at: row.at.toISOString(),
    organisationId: row.organisationId,
    actor: row.actor,
    action: row.action,
    target: row.commitment,
    outcome: row.outcome,
    details: row.details,
    previousHash: row.previousHash,
  });

/** Whether target and salt match, or are both erased. */
export const isTargetOpen = async (
  { target, salt, commitment }: Pick<AuditRow, 'target' | 'salt' | 'commitment'>,
  digest: { sha256Hex(text: string): string | Promise<string> },
): Promise<boolean> =>
  target === null || salt === null
    ? target === salt
    : (await digest.sha256Hex(`${salt}.${target}`)) === commitment;

export const auditHash = (
  row: Omit<AuditRow, 'hash' | 'target' | 'salt'>,
  digest: Pick<Digest, 'sha256Hex'>,
): string => digest.sha256Hex(auditText(row));

/** Row for the next place of its chain. */
export const placeAct = (
  entry: AuditEntry & { id: `aud_${string}`; at: Date },
  place: { seq: number; previousHash: string },
  salt: string,
  digest: Pick<Digest, 'sha256Hex'>,
): AuditRow => {
  const row = {
    ...entry,
    chain: chainOf(entry.shopId),
    ...place,
    salt,
    commitment: commit(salt, entry.target, digest),
  };
  return { ...row, hash: auditHash(row, digest) };
};

/** Signed text of the chain's head; prefixed against reuse. */
export const auditHeadText = (chain: AuditChain, head: { seq: number; hash: string }): string =>
  `zgoda-audit.v1.${chain}.${head.seq}.${head.hash}`;

export type AuditFilter = {
  /** Includes their acts outside shops. */
  readonly organisationIds: readonly OrganisationId[] | 'all';
  readonly actor?: string | undefined;
  /** `lead` for `lead.read`. */
  readonly areas?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
};

/** `lead` for `lead.read`. */
export const areaOf = (action: string): string => action.slice(0, Math.max(0, action.indexOf('.'))) || action;

export type AuditCursor = Pick<AuditRow, 'at' | 'id'>;
