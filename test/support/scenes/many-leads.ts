import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { aLead } from '../builders/builders.ts';
import type { TestService } from '../service/start-service.ts';
import type { Merchant } from './chat-actors.ts';

/** Enough for several batches: an archive reads 200 rows at a time. */
export const MANY_LEADS = 500;

export const addManyLeads = async (service: TestService, { shop }: Merchant): Promise<void> => {
  const scope = scopeOfShop(shop.id);
  const sealed = { email: await service.ports.vault.seal(scope, 'masa@example.com') };
  const many = Array.from({ length: MANY_LEADS }, () => aLead({ shopId: shop.id, sealed }));
  for (let at = 0; at < many.length; at += 100) {
    await Promise.all(many.slice(at, at + 100).map((lead) => service.stores.leads.insert(scope, lead)));
  }
};
