import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { CustomerFacts } from '../customer/customer.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { shopWith } from '../model/staff/resolve-access.ts';
import type { AskDoor } from './ask-door.ts';
import type { DoorAnswer } from './door.ts';

export type ShowOrdersDeps = {
  askDoor: AskDoor;
  recordAct: RecordAct;
  findConversation(
    access: Access,
    id: ConversationId,
    right: 'answer',
  ): Promise<{ conversation: Conversation; scope: ShopScope }>;
  readCustomer(scope: ShopScope, conversation: Conversation): Promise<CustomerFacts | null>;
};

/**
 * Fresh orders of a customer whom the shop server named, for the consultant. Nothing is stored. Rules: MI-4, AD-52.
 * @returns null: a guest, or no door
 * @throws DomainError not_found, forbidden, rate_limited
 */
export const makeShowOrders = (deps: ShowOrdersDeps) => {
  const underWay = new Map<ConversationId, Promise<DoorAnswer | null>>();
  return async (access: Access, id: ConversationId): Promise<DoorAnswer | null> => {
    const { conversation, scope } = await deps.findConversation(access, id, 'answer');
    const sub = (await deps.readCustomer(scope, conversation))?.sub ?? null;
    if (sub === null) return null;
    const { shop } = shopWith(access, scope.shopId, 'answer');
    await deps.recordAct({
      actor: access.staff.id,
      shopId: scope.shopId,
      action: 'customer.orders',
      target: id,
      outcome: 'ok',
    });
    const running = underWay.get(id);
    if (running !== undefined) return running;
    const asked = deps.askDoor(shop, scope, { do: 'customer', sub }).finally(() => underWay.delete(id));
    underWay.set(id, asked);
    return asked;
  };
};
