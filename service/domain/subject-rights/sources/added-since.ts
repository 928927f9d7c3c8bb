import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { CardStore } from '../../model/card/card-store.ts';
import type { Conversation } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { eventsOf } from '../../model/conversation/events-of.ts';
import type { Subject } from '../../model/erasure/subject-source.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import { redacted } from '../../model/text/mentions.ts';

export type AddedSinceDeps = {
  leads: Pick<LeadStore, 'findBySubject'>;
  conversations: Pick<ConversationStore, 'findBySubject' | 'eventsAfter'>;
  cards: Pick<CardStore, 'listByConversation'>;
  vault: FieldVault;
};

const momentsInCards = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  { subjectKeys: keys }: Subject,
  { id }: Conversation,
): Promise<Date[]> =>
  (await deps.cards.listByConversation(scope, id)).flatMap(({ answeredAt, keysSince, subjectKeys }) =>
    answeredAt !== null && subjectKeys.some((key) => keys.includes(key)) ? [keysSince ?? answeredAt] : [],
  );

type Repeated = { readonly subject: Subject; readonly at: Date; readonly formsSince: ReadonlySet<string> };

/** True for a chat continued since, without the address before; a held chat needs the address. */
const isAddedSince = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  { subject, at, formsSince }: Repeated,
  conversation: Conversation,
): Promise<boolean> => {
  const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
  const inCards = await momentsInCards(deps, scope, subject, conversation);
  if (inCards.some((moment) => moment <= at)) return false;
  // Corrections are no events.
  let isSince = inCards.length > 0;
  // The row may lag behind events.
  for await (const { at: writtenAt, author, body } of eventsOf(deps.conversations, scope, conversation.id)) {
    const isLater = writtenAt > at;
    const isOwnForm = body.kind === 'form' && body.leadId !== null && formsSince.has(body.leadId);
    if (isLater && (conversation.heldAt === null || isOwnForm)) isSince = true;
    else if (author === 'visitor' && body.kind === 'message') {
      if ((await redacted(body.text ?? '', subject, keyOf)) === null) continue;
      if (!isLater) return false;
      isSince = true;
    }
  }
  return isSince;
};

/** Older records that gained the address after the erasure; a repeat keeps them. Rule: RT-8. */
export const findAddedSince = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  subject: Subject,
  at: Date,
): Promise<readonly string[]> => {
  const added = new Set<string>();
  const formsSince = new Set<string>();
  for (const key of subject.subjectKeys)
    for (const { id, createdAt, keysSince } of await deps.leads.findBySubject(scope, key)) {
      if (keysSince != null && keysSince > at) added.add(id);
      if (createdAt > at) formsSince.add(id);
    }
  const repeated: Repeated = { subject, at, formsSince };
  for (const key of subject.subjectKeys)
    for (const conversation of await deps.conversations.findBySubject(scope, key)) {
      if (added.has(conversation.id) || conversation.openedAt > at) continue;
      if (await isAddedSince(deps, scope, repeated, conversation)) added.add(conversation.id);
    }
  return [...added].filter((id) => !subject.refs.includes(id));
};
