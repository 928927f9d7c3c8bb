import type { CardId, ConversationId, LeadId } from '../../../protocol/vocabulary.ts';
import { discloseTo } from '../../consent/disclose-to.ts';
import type { Digest, FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Card } from '../../model/card/card.ts';
import type { CardStore } from '../../model/card/card-store.ts';
import type { ConsentEvent } from '../../model/consent/consent.ts';
import { pageOf } from '../../model/consent/consent-hash.ts';
import type { ConsentStore } from '../../model/consent/consent-store.ts';
import { proofEnd } from '../../model/consent/proof-period.ts';
import type { Conversation } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { field, type Subject, type SubjectSource } from '../../model/erasure/subject-source.ts';
import type { Lead } from '../../model/lead/lead.ts';
import type { ShopStore } from '../../model/shop/shop-store.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';
import { heldAmong } from './held-among.ts';
import { findLeads } from './lead-source.ts';
import { type FindOffersDeps, findOffers } from './marketing-source.ts';

export type ConsentSourceDeps = FindOffersDeps & {
  consents: ConsentStore;
  conversations: ConversationStore;
  cards: Pick<CardStore, 'get' | 'listByConversation'>;
  shops: Pick<ShopStore, 'get'>;
  vault: Pick<FieldVault, 'open'>;
  digest: Pick<Digest, 'sha256Hex'>;
};

/** Referenced ids with a prefix. */
const namedIn = <Id extends string>(events: readonly ConsentEvent[], prefix: string): Id[] => [
  ...new Set(events.flatMap(({ ref: { value } }) => (value?.startsWith(prefix) ? [value as Id] : []))),
];

/** Held records of the events. */
const heldAbout = async (
  { leads, cards, conversations }: Pick<ConsentSourceDeps, 'leads' | 'cards' | 'conversations'>,
  scope: ShopScope,
  events: readonly ConsentEvent[],
): Promise<ReadonlySet<string | null>> => {
  const named = await Promise.all(namedIn<LeadId>(events, 'led_').map((id) => leads.get(scope, id)));
  const asked = await Promise.all(namedIn<CardId>(events, 'crd_').map((id) => cards.get(scope, id)));
  const answered = asked.filter((card) => card !== null);
  const chats = await heldAmong(conversations, scope, [
    ...namedIn<ConversationId>(events, 'cnv_'),
    ...answered.map(({ conversationId }) => conversationId),
  ]);
  return new Set([
    ...chats,
    ...named.flatMap((lead) => (lead === null || lead.heldAt === null ? [] : [lead.id])),
    ...answered.flatMap(({ id, conversationId }) => (chats.has(conversationId) ? [id] : [])),
  ]);
};

/**
 * Consents. Erasure removes references; the skeleton stays as proof (privacy.md §2.4). Rules: RT-1, RT-2.
 */
export const makeConsentSource = (deps: ConsentSourceDeps): SubjectSource => {
  /** Corrected cards match no event key. */
  const findRecords = async (scope: ShopScope, subject: Subject): Promise<(Lead | Conversation | Card)[]> => {
    const chats = await findConversations(deps.conversations, scope, subject);
    const cards = await Promise.all(chats.map(({ id }) => deps.cards.listByConversation(scope, id)));
    return [...(await findLeads(deps.leads, scope, subject)), ...chats, ...cards.flat()];
  };
  /** Their events keep the old key. */
  const correctedSince = async (
    scope: ShopScope,
    events: readonly ConsentEvent[],
    own: ReadonlySet<string>,
  ): Promise<ReadonlySet<string | null>> => {
    const others = namedIn<LeadId>(events, 'led_').filter((id) => !own.has(id));
    const leads = await Promise.all(others.map((id) => deps.leads.get(scope, id)));
    const asked = namedIn<CardId>(events, 'crd_').filter((id) => !own.has(id));
    const cards = await Promise.all(asked.map((id) => deps.cards.get(scope, id)));
    const answered = cards.filter((card) => card?.state === 'answered');
    return new Set(
      [...leads, ...answered].flatMap((record) => {
        if (record == null) return [];
        const about = events.filter(({ ref }) => ref.value === record.id);
        return about.some(({ subjectKey }) => record.subjectKeys.includes(subjectKey)) ? [] : [record.id];
      }),
    );
  };
  const find = async (scope: ShopScope, subject: Subject): Promise<ConsentEvent[]> => {
    const records = await findRecords(scope, subject);
    const offers = await findOffers(deps, scope, subject);
    const refs = new Set<string>([...subject.refs, ...[...records, ...offers].map(({ id }) => id)]);
    const byRef = await Promise.all([...refs].map((ref) => deps.consents.byRef(scope, ref)));
    const byKey = await Promise.all(
      subject.subjectKeys.map((key) => deps.consents.findBySubject(scope, key)),
    );
    const corrected = await correctedSince(scope, byKey.flat(), refs);
    const events = new Map(
      [...byKey.flat().filter(({ ref }) => !corrected.has(ref.value)), ...byRef.flat()].map((event) => [
        event.id,
        event,
      ]),
    );
    return [...events.values()].sort((a, b) => a.seq - b.seq);
  };
  const disclosed = async (
    scope: ShopScope,
    subject: Subject,
    event: ConsentEvent,
  ): Promise<string | null> => {
    const given = await discloseTo(deps, scope, event, subject);
    return given === null || given === 'other_address' ? null : JSON.stringify(given);
  };
  return {
    name: 'consents',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, purposes, actions, retained } = rightsWords(locale);
      const ownPurposes: Readonly<Record<string, string>> = purposes;
      const found = await find(scope, subject);
      const disclosures = await Promise.all(found.map((event) => disclosed(scope, subject, event)));
      const items = found.map((event, index) => ({
        id: event.id,
        noticeId: event.noticeId,
        fields: [
          ...field('action', fields.action, actions[event.action]),
          ...field('purpose', fields.purpose, ownPurposes[event.purpose] ?? purposes.card),
          ...field('occurredAt', fields.occurredAt, event.occurredAt),
          ...field('method', fields.method, event.method),
          ...field('page', fields.page, pageOf(event)),
          ...field('noticeId', fields.noticeId, event.noticeId),
          ...field('subjectKey', fields.subjectKey, event.subjectKey),
          ...field('disclosure', fields.disclosure, disclosures[index]),
          ...field('signature', fields.signature, event.signature),
          ...field('keptUntil', fields.keptUntil, event.proofExpiresAt),
        ],
      }));
      return [{ group: 'consents', label: groups.consents, items, retained: retained.proof }];
    },
    async erase(scope, subject, at) {
      // Held records keep their proof.
      const found = await find(scope, subject);
      const held = await heldAbout(deps, scope, found);
      const events = found.filter((event) => event.occurredAt <= at && !held.has(event.ref.value));
      const shop = await deps.shops.get(scope);
      if (shop === null) return { removed: 0, retained: [] };
      let until: Date | null = null;
      for (const event of events) {
        const end = event.proofExpiresAt ?? proofEnd(shop, event.purpose, at);
        if (until === null || end > until) until = end;
        await deps.consents.eraseOpenings(
          scope,
          event.id,
          end,
          event.endedAt ?? at,
          event.endedAs ?? 'ended',
        );
      }
      const retained = events.length === 0 ? [] : [{ count: events.length, reason: 'proof' as const, until }];
      return { removed: 0, retained };
    },
  };
};
