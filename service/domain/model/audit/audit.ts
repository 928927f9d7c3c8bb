import type { OrganisationId, ShopId } from '../../../protocol/vocabulary.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { AuditEntry, Digest } from '../base/ports.ts';
import { commit } from '../consent/consent-hash.ts';

/** Whose acts stand in one chain: a shop's own, or those that concern no shop. */
export type AuditChain = ShopId | 'service';

/**
 * One act, written down. Append-only; hash and hash before make a chain per shop, so that a removed or altered row
 * shows. What it was done to is in the hash as a salted commitment: erasure of a person forgets it and breaks nothing.
 * Rule: PR-6.
 */
export type AuditRow = Omit<AuditEntry, 'target'> & {
  readonly id: `aud_${string}`;
  readonly chain: AuditChain;
  /** Contiguous per chain, from 1. */
  readonly seq: number;
  readonly at: Date;
  /** Null once it is forgotten. */
  readonly target: string | null;
  readonly salt: string | null;
  /** SHA-256 over salt and target, lower-case hex. */
  readonly commitment: string;
  /** Hash of the row before; 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
};

/** Months that a shop may keep its audit log. */
export const AUDIT_MONTHS = { least: 6, usual: 12, most: 36 } as const;

export const FIRST_AUDIT_HASH = '0'.repeat(64);

export const chainOf = (shopId: ShopId | null): AuditChain => shopId ?? 'service';

/** The text whose SHA-256 is the row's hash. */
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

/**
 * Whether the target is what was committed to. It is forgotten together with its salt: a target without one could be
 * any, and a salt without a target is no row of the service.
 */
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

/** A row for the next place of its chain. */
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

/** Input of the signature over the newest entry; the prefix separates it from the service's other signatures. */
export const auditHeadText = (chain: AuditChain, head: { seq: number; hash: string }): string =>
  `zgoda-audit.v1.${chain}.${head.seq}.${head.hash}`;

/** What of the log is looked for. */
export type AuditFilter = {
  /** Acts that concern no shop but one of these companies: sign-ins, people, roles. */
  readonly organisationIds: readonly OrganisationId[] | 'all';
  readonly actor?: string | undefined;
  /** First words of actions: `lead` is `lead.read`, `lead.state` and so on. */
  readonly areas?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
};

/** `lead` of `lead.read`. */
export const areaOf = (action: string): string => action.slice(0, Math.max(0, action.indexOf('.'))) || action;

/** A place in the list, newest first. */
export type AuditCursor = Pick<AuditRow, 'at' | 'id'>;
