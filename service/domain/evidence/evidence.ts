import type { ConsentEvent, LedgerEntry, LedgerEpoch } from '../model/consent/consent.ts';
import type { HeadStatement, Seen, Step } from '../model/witness/statement.ts';
import { isMoment } from './closed-schema.ts';

export const EVIDENCE_SUBJECTS = ['lead', 'conversation', 'card', 'subscription'] as const;
export type EvidenceSubjectKind = (typeof EVIDENCE_SUBJECTS)[number];

export type EvidenceSubject = {
  /** Null: expired. */
  readonly kind: EvidenceSubjectKind | null;
  /** Null: erased or expired. */
  readonly id: string | null;
  readonly reference: string | null;
  readonly basis: string | null;
  readonly createdAt: string | null;
  /** `expired`: only its place is left. */
  readonly state: 'kept' | 'erased' | 'expired';
  /** Null: none. */
  readonly seq: number | null;
};

/** Dates as ISO text. */
export type EvidenceEvent = Omit<
  ConsentEvent,
  'occurredAt' | 'pageOrigin' | 'personSalt' | 'proofExpiresAt' | 'endedAt' | 'endedAs'
> & {
  readonly occurredAt: string;
  /** A file may sign its page as a text; the service writes none. */
  readonly pageOrigin: ConsentEvent['pageOrigin'] | string;
};

/** A backup was restored. */
export type EvidenceEpoch = Omit<LedgerEpoch, 'at'> & {
  readonly at: string;
  /** Read, never written. */
  readonly witnessed?: { readonly by: string; readonly at: string; readonly statement: string };
};

export type EvidenceLink = {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly kind: LedgerEntry['kind'];
  readonly keyId: string;
  readonly signature: string;
};

export type FileStatement = {
  readonly statement: HeadStatement & { readonly root: string };
  readonly signature: string;
  readonly entries: readonly { readonly seq: number; readonly path: readonly Step[] }[];
  readonly seen: readonly Seen[];
};

export type WitnessedPlace = {
  readonly seq: number;
  /** Service clock; null: only the place is left. */
  readonly occurredAt: string | null;
  /** Earliest first. */
  readonly by: { name: string; at: string }[];
  /** No key, or unsupported. */
  readonly unchecked: string[];
};

export type EvidenceToVerify = {
  readonly subject: EvidenceSubject;
  /** Null: none, or expired. */
  readonly notice: { readonly id: string; readonly content: unknown } | null;
  readonly events: readonly EvidenceEvent[];
  readonly policySnapshot: {
    readonly sha256: string;
    readonly text: string;
    readonly fetchedAt: string;
    /** Shop software, or the service's check. */
    readonly source: 'adapter' | 'link';
  } | null;
  readonly chain: readonly EvidenceLink[];
};

/** No end: valid. */
export type EvidenceKey = {
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly since?: string;
  readonly until?: string | null;
  /** Never a key of the service. */
  readonly witness?: string;
};

export const EVIDENCE_FORMAT = 'zgoda-evidence/3';

export type EvidenceAsOf = {
  readonly at: string;
  /** Null: empty ledger. */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: string } | null;
};

export type WholeFile = {
  readonly asOf: EvidenceAsOf;
  readonly shopId: string;
  readonly epochs: readonly EvidenceEpoch[];
  readonly seal: { readonly keyId: string; readonly signature: string };
  /** Canonical, without the seal. */
  readonly sealedText: string;
  readonly witnesses: readonly FileStatement[];
  readonly noticeShopId: string | null;
};

export type EvidenceFile = {
  readonly shopName: string;
  readonly evidence: EvidenceToVerify;
  readonly whole: WholeFile;
};

/** Null: no Ed25519 key. */
export type KeyIdOf = (publicKeyPem: string) => string | null | Promise<string | null>;

/** Null: no duplicate. */
export const keyTwiceIn = (keys: readonly EvidenceKey[]): string | null =>
  keys.find(({ keyId }, at) => keys.findIndex((other) => other.keyId === keyId) < at)?.keyId ?? null;

const isOpen = (one: unknown): one is Readonly<Record<string, unknown>> =>
  typeof one === 'object' && one !== null && !Array.isArray(one);
const isTime = (one: unknown): boolean => typeof one === 'string' && isMoment(one);
/** One PEM spelling, so that verifiers agree. */
const PEM = /^-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=\n-----END PUBLIC KEY-----\n?$/;
const isKey = (one: unknown): one is EvidenceKey =>
  isOpen(one) &&
  typeof one.keyId === 'string' &&
  typeof one.publicKeyPem === 'string' &&
  PEM.test(one.publicKeyPem) &&
  (one.since === undefined || isTime(one.since)) &&
  (one.until === undefined || one.until === null || isTime(one.until)) &&
  (one.witness === undefined || typeof one.witness === 'string');

/**
 * Derived unique names, against spoofing.
 * @returns null: invalid
 */
export const readKeyFile = async (
  value: unknown,
  keyIdOf: KeyIdOf,
): Promise<readonly EvidenceKey[] | null> => {
  const keys = isOpen(value) ? value.keys : null;
  if (!Array.isArray(keys) || !keys.every(isKey) || keyTwiceIn(keys) !== null) return null;
  for (const { keyId, publicKeyPem } of keys) if ((await keyIdOf(publicKeyPem)) !== keyId) return null;
  return keys;
};
