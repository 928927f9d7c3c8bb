import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import { makeNoteRefusal } from '../../domain/model/shop/note-refusal.ts';
import type { Shop } from '../../domain/model/shop/shop.ts';
import { composePolicyTexts } from '../../domain/policy-text/compose-policy-text.ts';
import { makeAuthenticateAdapter, makeRotateAdapterSecret } from '../../domain/shop/adapter-secret.ts';
import { makeChangeSettings } from '../../domain/shop/change-settings.ts';
import { makeCheckInstallation } from '../../domain/shop/check-installation.ts';
import { makeFindShop } from '../../domain/shop/find-shop.ts';
import { makePreviewHours } from '../../domain/shop/preview-hours.ts';
import { makeRegisterShop } from '../../domain/shop/register-shop.ts';
import { makeShopStandings } from '../../domain/shop/shop-standing.ts';
import { makeSignRelease } from '../../domain/shop/sign-release.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';

export const makeShopUseCases = (
  deps: BaseDeps & Pick<PolicyUseCases, 'publishNotices' | 'rejudgePolicy'>,
) => ({
  findShop: makeFindShop(deps),
  registerShop: makeRegisterShop(deps),
  changeSettings: makeChangeSettings(deps),
  previewHours: makePreviewHours(deps),
  checkInstallation: makeCheckInstallation(deps),
  ...makeShopStandings(deps),
  policyTexts: async (shop: Shop, scope: ShopScope) =>
    composePolicyTexts(shop, await deps.readProcessingFacts(shop, scope)),
  rotateAdapterSecret: makeRotateAdapterSecret(deps),
  authenticateAdapter: makeAuthenticateAdapter({ ...deps, noteRefusal: makeNoteRefusal(deps) }),
  signRelease: makeSignRelease(deps),
});
export type ShopUseCases = ReturnType<typeof makeShopUseCases>;
