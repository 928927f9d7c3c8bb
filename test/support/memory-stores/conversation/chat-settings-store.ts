import type { ChatSettings, ChatSettingsStore } from '../../../../service/domain/model/card/chat-settings.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { requireInScope } from '../../../../service/store/scope.ts';

export const makeMemoryChatSettingsStore = (): ChatSettingsStore => {
  const rows = new Map<ShopId, ChatSettings>();
  return {
    async get(scope) {
      return rows.get(scope.shopId) ?? null;
    },
    async put(scope, settings) {
      requireInScope(scope, settings);
      rows.set(scope.shopId, frozenCopy(settings));
    },
  };
};
