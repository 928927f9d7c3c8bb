import {
  defaultRightsSettings,
  type RightsSettings,
  type RightsSettingsStore,
} from '../../../../service/domain/subject-rights/rights-settings.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { requireInScope } from '../../../../service/store/scope.ts';

export const makeMemoryRightsSettingsStore = (): RightsSettingsStore => {
  const rows = new Map<ShopId, RightsSettings>();
  return {
    async get({ shopId }) {
      return rows.get(shopId) ?? defaultRightsSettings(shopId);
    },
    async put(scope, settings) {
      requireInScope(scope, settings);
      rows.set(scope.shopId, frozenCopy(settings));
    },
  };
};
