import type { OrderLookupRule, RememberDays, ShopId, VisitorAttachments } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { listChanged } from '../model/base/domain-error.ts';
import type { CardPurpose } from '../model/card/card.ts';
import {
  areSamePurposes,
  type ChatSettings,
  type ChatSettingsStore,
  chatSettingsOf,
  checkChatSettings,
  giveBackMinutesOf,
  orderLookupOf,
  visitorAttachmentsOf,
} from '../model/card/chat-settings.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

/**
 * Absent: unchanged.
 * @throws DomainError not_found, forbidden, invalid_request; conflict on a changed list
 */
export const makeChangeChatSettings =
  (deps: { chatSettings: ChatSettingsStore; recordAct: RecordAct }) =>
  async (
    access: Access,
    shopId: ShopId,
    change: {
      rememberDays?: RememberDays | undefined;
      purposes?: readonly CardPurpose[] | undefined;
      /** Absent: no conflict check. */
      purposesSeen?: readonly CardPurpose[] | undefined;
      giveBackMinutes?: number | undefined;
      visitorAttachments?: VisitorAttachments | undefined;
      orderLookup?: OrderLookupRule | undefined;
    },
  ): Promise<ChatSettings> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    const before = await chatSettingsOf(deps.chatSettings, shop, scope);
    if (change.purposesSeen !== undefined && !areSamePurposes(change.purposesSeen, before.purposes))
      throw listChanged();
    const giveBackMinutes = change.giveBackMinutes ?? giveBackMinutesOf(before);
    const visitorAttachments = change.visitorAttachments ?? visitorAttachmentsOf(before);
    const orderLookup = change.orderLookup ?? orderLookupOf(before);
    const { rememberDays = before.rememberDays, purposes = before.purposes } = change;
    const next: ChatSettings = {
      shopId,
      rememberDays,
      purposes,
      giveBackMinutes,
      visitorAttachments,
      orderLookup,
    };
    checkChatSettings(shop, next);
    await deps.chatSettings.put(scope, next);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.cards',
      target: shopId,
      outcome: 'ok',
      details: {
        purposes: purposes.map(({ code }) => code).join(','),
        rememberDays,
        giveBackMinutes,
        visitorAttachments,
        orderLookup,
      },
    });
    return next;
  };
