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

/** Since when answered cards of the chat hold an address of the person: the answer of each, or its correction. */
const momentsInCards = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  { subjectKeys: keys }: Subject,
  { id }: Conversation,
): Promise<Date[]> =>
  (await deps.cards.listByConversation(scope, id)).flatMap(({ answeredAt, keysSince, subjectKeys }) =>
    answeredAt !== null && subjectKeys.some((key) => keys.includes(key)) ? [keysSince ?? answeredAt] : [],
  );

/**
 * Whether the chat was written to after that moment, or a card of it was corrected to the address, and nothing in it
 * from before shows the address. One that a backup brought back was not written to since.
 */
const isAddedSince = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  subject: Subject,
  conversation: Conversation,
  at: Date,
): Promise<boolean> => {
  const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
  const inCards = await momentsInCards(deps, scope, subject, conversation);
  if (inCards.some((moment) => moment <= at)) return false;
  // A correction is no event.
  let isSince = inCards.length > 0;
  // Read from the events: another process may not have brought the row up to them yet.
  for await (const event of eventsOf(deps.conversations, scope, conversation.id)) {
    if (event.at > at) isSince = true;
    else if (event.author === 'visitor' && event.body.kind === 'message') {
      if ((await redacted(event.body.text ?? '', subject, keyOf)) !== null) return false;
    }
  }
  return isSince;
};

/**
 * Leads and conversations that came in before the person was erased and hold an address of theirs only since then: the
 * visitor gave it in a chat that was going on, or staff corrected the form or the card to it. A repeated erasure leaves them.
 * Decision 0261. Rule: RT-8.
 */
export const findAddedSince = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  subject: Subject,
  at: Date,
): Promise<readonly string[]> => {
  const added = new Set<string>();
  for (const key of subject.subjectKeys) {
    for (const { id, keysSince } of await deps.leads.findBySubject(scope, key))
      if (keysSince != null && keysSince > at) added.add(id);
    for (const conversation of await deps.conversations.findBySubject(scope, key)) {
      if (added.has(conversation.id) || conversation.openedAt > at) continue;
      if (await isAddedSince(deps, scope, subject, conversation, at)) added.add(conversation.id);
    }
  }
  // What the erasure named was the person's, whatever stood in it.
  return [...added].filter((id) => !subject.refs.includes(id));
};
