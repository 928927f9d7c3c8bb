import type { ConversationId } from '../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';

/**
 * The same store, which also publishes each conversation that goes, as soon as it is gone: what else an erasure has to
 * write may fail, and open screens must not show the conversation until somebody repeats it. Rules: RT-2, RT-7.
 */
export const publishErasures = (conversations: ConversationStore, bus: EventBus): ConversationStore => {
  const tell = ({ shopId }: ShopScope, ids: readonly ConversationId[]): void => {
    for (const conversationId of ids) bus.publish({ type: 'conversation.erased', shopId, conversationId });
  };
  /** A removal failed: its key may be gone already. What is there still is told of when it is removed. */
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
  // All else stays the store's own method.
  return Object.assign(Object.create(conversations), told);
};
