import type { ConsentEventId, ConversationId, LeadId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type {
  Clock,
  Digest,
  EvidenceSigner,
  PublicKey,
  PublicKeyReader,
  TimeStampReader,
} from '../model/base/ports.ts';
import { type ShopScope, type ShopsScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import type { ConsentEvent, ConsentTombstone } from '../model/consent/consent.ts';
import { placedOf, writtenAt } from '../model/consent/consent-hash.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { isShownLead } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { NoticeVersion, PolicySnapshot } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type {
  EvidenceAsOf,
  EvidenceEpoch,
  EvidenceEvent,
  EvidenceLink,
  EvidenceSubject,
  EvidenceSubjectKind,
} from './evidence.ts';
import { type ReadWitnessesDeps, readWitnesses } from './read-witnesses.ts';
import type { Verdict } from './verify-evidence.ts';
import { judgeEvidenceText } from './verify-file.ts';
import { writeEvidence } from './write-evidence.ts';

export type EvidenceRecord = {
  scope: ShopScope;
  subject: EvidenceSubject;
  notice: NoticeVersion | null;
  events: EvidenceEvent[];
  chain: EvidenceLink[];
  policySnapshot: PolicySnapshot | null;
  publicKeys: readonly PublicKey[];
  /** Canonical, signed. */
  text: string;
  verdict: Verdict;
};

type EvidenceDeps = ReadWitnessesDeps & {
  shops: Pick<ShopStore, 'get'>;
  clock: Clock;
  leads: Pick<LeadStore, 'get'>;
  conversations: Pick<ConversationStore, 'find'>;
  consents: ConsentStore;
  notices: Pick<NoticeStore, 'get' | 'snapshot'>;
  signer: EvidenceSigner;
  digest: Digest;
  readKey: PublicKeyReader;
  readTimeStamp: TimeStampReader;
};

const kindOf = ({ purpose, formId }: Pick<ConsentEvent, 'purpose' | 'formId'>): EvidenceSubjectKind => {
  if (formId === 'live_chat') return 'conversation';
  return purpose === 'reply' ? 'lead' : purpose.startsWith('card.') ? 'card' : 'subscription';
};

type Unplaced = Omit<EvidenceSubject, 'seq'>;
/** First: later entries are left out. */
export const readHead = async (
  deps: { consents: Pick<ConsentStore, 'head' | 'range'> },
  shop: ShopScope,
): Promise<EvidenceAsOf['head']> => {
  const { seq } = await deps.consents.head(shop);
  const [entry] = seq === 0 ? [] : await deps.consents.range(shop, seq, seq);
  if (entry === undefined) return null;
  return { seq, hash: placedOf(entry).hash, at: writtenAt(entry).toISOString() };
};

/** With neighbours, epochs and head. */
const chainAround = async (
  consents: ConsentStore,
  shop: ShopScope,
  seqs: readonly number[],
  epochs: readonly EvidenceEpoch[],
  head: number,
): Promise<EvidenceLink[]> => {
  const links = new Map<number, EvidenceLink>();
  for (const place of [...seqs, ...epochs.map(({ seq }) => seq), head]) {
    const [from, to] = seqs.includes(place) ? [place - 1, place + 1] : [place, place];
    for (const entry of await consents.range(shop, Math.max(1, from), Math.min(to, head))) {
      const { seq, previousHash, hash, keyId, signature } = placedOf(entry);
      links.set(seq, { seq, previousHash, hash, kind: entry.kind, keyId, signature });
    }
  }
  return [...links.values()].sort((a, b) => a.seq - b.seq);
};

const finish = async (
  deps: EvidenceDeps,
  scope: ShopScope,
  head: EvidenceAsOf['head'],
  subject: Unplaced,
  notice: NoticeVersion | null,
  all: readonly (ConsentEvent | ConsentTombstone)[],
): Promise<EvidenceRecord> => {
  const found = all.filter((entry) => head !== null && entry.seq <= head.seq).sort((a, b) => a.seq - b.seq);
  const events: EvidenceEvent[] = found
    .flatMap((entry) => ('action' in entry ? [entry] : []))
    .map(({ proofExpiresAt: _, endedAt: __, endedAs: ___, personSalt: ____, ...event }) => ({
      ...event,
      occurredAt: event.occurredAt.toISOString(),
    }));
  const seqs = found.map((entry) => entry.seq);
  const epochs: EvidenceEpoch[] = (await deps.consents.epochs(scope))
    .filter(({ seq }) => head !== null && seq <= head.seq)
    .map((opening) => ({ ...opening, at: opening.at.toISOString() }));
  const chain = head === null ? [] : await chainAround(deps.consents, scope, seqs, epochs, head.seq);
  const policyHash = notice?.content.policy?.contentSha256;
  const policySnapshot = policyHash === undefined ? null : await deps.notices.snapshot(scope, policyHash);
  const shop = await deps.shops.get(scope);
  if (shop === null) throw notFound();
  const publicKeys = deps.signer.publicKeys();
  const witnesses = await readWitnesses(deps, scope, seqs);
  const content = {
    asOf: { at: deps.clock.now().toISOString(), head },
    shop: { id: scope.shopId, name: shop.name },
    subject: { ...subject, seq: seqs[0] ?? null },
    notice,
    events,
    policySnapshot,
    chain,
    epochs,
    ...(witnesses.length === 0 ? {} : { witnesses }),
  };
  const text = writeEvidence(content, deps.signer);
  const judgement = await judgeEvidenceText(text, publicKeys, {
    sha256Hex: deps.digest.sha256Hex,
    readKey: deps.readKey,
    readTimeStamp: deps.readTimeStamp,
  });
  if (judgement.kind !== 'judged') throw new Error('The evidence file that was written is not readable.');
  return { scope, ...content, publicKeys, text, verdict: judgement.verdict };
};

/**
 * Evidence of one lead. Rule: CO-9.
 * @param holding shops whose held leads are included
 * @throws DomainError not_found, also if hidden (RT-3, CO-7)
 */
export const makeLeadEvidence =
  (deps: EvidenceDeps) =>
  async (scope: ShopsScope, id: LeadId, holding: ShopsScope = scopeOfShops([])): Promise<EvidenceRecord> => {
    const lead = await deps.leads.get(scope, id);
    if (lead === null || !isShownLead(lead, holding)) throw notFound();
    const shop = scopeOfShop(lead.shopId);
    const head = await readHead(deps, shop);
    const notice = lead.noticeId === null ? null : await deps.notices.get(shop, lead.noticeId);
    // The lead's own reference exposes tampering.
    const pointed = lead.consentEventId === null ? null : await deps.consents.get(shop, lead.consentEventId);
    const following =
      lead.consentEventId === null ? [] : await deps.consents.following(shop, lead.consentEventId);
    const named = await deps.consents.byRef(shop, lead.id);
    const all = new Map(
      [...named.filter((event) => event.purpose === 'reply'), ...following].map((event) => [event.id, event]),
    );
    if (pointed?.kind === 'event') all.set(pointed.event.id, pointed.event);
    const subject: Unplaced = {
      kind: 'lead',
      id: lead.id,
      reference: lead.reference,
      basis: lead.basis,
      createdAt: lead.createdAt.toISOString(),
      state: 'kept',
    };
    return finish(deps, shop, head, subject, notice, [...all.values()]);
  };

/**
 * Evidence of a live chat's notice. Rules: CO-9, TR-1.
 * @throws DomainError not_found
 */
export const makeConversationEvidence =
  (deps: EvidenceDeps) =>
  async (scope: ShopsScope, id: ConversationId): Promise<EvidenceRecord> => {
    const conversation = await deps.conversations.find(scope, id);
    if (conversation === null || conversation.restrictedAt !== null) throw notFound();
    const shop = scopeOfShop(conversation.shopId);
    const head = await readHead(deps, shop);
    const events = await deps.consents.byRef(shop, id);
    const noticeId = events[0]?.noticeId;
    const subject: Unplaced = {
      kind: 'conversation',
      id,
      reference: null,
      basis: noticeId === undefined ? null : 'request',
      createdAt: conversation.openedAt.toISOString(),
      state: 'kept',
    };
    const notice = noticeId === undefined ? null : await deps.notices.get(shop, noticeId);
    return finish(deps, shop, head, subject, notice, events);
  };

/**
 * Evidence by event id, also after erasure. Rules: CO-9, D5.
 * @throws DomainError not_found, also for changes
 */
export const makeConsentEvidence =
  (deps: EvidenceDeps) =>
  async (shop: ShopScope, id: ConsentEventId): Promise<EvidenceRecord> => {
    const head = await readHead(deps, shop);
    const entry = await deps.consents.get(shop, id);
    if (entry === null || entry.kind === 'epoch') throw notFound();
    if (entry.kind === 'tombstone') {
      const subject: Unplaced = {
        kind: null,
        id: null,
        reference: null,
        basis: null,
        createdAt: null,
        state: 'expired',
      };
      return finish(deps, shop, head, subject, null, [entry.tombstone]);
    }
    const { event } = entry;
    if (event.action !== 'granted' && event.action !== 'informed') throw notFound();
    const notice = await deps.notices.get(shop, event.noticeId);
    const following = await deps.consents.following(shop, id);
    const lead =
      kindOf(event) === 'lead' && event.ref.value?.startsWith('led_')
        ? await deps.leads.get(shop, event.ref.value as LeadId)
        : null;
    const subject: Unplaced = {
      kind: kindOf(event),
      id: event.ref.value,
      reference: lead?.reference ?? null,
      basis: event.action === 'granted' ? 'consent' : 'request',
      createdAt: event.occurredAt.toISOString(),
      state: event.ref.value === null ? 'erased' : 'kept',
    };
    return finish(deps, shop, head, subject, notice, [event, ...following]);
  };
