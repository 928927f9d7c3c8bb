import type { LeadId } from '../../protocol/vocabulary.ts';
import type { LedgerEntry } from '../consent/consent.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import {
  type EvidenceEvent,
  type EvidenceToVerify,
  type Verdict,
  verifyEvidence,
} from '../consent/verify-evidence.ts';
import { notFound } from '../domain-error.ts';
import type { NoticeVersion, PolicySnapshot } from '../notice/notice.ts';
import type { NoticeStore } from '../notice/notice-store.ts';
import type { Digest, EvidenceSigner, PublicKey, SignatureVerifier } from '../ports.ts';
import { type ShopsScope, scopeOfShop } from '../tenancy.ts';
import type { Lead } from './lead.ts';
import type { LeadStore } from './lead-store.ts';

export type LeadEvidence = {
  lead: Lead;
  notice: NoticeVersion | null;
  events: EvidenceEvent[];
  chain: { seq: number; previousHash: string; hash: string; kind: LedgerEntry['kind'] }[];
  policySnapshot: PolicySnapshot | null;
  publicKeys: readonly PublicKey[];
  verdict: Verdict;
};

/**
 * Everything that proves one lead, read afresh from the database and judged on the spot. Rule: CO-9.
 * @throws DomainError not_found when the lead is not in the scope
 */
export const makeLeadEvidence =
  (deps: {
    leads: LeadStore;
    consents: ConsentStore;
    notices: NoticeStore;
    signer: EvidenceSigner;
    digest: Digest;
    verifySignature: SignatureVerifier;
  }) =>
  async (scope: ShopsScope, id: LeadId): Promise<LeadEvidence> => {
    const lead = await deps.leads.get(scope, id);
    if (lead === null) throw notFound();
    const shop = scopeOfShop(lead.shopId);
    const notice = lead.noticeId === null ? null : await deps.notices.get(shop, lead.noticeId);
    const found = await deps.consents.byRef(shop, lead.id);
    // The lead's own pointer counts too: an event whose reference was tampered with must not vanish from sight.
    const pointed = lead.consentEventId === null ? null : await deps.consents.get(shop, lead.consentEventId);
    const all = new Map(found.map((event) => [event.id, event]));
    if (pointed?.kind === 'event') all.set(pointed.event.id, pointed.event);
    const events: EvidenceEvent[] = [...all.values()]
      .sort((a, b) => a.seq - b.seq)
      .map(({ proofExpiresAt: _, ...event }) => ({ ...event, occurredAt: event.occurredAt.toISOString() }));
    const chain: LeadEvidence['chain'] = [];
    for (const event of events) {
      for (const entry of await deps.consents.range(shop, Math.max(1, event.seq - 1), event.seq + 1)) {
        const link = entry.kind === 'event' ? entry.event : entry.tombstone;
        if (chain.some((known) => known.seq === link.seq)) continue;
        chain.push({ seq: link.seq, previousHash: link.previousHash, hash: link.hash, kind: entry.kind });
      }
    }
    chain.sort((a, b) => a.seq - b.seq);
    const policyHash = notice?.content.policy?.contentSha256;
    const policySnapshot = policyHash === undefined ? null : await deps.notices.snapshot(shop, policyHash);
    const toVerify: EvidenceToVerify = {
      lead: { id: lead.id, basis: lead.basis },
      notice: notice === null ? null : { id: notice.id, content: notice.content },
      events,
      policySnapshot,
      chain,
    };
    const publicKeys = deps.signer.publicKeys();
    const verdict = verifyEvidence(toVerify, publicKeys, deps.digest, deps.verifySignature);
    return { lead, notice, events, chain, policySnapshot, publicKeys, verdict };
  };
