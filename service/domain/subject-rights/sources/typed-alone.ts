import type { LeadId } from '../../../protocol/vocabulary.ts';
import { fieldKeys } from '../../lead/lead-keys.ts';
import { openLead } from '../../lead/read-leads.ts';
import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { CardStore } from '../../model/card/card-store.ts';
import type { Conversation } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { eventsOf } from '../../model/conversation/events-of.ts';
import { field, type Subject } from '../../model/erasure/subject-source.ts';
import type { Lead } from '../../model/lead/lead.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import type { ShopStore } from '../../model/shop/shop-store.ts';
import { homeNumberForms } from '../../model/text/home-number.ts';
import type { Answer } from '../build-answer.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';
import { findLeads } from './lead-source.ts';

type Deps = {
  shops: Pick<ShopStore, 'get'>;
  leads: LeadStore;
  conversations: ConversationStore;
  cards: Pick<CardStore, 'listByConversation'>;
  vault: FieldVault;
};

export type TypedRecord = { readonly id: string; readonly at: Date };

/**
 * Records with the address in text only, excluded until staff includes them, as others type it too. Art.
 * 15(4) GDPR. Rules: RT-1, RT-2.
 */
export const makeFindTyped = (deps: Deps) => {
  const isInFields = async (scope: ShopScope, subject: Subject, lead: Lead): Promise<boolean> => {
    const { values } = await openLead(deps.vault, lead);
    const shop = await deps.shops.get(scope);
    const keys = await fieldKeys(deps.vault, scope, values);
    if (values.phone !== undefined && shop !== null) {
      for (const form of homeNumberForms(values.phone, shop.locale))
        keys.push(await deps.vault.subjectKey(scope, 'phone', form));
    }
    return keys.some((key) => subject.subjectKeys.includes(key));
  };
  const isShownByForm = async (
    scope: ShopScope,
    subject: Subject,
    { id }: Conversation,
  ): Promise<boolean> => {
    for await (const { body } of eventsOf(deps.conversations, scope, id)) {
      if (body.kind !== 'form' || body.leadId === null) continue;
      const lead = await deps.leads.get(scope, body.leadId as LeadId);
      if (lead !== null && (await isInFields(scope, subject, lead))) return true;
    }
    return false;
  };
  const isShownByCard = async (scope: ShopScope, subject: Subject, { id }: Conversation): Promise<boolean> =>
    (await deps.cards.listByConversation(scope, id)).some(({ subjectKeys }) =>
      subjectKeys.some((key) => subject.subjectKeys.includes(key)),
    );
  /** By a signed customer number. */
  const isSigned = async (scope: ShopScope, subject: Subject, one: Conversation): Promise<boolean> => {
    if (one.customer === null) return false;
    const { sub } = JSON.parse(await deps.vault.open(scope, one.customer)) as { sub: string | null };
    return sub !== null && subject.subjectKeys.includes(await deps.vault.subjectKey(scope, 'customer', sub));
  };
  return async (scope: ShopScope, person: Subject): Promise<readonly TypedRecord[]> => {
    const subject: Subject = { ...person, typedAlone: [] };
    const typed: TypedRecord[] = [];
    const isNamed = (id: string) => subject.refs.includes(id);
    for (const lead of await findLeads(deps.leads, scope, subject)) {
      if (isNamed(lead.id) || (await isInFields(scope, subject, lead))) continue;
      typed.push({ id: lead.id, at: lead.createdAt });
    }
    for (const one of await findConversations(deps.conversations, scope, subject)) {
      if (isNamed(one.id) || (await isSigned(scope, subject, one))) continue;
      if ((await isShownByCard(scope, subject, one)) || (await isShownByForm(scope, subject, one))) continue;
      typed.push({ id: one.id, at: one.openedAt });
    }
    return typed;
  };
};
export type FindTyped = ReturnType<typeof makeFindTyped>;

export const withoutTyped = (subject: Subject, typed: readonly TypedRecord[]): Subject => ({
  ...subject,
  typedAlone: typed.map(({ id }) => id),
});

/** States that and when the address was typed. */
export const withTyped = (answer: Answer, typed: readonly TypedRecord[]): Answer => {
  if (typed.length === 0) return answer;
  const { typedFollow, fields } = rightsWords(answer.locale);
  const items = typed.map(({ id, at }) => ({ id, fields: field('at', fields.at, at) }));
  const section = { group: 'mentions', label: typedFollow, items, retained: null };
  return { ...answer, sections: [...answer.sections, section] };
};
