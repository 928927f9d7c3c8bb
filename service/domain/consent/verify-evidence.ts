import { canonicalJson, type Json } from '../canonical-json.ts';
import type { Digest, SignatureVerifier } from '../ports.ts';
import type { Commitment, ConsentEvent } from './consent.ts';
import { commit, consentHash, signatureText } from './consent-hash.ts';

/** What is needed to judge one lead's evidence without the service: the file and the published keys. */
export type EvidenceToVerify = {
  lead: { id: string; basis: string | null };
  notice: { id: string; content: unknown } | null;
  /** As stored, dates as ISO text. */
  events: readonly EvidenceEvent[];
  policySnapshot: { sha256: string; text: string } | null;
  chain: readonly { seq: number; previousHash: string; hash: string }[];
};
export type EvidenceEvent = Omit<ConsentEvent, 'occurredAt' | 'proofExpiresAt'> & { occurredAt: string };
export type Check = { check: string; ok: boolean; detail: string };
export type Verdict = { valid: boolean; checks: Check[] };

/**
 * Judges evidence with public keys that come from elsewhere, never from the evidence itself. Rule: CO-9, decision 15.
 * Works on a file alone: no database, no network.
 */
export const verifyEvidence = (
  evidence: EvidenceToVerify,
  publicKeys: readonly { keyId: string; publicKeyPem: string }[],
  digest: Pick<Digest, 'sha256Hex'>,
  verifySignature: SignatureVerifier,
): Verdict => {
  const checks: Check[] = [];
  const say = (check: string, ok: boolean, good: string, bad: string) =>
    checks.push({ check, ok, detail: ok ? good : bad });
  const { notice } = evidence;

  if (notice !== null) {
    const hash = `ntc_${digest.sha256Hex(canonicalJson(notice.content as Json))}`;
    say(
      'notice_text',
      hash === notice.id,
      'The shown text is the one the id stands for.',
      'The shown text was altered.',
    );
  }
  if (evidence.policySnapshot !== null) {
    const { sha256, text } = evidence.policySnapshot;
    const bound = boundPolicyHash(notice?.content);
    say(
      'policy_snapshot',
      digest.sha256Hex(text) === sha256 && bound === sha256,
      'The kept policy text is the one the notice was bound to.',
      'The kept policy text is not the one the notice was bound to.',
    );
  }
  const needsConsent = evidence.lead.basis === 'consent';
  const grants = evidence.events.filter((event) => event.action === 'granted');
  say(
    'consent_event',
    grants.length === (needsConsent ? 1 : 0),
    needsConsent
      ? 'There is exactly one agreement for this lead.'
      : 'The basis is not consent, and none is claimed.',
    'The number of agreements does not fit the basis.',
  );
  for (const event of evidence.events) checkEvent(event, evidence, publicKeys, digest, verifySignature, say);
  checkChain(evidence, say);
  return { valid: checks.every((check) => check.ok), checks };
};

const boundPolicyHash = (content: unknown): string | null => {
  if (typeof content !== 'object' || content === null || !('policy' in content)) return null;
  const { policy } = content;
  if (typeof policy !== 'object' || policy === null || !('contentSha256' in policy)) return null;
  return typeof policy.contentSha256 === 'string' ? policy.contentSha256 : null;
};

/** Whether salt and value are the ones that were signed. */
const opens = (sealed: Commitment, digest: Pick<Digest, 'sha256Hex'>): boolean =>
  sealed.salt !== null &&
  sealed.value !== null &&
  commit(sealed.salt, sealed.value, digest) === sealed.commitment;

type Say = (check: string, ok: boolean, good: string, bad: string) => void;

const checkEvent = (
  event: EvidenceEvent,
  evidence: EvidenceToVerify,
  publicKeys: readonly { keyId: string; publicKeyPem: string }[],
  digest: Pick<Digest, 'sha256Hex'>,
  verifySignature: SignatureVerifier,
  say: Say,
): void => {
  const name = `${event.action}_${event.seq}`;
  const occurredAt = new Date(event.occurredAt);
  const hash = Number.isNaN(occurredAt.getTime()) ? '' : consentHash({ ...event, occurredAt }, digest);
  say(`${name}_hash`, hash === event.hash, 'Every field is as it was written.', 'A field was altered.');
  const key = publicKeys.find((candidate) => candidate.keyId === event.keyId);
  say(
    `${name}_signature`,
    key !== undefined && verifySignature(signatureText(event.hash), event.signature, key.publicKeyPem),
    `Signed by the service's key ${event.keyId}.`,
    key === undefined ? `No published key is called ${event.keyId}.` : 'The signature does not fit.',
  );
  if (event.ref.value !== null) {
    say(
      `${name}_lead`,
      opens(event.ref, digest) && event.ref.value === evidence.lead.id,
      'The event names this lead.',
      'The event does not name this lead.',
    );
  }
  if (event.sessionRef.value !== null) {
    say(
      `${name}_form`,
      opens(event.sessionRef, digest),
      'The event names the form that was sent.',
      'The named form was altered.',
    );
  }
  if (event.action === 'granted') {
    say(
      `${name}_notice`,
      event.noticeId === evidence.notice?.id,
      'The agreement is to the notice shown here.',
      'The agreement is to another notice.',
    );
  }
};

/** Consecutive places must close on each other; the lead's own events must stand in them. */
const checkChain = (evidence: EvidenceToVerify, say: Say): void => {
  if (evidence.events.length === 0) return;
  const bySeq = new Map(evidence.chain.map((link) => [link.seq, link]));
  const closes = evidence.chain.every((link) => {
    const before = bySeq.get(link.seq - 1);
    return before === undefined || before.hash === link.previousHash;
  });
  const stands = evidence.events.every((event) => {
    const link = bySeq.get(event.seq);
    const hasBefore = event.seq === 1 ? /^0{64}$/.test(event.previousHash) : bySeq.has(event.seq - 1);
    return link?.hash === event.hash && link.previousHash === event.previousHash && hasBefore;
  });
  say(
    'chain',
    closes && stands,
    'The chain closes before and after.',
    'The chain is broken: an entry is missing or altered.',
  );
};
