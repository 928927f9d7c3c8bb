import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { type PolicyBinding, pageFor } from '../model/notice/policy-binding.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';
import { type AgreementStanding, missingSettings } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';

/** Whether a shop may collect, and what is missing; shown in console and shop admin alike. */
export type ShopStanding = {
  binding: PolicyBinding | null;
  policyState: NonNullable<ReturnType<typeof pageFor>>['state'] | null;
  agreement: AgreementStanding;
  missing: string[];
  collecting: boolean;
  /** Changes of the policy's text without a decision. */
  undecided: number;
};

export const makeShopStanding =
  (deps: {
    policyBindings: PolicyBindingStore;
    policyChanges: Pick<PolicyChangeStore, 'list'>;
    agreementGate: AgreementGate;
  }) =>
  async (shop: Shop): Promise<ShopStanding> => {
    const scope = scopeOfShop(shop.id);
    const [binding, agreement, changes] = await Promise.all([
      deps.policyBindings.get(scope),
      deps.agreementGate(scope),
      deps.policyChanges.list(scope),
    ]);
    const missing = missingSettings(shop);
    return {
      binding,
      policyState: pageFor(binding, shop.locale)?.state ?? null,
      agreement,
      missing,
      collecting: agreement !== 'missing' && missing.length === 0 && shop.closesAt === null,
      undecided: changes.filter((change) => change.choice === null).length,
    };
  };
