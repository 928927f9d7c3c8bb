import type { ConsentEvent, LedgerEntry } from '../model/consent/consent.ts';

/** What an agreement is about. */
export const EVIDENCE_SUBJECTS = ['lead', 'card', 'subscription'] as const;
export type EvidenceSubjectKind = (typeof EVIDENCE_SUBJECTS)[number];

export type EvidenceSubject = {
  readonly kind: EvidenceSubjectKind;
  /** Null when it was erased, or its time was over. */
  readonly id: string | null;
  /** Number that a person can quote. */
  readonly reference: string | null;
  readonly basis: string | null;
  readonly createdAt: string | null;
  /** `erased`: only the signed record is left; `expired`: only its place in the chain. */
  readonly state: 'kept' | 'erased' | 'expired';
};

/** As stored, dates as ISO text. */
export type EvidenceEvent = Omit<ConsentEvent, 'occurredAt' | 'proofExpiresAt' | 'endedAt'> & {
  readonly occurredAt: string;
};

/** A place in the shop's chain. Files of version 1 name no signature. */
export type EvidenceLink = {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly kind: LedgerEntry['kind'];
  readonly keyId?: string;
  readonly signature?: string;
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
    readonly fetchedAt?: string;
  } | null;
  readonly chain: readonly EvidenceLink[];
};

/** A public key as published; a period that is not named does not end. */
export type EvidenceKey = {
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly since?: string;
  readonly until?: string | null;
};

/** Version 1 knew leads alone; version 2 knows every agreement and signs off each place of the chain. */
export const EVIDENCE_FORMATS = ['zgoda-evidence/1', 'zgoda-evidence/2'] as const;
export const EVIDENCE_FORMAT = 'zgoda-evidence/2';

type Open = Readonly<Record<string, unknown>>;
const isOpen = (value: unknown): value is Open =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What a file of any version says, with the shop that it names. */
export type EvidenceFile = {
  readonly format: string;
  readonly generatedAt: string | null;
  readonly shopName: string | null;
  readonly evidence: EvidenceToVerify;
};

const subjectIn = (file: Open): EvidenceSubject | null => {
  if (file.format === 'zgoda-evidence/1') {
    const { lead } = file;
    if (!isOpen(lead) || typeof lead.id !== 'string') return null;
    return {
      kind: 'lead',
      id: lead.id,
      reference: textOr(lead.reference),
      basis: textOr(lead.basis),
      createdAt: textOr(lead.createdAt),
      state: 'kept',
    };
  }
  const { subject } = file;
  if (!isOpen(subject)) return null;
  const kind = EVIDENCE_SUBJECTS.find((known) => known === subject.kind);
  const state = (['kept', 'erased', 'expired'] as const).find((known) => known === subject.state);
  if (kind === undefined || state === undefined) return null;
  return {
    kind,
    id: textOr(subject.id),
    reference: textOr(subject.reference),
    basis: textOr(subject.basis),
    createdAt: textOr(subject.createdAt),
    state,
  };
};

const isPlace = (value: unknown): value is Open =>
  isOpen(value) &&
  Number.isSafeInteger(value.seq) &&
  typeof value.hash === 'string' &&
  typeof value.previousHash === 'string';
const isCommitment = (value: unknown): boolean =>
  isOpen(value) &&
  typeof value.commitment === 'string' &&
  [value.salt, value.value].every((part) => part === null || typeof part === 'string');
const isEvent = (value: unknown): boolean =>
  isPlace(value) &&
  [value.id, value.action, value.occurredAt, value.keyId, value.signature].every(
    (part) => typeof part === 'string',
  ) &&
  (value.control === null || isOpen(value.control)) &&
  isCommitment(value.ref) &&
  isCommitment(value.sessionRef);
const isLink = (value: unknown): boolean =>
  isPlace(value) &&
  [value.keyId, value.signature].every((part) => part === undefined || typeof part === 'string');

/**
 * Reads an evidence file of any version; null when it is none. What stands in it is judged later: here only the form of
 * what the judge looks into, so that nothing in a made-up file can break the judge. Whatever else is missing or altered
 * is told by the hashes.
 */
export const readEvidenceFile = (value: unknown): EvidenceFile | null => {
  if (!isOpen(value) || !EVIDENCE_FORMATS.some((format) => format === value.format)) return null;
  const { notice, events, chain, policySnapshot } = value;
  const subject = subjectIn(value);
  const hasNotice = notice === null || (isOpen(notice) && typeof notice.id === 'string');
  const hasSnapshot =
    policySnapshot === null ||
    (isOpen(policySnapshot) &&
      typeof policySnapshot.sha256 === 'string' &&
      typeof policySnapshot.text === 'string');
  if (subject === null || !hasNotice || !hasSnapshot) return null;
  if (!Array.isArray(events) || !events.every(isEvent) || !Array.isArray(chain) || !chain.every(isLink))
    return null;
  return {
    format: String(value.format),
    generatedAt: textOr(value.generatedAt),
    shopName: isOpen(value.shop) ? textOr(value.shop.name) : null,
    evidence: {
      subject,
      notice: notice as EvidenceToVerify['notice'],
      events: events as EvidenceEvent[],
      policySnapshot: policySnapshot as EvidenceToVerify['policySnapshot'],
      chain: chain as EvidenceLink[],
    },
  };
};

/** The published keys of a file as saved from /.well-known/zgoda-keys.json; null when it is none. */
export const readKeyFile = (value: unknown): readonly EvidenceKey[] | null => {
  const keys = isOpen(value) ? value.keys : null;
  if (!Array.isArray(keys)) return null;
  const isKey = (key: unknown): key is EvidenceKey =>
    isOpen(key) && typeof key.keyId === 'string' && typeof key.publicKeyPem === 'string';
  return keys.every(isKey) ? keys : null;
};
