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

/** An erasure that is repeated, and the person's forms that came in after it. */
type Repeated = { readonly subject: Subject; readonly at: Date; readonly formsSince: ReadonlySet<string> };

/**
 * Whether the chat was written to after that moment, or a card of it was corrected to the address, and nothing in it
 * from before shows the address. One that a backup brought back was not written to since. A held one may have been left
 * by the erasure and written to since, so there only what gave the address since counts.
 */
const isAddedSince = async (
  deps: AddedSinceDeps,
  scope: ShopScope,
  { subject, at, formsSince }: Repeated,
  conversation: Conversation,
): Promise<boolean> => {
  const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
  const inCards = await momentsInCards(deps, scope, subject, conversation);
  if (inCards.some((moment) => moment <= at)) return false;
  // A correction is no event.
  let isSince = inCards.length > 0;
  // Read from the events: another process may not have brought the row up to them yet.
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

/**
 * Leads and conversations that came in before the person was erased and hold an address of theirs only since then: the
 * visitor gave it in a chat that was going on, or staff corrected the form or the card to it. A repeated erasure leaves
 * them. Rule: RT-8.
 */
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
  // What the erasure named was the person's, whatever stood in it.
  return [...added].filter((id) => !subject.refs.includes(id));
};
