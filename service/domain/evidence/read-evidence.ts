import type { ConsentEventId, LeadId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Digest, EvidenceSigner, PublicKey, PublicKeyReader } from '../model/base/ports.ts';
import { type ShopScope, type ShopsScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConsentEvent, ConsentTombstone } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { NoticeVersion, PolicySnapshot } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { EvidenceEvent, EvidenceLink, EvidenceSubject, EvidenceSubjectKind } from './evidence.ts';
import { type Verdict, verifyEvidence } from './verify-evidence.ts';

/** Everything that proves one consent, read and judged on each request. */
export type EvidenceRecord = {
  scope: ShopScope;
  subject: EvidenceSubject;
  notice: NoticeVersion | null;
  events: EvidenceEvent[];
  chain: EvidenceLink[];
  policySnapshot: PolicySnapshot | null;
  publicKeys: readonly PublicKey[];
  verdict: Verdict;
};

type EvidenceDeps = {
  leads: Pick<LeadStore, 'get'>;
  consents: ConsentStore;
  notices: Pick<NoticeStore, 'get' | 'snapshot'>;
  signer: EvidenceSigner;
  digest: Digest;
  readKey: PublicKeyReader;
};

const kindOf = ({ purpose }: Pick<ConsentEvent, 'purpose'>): EvidenceSubjectKind =>
  purpose === 'reply' ? 'lead' : purpose.startsWith('card.') ? 'card' : 'subscription';

/** The places of the events in the chain, each with the ones before and after it. */
const chainAround = async (
  consents: ConsentStore,
  shop: ShopScope,
  seqs: readonly number[],
): Promise<EvidenceLink[]> => {
  const links = new Map<number, EvidenceLink>();
  for (const seq of seqs) {
    for (const entry of await consents.range(shop, Math.max(1, seq - 1), seq + 1)) {
      const {
        previousHash,
        hash,
        keyId,
        signature,
        seq: place,
      } = entry.kind === 'event' ? entry.event : entry.tombstone;
      links.set(place, { seq: place, previousHash, hash, kind: entry.kind, keyId, signature });
    }
  }
  return [...links.values()].sort((a, b) => a.seq - b.seq);
};

const finish = async (
  deps: EvidenceDeps,
  scope: ShopScope,
  subject: EvidenceSubject,
  notice: NoticeVersion | null,
  found: readonly (ConsentEvent | ConsentTombstone)[],
): Promise<EvidenceRecord> => {
  const events: EvidenceEvent[] = found
    .flatMap((entry) => ('action' in entry ? [entry] : []))
    .sort((a, b) => a.seq - b.seq)
    .map(({ proofExpiresAt: _, endedAt: __, ...event }) => ({
      ...event,
      occurredAt: event.occurredAt.toISOString(),
    }));
  const chain = await chainAround(
    deps.consents,
    scope,
    found.map((entry) => entry.seq),
  );
  const policyHash = notice?.content.policy?.contentSha256;
  const policySnapshot = policyHash === undefined ? null : await deps.notices.snapshot(scope, policyHash);
  const publicKeys = deps.signer.publicKeys();
  const kept = policySnapshot === null ? null : { sha256: policySnapshot.sha256, text: policySnapshot.text };
  const toVerify = { subject, notice, events, policySnapshot: kept, chain };
  const verdict = await verifyEvidence(toVerify, publicKeys, {
    sha256Hex: deps.digest.sha256Hex,
    readKey: deps.readKey,
  });
  return { scope, subject, notice, events, chain, policySnapshot, publicKeys, verdict };
};

/**
 * Everything that proves one lead. Rule: CO-9.
 * @throws DomainError not_found when the lead is not in the scope
 */
export const makeLeadEvidence =
  (deps: EvidenceDeps) =>
  async (scope: ShopsScope, id: LeadId): Promise<EvidenceRecord> => {
    const lead = await deps.leads.get(scope, id);
    if (lead === null || lead.restrictedAt !== null) throw notFound();
    const shop = scopeOfShop(lead.shopId);
    const notice = lead.noticeId === null ? null : await deps.notices.get(shop, lead.noticeId);
    // The id in the lead counts too, so that an event whose reference was tampered with still shows.
    const pointed = lead.consentEventId === null ? null : await deps.consents.get(shop, lead.consentEventId);
    const following =
      lead.consentEventId === null ? [] : await deps.consents.following(shop, lead.consentEventId);
    const named = await deps.consents.byRef(shop, lead.id);
    // A marketing box of the same form has its own evidence.
    const all = new Map(
      [...named.filter((event) => event.purpose === 'reply'), ...following].map((event) => [event.id, event]),
    );
    if (pointed?.kind === 'event') all.set(pointed.event.id, pointed.event);
    const subject: EvidenceSubject = {
      kind: 'lead',
      id: lead.id,
      reference: lead.reference,
      basis: lead.basis,
      createdAt: lead.createdAt.toISOString(),
      state: 'kept',
    };
    return finish(deps, shop, subject, notice, [...all.values()]);
  };

/**
 * Everything that proves one consent of any kind, by the id of its event; also after its record was erased, and after
 * its own period. Rules: CO-9, D5, decision 0014.
 * @throws DomainError not_found when the event is not of this shop, or is a withdrawal or another change
 */
export const makeConsentEvidence =
  (deps: EvidenceDeps) =>
  async (shop: ShopScope, id: ConsentEventId): Promise<EvidenceRecord> => {
    const entry = await deps.consents.get(shop, id);
    if (entry === null) throw notFound();
    if (entry.kind === 'tombstone') {
      const subject: EvidenceSubject = {
        kind: 'lead',
        id: null,
        reference: null,
        basis: null,
        createdAt: null,
        state: 'expired',
      };
      return finish(deps, shop, subject, null, [entry.tombstone]);
    }
    const { event } = entry;
    if (event.action !== 'granted') throw notFound();
    const notice = await deps.notices.get(shop, event.noticeId);
    const following = await deps.consents.following(shop, id);
    const lead =
      kindOf(event) === 'lead' && event.ref.value?.startsWith('led_')
        ? await deps.leads.get(shop, event.ref.value as LeadId)
        : null;
    const subject: EvidenceSubject = {
      kind: kindOf(event),
      id: event.ref.value,
      reference: lead?.reference ?? null,
      basis: 'consent',
      createdAt: event.occurredAt.toISOString(),
      state: event.ref.value === null ? 'erased' : 'kept',
    };
    return finish(deps, shop, subject, notice, [event, ...following]);
  };
