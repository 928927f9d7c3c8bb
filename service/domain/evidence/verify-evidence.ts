import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { Commitment } from '../model/consent/consent.ts';
import { consentCanonicalText, signatureText } from '../model/consent/consent-hash.ts';
import type { EvidenceEvent, EvidenceKey, EvidenceToVerify, WholeFile, WitnessedPlace } from './evidence.ts';
import { type Judge, type JudgeSignature, makeJudgeSignature } from './judge-signature.ts';
import { type Standing, standingOf } from './standing.ts';
import { evidenceCatalog } from './texts/evidence-catalog.ts';
import type { CheckKind, Finding } from './texts/evidence-words.ts';

export type Check = {
  /** Such as `granted_7_hash`. */
  check: string;
  kind: CheckKind;
  ok: boolean;
  /** Words in `texts`. */
  finding: Finding;
  /** Place in the chain, if any. */
  seq: number | null;
  keyId: string | null;
  /** English. */
  detail: string;
};
export type Verdict = {
  valid: boolean;
  /** Null: invalid. */
  standing: Standing | null;
  checks: Check[];
  /** Valid files only. */
  witnessed?: WitnessedPlace[];
};

type Case = {
  evidence: EvidenceToVerify;
  judge: Judge;
  judgeSignature: JudgeSignature;
  say: Say;
};
export type Say = (check: string, kind: CheckKind, finding: Finding, isBad?: boolean, about?: About) => void;
type About = { seq?: number | undefined; keyId?: string | undefined };

