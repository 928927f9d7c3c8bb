import type { ChatSettings, ChatSettingsStore } from '../../../domain/model/card/chat-settings.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';

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
