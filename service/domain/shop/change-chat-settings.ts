import type { RememberDays, ShopId, VisitorAttachments } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { CardPurpose } from '../model/card/card.ts';
import {
  type ChatSettings,
  type ChatSettingsStore,
  checkChatSettings,
  giveBackMinutesOf,
  visitorAttachmentsOf,
} from '../model/card/chat-settings.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

/** An owner or manager changes what may be asked for. @throws DomainError not_found, forbidden, invalid_request */
export const makeChangeChatSettings =
  (deps: { chatSettings: ChatSettingsStore; recordAct: RecordAct }) =>
  async (
    access: Access,
    shopId: ShopId,
    change: {
      rememberDays: RememberDays;
      purposes: readonly CardPurpose[];
      /** Left out: as it is. */
      giveBackMinutes?: number | undefined;
      visitorAttachments?: VisitorAttachments | undefined;
    },
  ): Promise<ChatSettings> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    const before = await deps.chatSettings.get(scope);
    const giveBackMinutes = change.giveBackMinutes ?? giveBackMinutesOf(before);
    const visitorAttachments = change.visitorAttachments ?? visitorAttachmentsOf(before);
    const { rememberDays, purposes } = change;
    const next: ChatSettings = { shopId, rememberDays, purposes, giveBackMinutes, visitorAttachments };
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
      },
    });
    return next;
  };
