import { disclosureOf } from '../../evidence/disclosure.ts';
import type { Digest, FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConsentEvent } from '../../model/consent/consent.ts';
import { commit, pageOf } from '../../model/consent/consent-hash.ts';
import type { ConsentStore } from '../../model/consent/consent-store.ts';
import { proofEnd } from '../../model/consent/proof-period.ts';
import type { Conversation } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { field, type Subject, type SubjectSource } from '../../model/erasure/subject-source.ts';
import type { Lead } from '../../model/lead/lead.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import type { ShopStore } from '../../model/shop/shop-store.ts';
import { normalAddress } from '../../model/text/normal-address.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';
import { findLeads } from './lead-source.ts';

export type ConsentSourceDeps = {
  consents: ConsentStore;
  leads: LeadStore;
  conversations: ConversationStore;
  shops: Pick<ShopStore, 'get'>;
  vault: Pick<FieldVault, 'open'>;
  digest: Pick<Digest, 'sha256Hex'>;
};

/**
 * What a person agreed to. An erasure takes the link to lead and form; the skeleton stays as proof until its time is
 * over, and the answer says so (privacy.md §2.4). Rules: RT-1, RT-2.
 */
export const makeConsentSource = (deps: ConsentSourceDeps): SubjectSource => {
  const findRecords = async (scope: ShopScope, subject: Subject): Promise<(Lead | Conversation)[]> => [
    ...(await findLeads(deps.leads, scope, subject)),
    ...(await findConversations(deps.conversations, scope, subject)),
  ];
  const find = async (scope: ShopScope, subject: Subject): Promise<ConsentEvent[]> => {
    const records = await findRecords(scope, subject);
    const refs = new Set<string>([...subject.refs, ...records.map(({ id }) => id)]);
    const found = await Promise.all([
      ...subject.subjectKeys.map((key) => deps.consents.findBySubject(scope, key)),
      ...[...refs].map((ref) => deps.consents.byRef(scope, ref)),
    ]);
    const events = new Map(found.flat().map((event) => [event.id, event]));
    return [...events.values()].sort((a, b) => a.seq - b.seq);
  };
  /** What shows outsiders that the event is about the address that was asked for. Decision 0089. */
  const disclosed = async (
    scope: ShopScope,
    subject: Subject,
    event: ConsentEvent,
  ): Promise<string | null> => {
    const { subjectKind: kind, personSalt, personCommitment } = event;
    const given = kind === 'none' ? null : subject[kind];
    if (kind === 'none' || given === null || !personSalt) return null;
    const salt = await deps.vault.open(scope, personSalt);
    const address = normalAddress(kind, given);
    if (commit(salt, address, deps.digest) !== personCommitment) return null;
    return JSON.stringify(disclosureOf(event, address, salt));
  };
  return {
    name: 'consents',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, purposes, actions, retained } = rightsWords(locale);
      const found = await find(scope, subject);
      const disclosures = await Promise.all(found.map((event) => disclosed(scope, subject, event)));
      const items = found.map((event, index) => ({
        id: event.id,
        noticeId: event.noticeId,
        fields: [
          ...field('action', fields.action, actions[event.action]),
          ...field('purpose', fields.purpose, purposes[event.purpose] ?? purposes.card),
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
      // What is kept for a claim keeps its proof.
      const records = await findRecords(scope, subject);
      const held = new Set<string | null>(records.flatMap(({ id, heldAt }) => (heldAt === null ? [] : [id])));
      const events = (await find(scope, subject)).filter(
        (event) => event.occurredAt <= at && !held.has(event.ref.value),
      );
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
