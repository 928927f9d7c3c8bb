import {
  EVIDENCE_SUBJECTS,
  type EvidenceEvent,
  type EvidenceFile,
  type EvidenceLink,
  type EvidenceSubject,
  type EvidenceToVerify,
} from './evidence.ts';

/** Version 1 knew leads alone; version 2 knows every agreement and signs off each place of the chain. */
const FORMATS = ['zgoda-evidence/1', 'zgoda-evidence/2'] as const;

type Open = Readonly<Record<string, unknown>>;
const isOpen = (value: unknown): value is Open =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

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
 * Reads an evidence file of version 1 or 2; null when it is none. What stands in it is judged later: here only the form of
 * what the judge looks into, so that nothing in a made-up file can break the judge. Whatever else is missing or altered
 * is told by the hashes.
 */
export const readOlderEvidence = (value: unknown): EvidenceFile | null => {
  if (!isOpen(value) || !FORMATS.some((format) => format === value.format)) return null;
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
    whole: null,
  };
};
