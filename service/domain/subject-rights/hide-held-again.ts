import type { ConversationId, LeadId } from '../../protocol/vocabulary.ts';
import { hideHeld } from '../conversation/close-conversation.ts';
import { type EndHeldDeps, endHeldAgain } from '../lead/withdraw-lead.ts';
import { type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';

export type HideHeldDeps = Parameters<typeof hideHeld>[0] & EndHeldDeps;

/**
 * Hides held chats and withdraws held leads again after a restore. Rules: RT-3, RT-8.
 * @param asked records with times
 */
export const hideHeldAgain = async (
  deps: HideHeldDeps,
  scope: ShopScope,
  asked: ReadonlyMap<string, Date>,
): Promise<void> => {
  const idsOf = <Id extends string>(prefix: string) =>
    [...asked.keys()].filter((id): id is Id => id.startsWith(prefix));
  const chats = await deps.conversations.current(scopeOfShops([scope.shopId]), idsOf<ConversationId>('cnv_'));
  for (const chat of chats) {
    const at = asked.get(chat.id);
    if (at !== undefined && chat.heldAt !== null && chat.eraseAskedAt == null)
      await hideHeld(deps, scope, chat, at);
  }
  for (const lead of await deps.leads.listByIds(scope, idsOf<LeadId>('led_'))) {
    const at = asked.get(lead.id);
    if (at !== undefined && lead.heldAt !== null && lead.withdrawnAt == null)
      await endHeldAgain(deps, scope, lead, at);
  }
};
