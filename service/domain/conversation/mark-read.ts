import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, isHeldBy } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Staff } from '../model/staff/staff.ts';
import { appendAndTell, eventOfNow } from './store-message.ts';

/**
 * Marks events as read; monotonic, of staff only the assignee. Rule: RT-1.
 * @param reader null: visitor
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
