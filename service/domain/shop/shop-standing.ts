import type { AgreementStanding } from '../agreement/agreement.ts';
import type { AgreementGate } from '../agreement/agreement-gate.ts';
import type { PolicyBindingStore } from '../notice/notice-store.ts';
import { type PolicyBinding, pageFor } from '../notice/policy-binding.ts';
import { scopeOfShop } from '../tenancy.ts';
import { missingSettings, type Shop } from './shop.ts';

/** Whether a shop may collect, and what is missing; shown in console and store admin alike. */
export type ShopStanding = {
  binding: PolicyBinding | null;
  policyState: NonNullable<ReturnType<typeof pageFor>>['state'] | null;
  agreement: AgreementStanding;
  missing: string[];
  collecting: boolean;
};

export const makeShopStanding =
  (deps: { policyBindings: PolicyBindingStore; agreementGate: AgreementGate }) =>
  async (shop: Shop): Promise<ShopStanding> => {
    const scope = scopeOfShop(shop.id);
    const [binding, agreement] = await Promise.all([
      deps.policyBindings.get(scope),
      deps.agreementGate(scope),
    ]);
    const missing = missingSettings(shop);
    return {
      binding,
      policyState: pageFor(binding, shop.locale)?.state ?? null,
      agreement,
      missing,
      collecting: agreement !== 'missing' && missing.length === 0 && shop.closesAt === null,
    };
  };
