import type { ConversationId } from '../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';

/** Publishes deletions at once, even if later steps fail. Rules: RT-2, RT-7. */
export const publishErasures = (conversations: ConversationStore, bus: EventBus): ConversationStore => {
  const tell = ({ shopId }: ShopScope, ids: readonly ConversationId[]): void => {
    for (const conversationId of ids) bus.publish({ type: 'conversation.erased', shopId, conversationId });
  };
  const tellGone = async (scope: ShopScope, ids: readonly ConversationId[]): Promise<void> => {
    if (ids.length === 0) return;
    const left = await conversations.current(scopeOfShops([scope.shopId]), ids).catch(() => null);
    if (left === null) return;
    const there = new Set(left.map(({ id }) => id));
    tell(
      scope,
      ids.filter((id) => !there.has(id)),
    );
  };
  const told: Pick<ConversationStore, 'erase' | 'removeDue'> = {
    async erase(scope, id) {
      try {
        const events = await conversations.erase(scope, id);
        tell(scope, [id]);
        return events;
      } catch (error) {
        await tellGone(scope, [id]);
        throw error;
      }
    },
    async removeDue(scope, due, limit, before) {
      const begun: ConversationId[] = [];
      try {
        const removed = await conversations.removeDue(scope, due, limit, async (conversation) => {
          await before?.(conversation);
          begun.push(conversation.id);
        });
        tell(scope, removed);
        return removed;
      } catch (error) {
        await tellGone(scope, begun);
        throw error;
      }
    },
  };
  return Object.assign(Object.create(conversations), told);
};
