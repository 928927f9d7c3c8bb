import type { RememberDays, ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { CardPurpose } from '../model/card/card.ts';
import { type ChatSettings, type ChatSettingsStore, checkChatSettings } from '../model/card/chat-settings.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

/** An owner or manager changes what may be asked for. @throws DomainError not_found, forbidden, invalid_request */
export const makeChangeChatSettings =
  (deps: { chatSettings: ChatSettingsStore; recordAct: RecordAct }) =>
  async (
    access: Access,
    shopId: ShopId,
    change: { rememberDays: RememberDays; purposes: readonly CardPurpose[] },
  ): Promise<ChatSettings> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    const next: ChatSettings = { shopId, rememberDays: change.rememberDays, purposes: change.purposes };
    checkChatSettings(shop, next);
    await deps.chatSettings.put(scope, next);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.cards',
      target: shopId,
      outcome: 'ok',
      details: { purposes: next.purposes.map(({ code }) => code).join(','), rememberDays: next.rememberDays },
    });
    return next;
  };