/** Offline, with external keys. Rule: CO-9. */
export const verifyEvidence = async (
  evidence: EvidenceToVerify,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Verdict> =>
  judged(evidence, (say) => checkRecord(evidence, makeJudgeSignature(keys, judge), judge, say));

/** Verdict of noted checks. @param evidence null: malformed */
export const judged = async (
  evidence: EvidenceToVerify | null,
  run: (say: Say) => Promise<void>,
  epochs: WholeFile['epochs'] = [],
): Promise<Verdict> => {
  const checks: Check[] = [];
  await run((check, kind, finding, isBad = false, about = {}) => {
    const { seq = null, keyId = null } = about;
    const detail = evidenceCatalog.en.findings[finding]
      .replace('{key}', keyId ?? '')
      .replace('{seq}', String(seq ?? ''));
    checks.push({ check, kind, ok: !isBad, finding, seq, keyId, detail });
  });
  const valid = checks.every((check) => check.ok);
  return { valid, standing: valid && evidence !== null ? standingOf(evidence, epochs) : null, checks };
};

/** Checks record and place. */
export const checkRecord = async (
  evidence: EvidenceToVerify,
  judgeSignature: JudgeSignature,
  judge: Judge,
  say: Say,
): Promise<void> => {
  const all: Case = { evidence, judge, judgeSignature, say };
  await checkTexts(all);
  checkCount(all);
  for (const event of evidence.events) await checkEvent(all, event);
  await checkChain(all);
};

const checkTexts = async ({ evidence, judge, say }: Case): Promise<void> => {
  const { notice, policySnapshot } = evidence;
  if (notice !== null) {
    const hash = `ntc_${await judge.sha256Hex(canonicalJson(notice.content as Json))}`;
    const isSame = hash === notice.id;
    say('notice_text', 'notice_text', isSame ? 'notice_text' : 'notice_text_altered', !isSame);
  }
  if (policySnapshot !== null) {
    const hash = await judge.sha256Hex(policySnapshot.text);
    const isSame = hash === policySnapshot.sha256 && boundPolicyHash(notice?.content) === hash;
    say('policy_snapshot', 'policy_snapshot', isSame ? 'policy_text' : 'policy_text_altered', !isSame);
  }
};

const boundPolicyHash = (content: unknown): string | null => {
  if (typeof content !== 'object' || content === null || !('policy' in content)) return null;
  const { policy } = content;
  if (typeof policy !== 'object' || policy === null || !('contentSha256' in policy)) return null;
  return typeof policy.contentSha256 === 'string' ? policy.contentSha256 : null;
};

const checkCount = ({ evidence, say }: Case): void => {
  const { subject, events } = evidence;
  if (subject.state === 'expired') {
    const isBare = events.length === 0 && evidence.chain.some((link) => link.kind === 'tombstone');
    say('consent_event', 'consent_event', isBare ? 'record_expired' : 'agreement_count', !isBare);
    return;
  }
  const grants = events.filter((event) => event.action === 'granted').length;
  const informed = events.filter((event) => event.action === 'informed').length;
  const isConsent = subject.basis === 'consent';
  const fits = isConsent ? grants === 1 && informed === 0 : grants === 0 && informed <= 1;
  const good = isConsent ? 'agreement_one' : 'agreement_none';
  say('consent_event', 'consent_event', fits ? good : 'agreement_count', !fits);
};

/** Match, or both erased. */
const opens = async ({ salt, value, commitment }: Commitment, judge: Judge): Promise<boolean> =>
  salt === null || value === null
    ? salt === value
    : (await judge.sha256Hex(`${salt}.${value}`)) === commitment;

/** Null: impossible values. */
const signedText = (event: EvidenceEvent): string | null => {
  try {
    return consentCanonicalText({ ...event, occurredAt: new Date(event.occurredAt) });
  } catch {
    return null;
  }
};

const checkEvent = async (all: Case, event: EvidenceEvent): Promise<void> => {
  const { evidence, judge, say } = all;
  const { seq } = event;
  const name = `${event.action}_${seq}`;
  const text = signedText(event);
  const isWhole = text !== null && (await judge.sha256Hex(text)) === event.hash;
  say(`${name}_hash`, 'hash', isWhole ? 'hash' : 'hash_altered', !isWhole, { seq });
  // Reported by the hash check.
  if (text === null) return;
  await checkSignature(all, `${name}_signature`, event, event.occurredAt);
  await checkOpenings(all, event, name);
  if (event.action === 'granted' || event.action === 'informed') {
    const isSame = event.noticeId === evidence.notice?.id;
    say(`${name}_notice`, 'notice', isSame ? 'notice_same' : 'notice_other', !isSame, { seq });
  } else {
    const grant = evidence.events.find(({ id }) => id === event.ofEvent);
    const follows = grant !== undefined && grant.purpose === event.purpose && grant.seq < seq;
    say(`${name}_follows`, 'follows', follows ? 'follows' : 'follows_not', !follows, { seq });
  }
};

const checkOpenings = async (
  { evidence, judge, say }: Case,
  event: EvidenceEvent,
  name: string,
): Promise<void> => {
  const { subject } = evidence;
  const { seq } = event;
  if (event.ref.value === null && subject.state !== 'erased') {
    say(`${name}_lead`, 'lead', 'ref_missing', true, { seq });
  } else {
    const isThis = (await opens(event.ref, judge)) && event.ref.value === subject.id;
    const good = event.ref.value === null ? 'ref_erased' : 'ref_same';
    say(`${name}_lead`, 'lead', isThis ? good : 'ref_other', !isThis, { seq });
  }
  const { sessionRef: form, pageOrigin: page } = event;
  const isFormSame = await opens(form, judge);
  if (form.value !== null || !isFormSame)
    say(`${name}_form`, 'form', isFormSame ? 'form_same' : 'form_altered', !isFormSame, { seq });
  if (page === null || typeof page === 'string') return;
  const isPageSame = await opens(page, judge);
  if (page.value !== null || !isPageSame)
    say(`${name}_page`, 'page', isPageSame ? 'page_same' : 'page_altered', !isPageSame, { seq });
};

const checkSignature = async (
  { judgeSignature, say }: Case,
  check: string,
  { seq, hash, keyId, signature }: { seq: number; hash: string; keyId: string; signature: string },
  at: string | null,
): Promise<void> => {
  const finding = await judgeSignature({ text: signatureText(hash), keyId, signature }, at);
  say(check, 'signature', finding, finding !== 'signature', { seq, keyId });
};

const BEFORE_THE_FIRST = '0'.repeat(64);

/** Linked, placed and signed. */
const checkChain = async (all: Case): Promise<void> => {
  const { evidence, say } = all;
  if (evidence.events.length === 0 && evidence.chain.length === 0) return;
  const bySeq = new Map(evidence.chain.map((link) => [link.seq, link]));
  const hashBefore = (seq: number) => (seq === 1 ? BEFORE_THE_FIRST : bySeq.get(seq - 1)?.hash);
  const closes = evidence.chain.every(({ seq, previousHash }) => {
    const before = hashBefore(seq);
    return before === undefined || before === previousHash;
  });
  const stands = evidence.events.every((event) => {
    const link = bySeq.get(event.seq);
    return (
      link?.hash === event.hash &&
      link.previousHash === event.previousHash &&
      link.keyId === event.keyId &&
      link.signature === event.signature &&
      hashBefore(event.seq) !== undefined
    );
  });
  const isWhole = closes && stands;
  say('chain', 'chain', isWhole ? 'chain' : 'chain_broken', !isWhole);
  const own = new Set(evidence.events.map((event) => event.seq));
  for (const link of evidence.chain.filter((entry) => !own.has(entry.seq))) {
    await checkSignature(all, `chain_${link.seq}_signature`, link, null);
  }
};
