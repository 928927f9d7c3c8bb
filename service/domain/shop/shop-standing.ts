import type { ShopId } from '../../protocol/vocabulary.ts';
import type { AgreementStandings } from '../model/agreement/agreement-gate.ts';
import { scopeOfShops } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { type PolicyBinding, pageFor } from '../model/notice/policy-binding.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';
import { type AgreementStanding, missingSettings } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';

/** Permission to collect, and missing steps. */
export type ShopStanding = {
  binding: PolicyBinding | null;
  policyState: NonNullable<ReturnType<typeof pageFor>>['state'] | null;
  agreement: AgreementStanding;
  missing: string[];
  collecting: boolean;
  /** Undecided policy changes. */
  undecided: number;
};

/** Standings of the shops, in three reads. */
export type StandingOf = (shop: Shop) => ShopStanding;

type Deps = {
  policyBindings: Pick<PolicyBindingStore, 'ofShops'>;
  policyChanges: Pick<PolicyChangeStore, 'countUndecided'>;
  agreementStandings: AgreementStandings;
};

export const makeShopStandings = (deps: Deps) => {
  const shopStandings = async (shops: readonly Shop[]): Promise<StandingOf> => {
    const scope = scopeOfShops(shops.map(({ id }) => id));
    const [found, agreementOf, undecided] = await Promise.all([
      deps.policyBindings.ofShops(scope),
      deps.agreementStandings(scope),
      deps.policyChanges.countUndecided(scope),
    ]);
    const bindings = new Map<ShopId, PolicyBinding>(found.map((binding) => [binding.shopId, binding]));
    return (shop) => {
      const binding = bindings.get(shop.id) ?? null;
      const agreement = agreementOf(shop.id);
      const missing = missingSettings(shop);
      return {
        binding,
        policyState: pageFor(binding, shop.locale)?.state ?? null,
        agreement,
        missing,
        collecting: agreement !== 'missing' && missing.length === 0 && shop.closesAt === null,
        undecided: undecided.get(shop.id) ?? 0,
      };
    };
  };
  return { shopStandings, shopStanding: async (shop: Shop) => (await shopStandings([shop]))(shop) };
};
