import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import type { TestService } from '../service/start-service.ts';

export const bindContracts = async ({ stores }: TestService, shopId: ShopId): Promise<void> => {
  const scope = scopeOfShop(shopId);
  for (const grant of await stores.grants.listByShop(scope)) {
    if (grant.contractId === null && grant.until === null) {
      await stores.grants.setContract(scope, grant.id, randomIds.next('agc'));
    }
  }
};
