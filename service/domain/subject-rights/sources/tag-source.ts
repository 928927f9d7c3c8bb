import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { field, type Subject, type SubjectSource } from '../../model/erasure/subject-source.ts';
import type { ConversationTagStore, ShopTagStore } from '../../model/tag/tag-store.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';

export type TagSourceDeps = {
  shopTags: Pick<ShopTagStore, 'get'>;
  conversationTags: ConversationTagStore;
  conversations: ConversationStore;
};

/** Rules: RT-1, RT-2. */
export const makeTagSource = (deps: TagSourceDeps): SubjectSource => {
  const own = (scope: ShopScope, subject: Subject) => findConversations(deps.conversations, scope, subject);
  return {
    name: 'tags',
    // Counted with the chat.
    count: async () => 0,
    async collect(scope, subject, locale) {
      const { groups, fields } = rightsWords(locale);
      const names = new Map((await deps.shopTags.get(scope)).map(({ id, name }) => [id, name]));
      const items = [];
      for (const { id } of await own(scope, subject)) {
        const tags = (await deps.conversationTags.get(scope, id)).flatMap((tag) => names.get(tag) ?? []);
        if (tags.length === 0) continue;
        items.push({
          id,
          fields: [
            ...field('conversationId', fields.conversationId, id),
            ...field('text', fields.text, tags.join(', ')),
          ],
        });
      }
      return [{ group: 'tags', label: groups.tags, items, retained: null }];
    },
    async erase(scope, subject, at) {
      let removed = 0;
      for (const { id, openedAt, heldAt } of await own(scope, subject))
        if (openedAt <= at && heldAt === null)
          removed += await deps.conversationTags.removeByConversation(scope, id);
      return { removed, retained: [] };
    },
  };
};
