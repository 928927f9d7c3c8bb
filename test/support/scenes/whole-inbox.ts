import type { ShopsScope } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../service/domain/model/conversation/conversation-store.ts';
import type { InboxKey, InboxPlace } from '../../../service/domain/model/conversation/inbox.ts';
import { INBOX_ORDER } from '../../../service/store/conversation-order.ts';

export const pagesOf = async (
  conversations: Pick<ConversationStore, 'inbox'>,
  scope: ShopsScope,
  read: { key: InboxKey; since?: Date; limit: number },
): Promise<(readonly Conversation[])[]> => {
  const pages: (readonly Conversation[])[] = [];
  for (let before: InboxPlace | null = null; ; ) {
    const page = await conversations.inbox(scope, { since: null, ...read, before });
    pages.push(page.conversations);
    if (page.next === null) return pages;
    before = page.next;
  }
};

/** All pages: open conversations, and ended ones with their last event since `since`. */
export const wholeInbox = async (
  { conversations }: { conversations: Pick<ConversationStore, 'inbox'> },
  scope: ShopsScope,
  since: Date,
): Promise<readonly Conversation[]> => {
  const lists = await Promise.all([
    pagesOf(conversations, scope, { key: 'waiting', limit: 50 }),
    pagesOf(conversations, scope, { key: 'taken', limit: 50 }),
    pagesOf(conversations, scope, { key: 'closed', since, limit: 50 }),
  ]);
  return lists.flat(2).sort(INBOX_ORDER);
};
