import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, isHeldBy } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Staff } from '../model/staff/staff.ts';
import { appendAndTell, eventOfNow } from './store-message.ts';

/**
 * Everything up to `seq` has been seen. Monotonic: a smaller or equal mark, or one past the end, changes nothing. Of
 * staff only the one who has the conversation counts: colleagues who look in take nothing from the queue, and the
 * visitor is told "read" only when somebody is there to answer. Rule: RT-1.
 * @param reader null for the visitor
 */
export const makeMarkRead =
  (deps: { conversations: ConversationStore; bus: EventBus; ids: Ids; clock: Clock }) =>
  async (scope: ShopScope, conversation: Conversation, reader: Staff | null, seq: number): Promise<void> => {
    const current = (await deps.conversations.find(scope, conversation.id)) ?? conversation;
    const before = reader === null ? current.readByVisitor : current.readByStaff;
    if (reader !== null && !isHeldBy(current, reader.id)) return;
    if (seq <= before || seq > current.lastSeq) return;
    const act = { conversationId: conversation.id, ref: deps.ids.ref(), by: reader };
    await appendAndTell(deps, scope, eventOfNow(deps, scope, act, { kind: 'read', upTo: seq }));
  };
