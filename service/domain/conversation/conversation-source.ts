import type { EventBus } from '../ports.ts';
import { eachOnce, field, type Subject, type SubjectSource } from '../subject-rights/subject-source.ts';
import { rightsWords } from '../subject-rights/texts/rights-words.ts';
import type { ShopScope } from '../tenancy.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';

export type ConversationSourceDeps = { conversations: ConversationStore; bus: EventBus };

/** Events read at a time. */
const PAGE = 500;

export const findConversations = async (
  conversations: ConversationStore,
  scope: ShopScope,
  subject: Subject,
): Promise<Conversation[]> => {
  const ids = subject.refs.filter((ref): ref is Conversation['id'] => ref.startsWith('cnv_'));
  const named = await Promise.all(ids.map((id) => conversations.find(scope, id)));
  const found = await Promise.all(subject.subjectKeys.map((key) => conversations.findBySubject(scope, key)));
  return eachOnce([...found, named.filter((conversation) => conversation !== null)]);
};

/** Conversations of a person, with every message in them. Rules: RT-1…3. */
export const makeConversationSource = (deps: ConversationSourceDeps): SubjectSource => {
  const find = (scope: ShopScope, subject: Subject) => findConversations(deps.conversations, scope, subject);
  return {
    name: 'conversations',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, authors } = rightsWords(locale);
      const items = [];
      for (const conversation of await find(scope, subject)) {
        items.push({
          id: conversation.id,
          fields: [
            ...field('openedAt', fields.openedAt, conversation.openedAt),
            ...field('page', fields.page, conversation.page),
            ...field('keptUntil', fields.keptUntil, conversation.expiresAt),
          ],
        });
        for (let after = 0; ; ) {
          const events = await deps.conversations.eventsAfter(scope, conversation.id, after, PAGE);
          for (const event of events) {
            if (event.body.kind !== 'message') continue;
            items.push({
              id: event.id,
              fields: [
                ...field('conversationId', fields.conversationId, conversation.id),
                ...field('at', fields.at, event.at),
                ...field('author', fields.author, event.body.name ?? authors[event.author]),
                ...field('text', fields.text, event.body.text),
              ],
            });
          }
          if (events.length < PAGE) break;
          after = events.at(-1)?.seq ?? after + PAGE;
        }
      }
      return [{ group: 'conversations', label: groups.conversations, items, retained: null }];
    },
    async erase(scope, subject, at) {
      const conversations = (await find(scope, subject)).filter((row) => row.openedAt <= at);
      const held = conversations.filter((row) => row.heldAt !== null);
      let removed = 0;
      for (const { id, heldAt } of conversations) {
        if (heldAt !== null) continue;
        removed += await deps.conversations.erase(scope, id);
        deps.bus.publish({ type: 'conversation.erased', shopId: scope.shopId, conversationId: id });
      }
      const retained =
        held.length === 0 ? [] : [{ count: held.length, reason: 'hold' as const, until: null }];
      return { removed, retained };
    },
    async restrict(scope, subject, at) {
      const conversations = await find(scope, subject);
      for (const { id } of conversations) await deps.conversations.setMarks(scope, id, { restrictedAt: at });
      return conversations.length;
    },
  };
};
