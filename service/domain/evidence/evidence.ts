import type { ConsentEvent, LedgerEntry, LedgerEpoch } from '../model/consent/consent.ts';
import type { HeadStatement, Seen, Step } from '../model/witness/statement.ts';
import { isMoment } from './closed-schema.ts';

/** What a record is about. */
export const EVIDENCE_SUBJECTS = ['lead', 'conversation', 'card', 'subscription'] as const;
export type EvidenceSubjectKind = (typeof EVIDENCE_SUBJECTS)[number];

export type EvidenceSubject = {
  /** Null when the time of the record is over: its place does not say what it was about. */
  readonly kind: EvidenceSubjectKind | null;
  /** Null when it was erased, or its time was over. */
  readonly id: string | null;
  /** Number that a person can quote. */
  readonly reference: string | null;
  readonly basis: string | null;
  readonly createdAt: string | null;
  /** `erased`: only the signed record is left; `expired`: only its place in the chain. */
  readonly state: 'kept' | 'erased' | 'expired';
  /** Place in the ledger of the consent itself; null where none was recorded. */
  readonly seq: number | null;
};

/** As stored, dates as ISO text. */
export type EvidenceEvent = Omit<
  ConsentEvent,
  'occurredAt' | 'pageOrigin' | 'personSalt' | 'proofExpiresAt' | 'endedAt' | 'endedAs'
> & {
  readonly occurredAt: string;
  /** A file may sign its page as a text; the service writes none. */
  readonly pageOrigin: ConsentEvent['pageOrigin'] | string;
};

/** What opened an epoch of the ledger: a backup was restored. */
export type EvidenceEpoch = Omit<LedgerEpoch, 'at'> & {
  readonly at: string;
  /** Statement of which another service knew; read in files, never written. */
  readonly witnessed?: { readonly by: string; readonly at: string; readonly statement: string };
};

/** A place in the shop's chain. */
export type EvidenceLink = {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly kind: LedgerEntry['kind'];
  readonly keyId: string;
  readonly signature: string;
};

/** A statement that witnesses saw, and how places of the record lead to it. */
export type FileStatement = {
  readonly statement: HeadStatement & { readonly root: string };
  readonly signature: string;
  readonly entries: readonly { readonly seq: number; readonly path: readonly Step[] }[];
  readonly seen: readonly Seen[];
};

/** What witnesses outside say about one place of the record. */
export type WitnessedPlace = {
  readonly seq: number;
  /** By the service's clock; null where only the place is left. */
  readonly occurredAt: string | null;
  /** Who confirmed to have seen it, and when, earliest first. */
  readonly by: { name: string; at: string }[];
  /** Who is said to have seen it, but could not be checked: without the witness's keys, or by this verifier. */
  readonly unchecked: string[];
};

/** What is needed to judge evidence without the service: the file and the published keys. */
export type EvidenceToVerify = {
  readonly subject: EvidenceSubject;
  /** Null only when a lead was kept without a notice, or the record has expired. */
  readonly notice: { readonly id: string; readonly content: unknown } | null;
  readonly events: readonly EvidenceEvent[];
  readonly policySnapshot: {
    readonly sha256: string;
    readonly text: string;
    readonly fetchedAt: string;
    /** Who reported the page: the shop's own software, or the service that looked. */
    readonly source: 'adapter' | 'link';
  } | null;
  readonly chain: readonly EvidenceLink[];
};

/** A public key as published; a period that is not named does not end. */
export type EvidenceKey = {
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly since?: string;
  readonly until?: string | null;
  /** Name of the witness outside whose key it is; it never counts as a key of the service. */
  readonly witness?: string;
};

export const EVIDENCE_FORMAT = 'zgoda-evidence/3';

/** The moment for which a file speaks, and how far the shop's ledger reached then. */
export type EvidenceAsOf = {
  readonly at: string;
  /** Newest entry; null while the ledger is empty. */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: string } | null;
};

/** What a file says around its record, with the signature over all of it. */
export type WholeFile = {
  readonly asOf: EvidenceAsOf;
  readonly shopId: string;
  /** All that opened an epoch, up to the head. */
  readonly epochs: readonly EvidenceEpoch[];
  readonly seal: { readonly keyId: string; readonly signature: string };
  /** What the seal signs: the canonical text of the file without its seal. */
  readonly sealedText: string;
  readonly witnesses: readonly FileStatement[];
  /** Shop that the notice names. */
  readonly noticeShopId: string | null;
};

/** What a file says, with the shop that it names. */
export type EvidenceFile = {
  readonly shopName: string;
  readonly evidence: EvidenceToVerify;
  readonly whole: WholeFile;
};

/** The name of an Ed25519 public key, made from the key itself; null for anything else. */
export type KeyIdOf = (publicKeyPem: string) => string | null | Promise<string | null>;

/** The name of a key that stands twice among others: one of them would count in place of the other. Null: none does. */
export const keyTwiceIn = (keys: readonly EvidenceKey[]): string | null =>
  keys.find(({ keyId }, at) => keys.findIndex((other) => other.keyId === keyId) < at)?.keyId ?? null;

const isOpen = (one: unknown): one is Readonly<Record<string, unknown>> =>
  typeof one === 'object' && one !== null && !Array.isArray(one);
const isTime = (one: unknown): boolean => typeof one === 'string' && isMoment(one);
/** How an Ed25519 public key is published; its one spelling, so that all verifiers read the same lists. */
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
 * The keys of a file as saved from /.well-known/zgoda-keys.json: each under the name that is made from it, once, with
 * times that are times. So no list can give a key the name or the period of another.
 * @returns null for anything else
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
