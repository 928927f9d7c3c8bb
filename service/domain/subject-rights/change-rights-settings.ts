import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { RightsSettings, RightsSettingsStore } from './rights-settings.ts';

type Deps = { rightsSettings: RightsSettingsStore; recordAct: RecordAct };

/** Settings of rights requests. @throws DomainError not_found, forbidden */
export const makeReadRightsSettings =
  (deps: Pick<Deps, 'rightsSettings'>) =>
  async (access: Access, shopId: ShopId): Promise<RightsSettings> =>
    deps.rightsSettings.get(shopWith(access, shopId, 'subjects').scope);

/** @throws DomainError not_found, forbidden */
export const makeChangeRightsSettings =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, changes: Pick<RightsSettings, 'selfErasure'>): Promise<void> => {
    const { scope } = shopWith(access, shopId, 'subjects');
    await deps.rightsSettings.put(scope, { shopId, selfErasure: changes.selfErasure });
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.rights_settings',
      target: shopId,
      outcome: 'ok',
      details: { selfErasure: changes.selfErasure },
    });
  };
