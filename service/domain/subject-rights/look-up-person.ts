import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { FoundPerson, PersonQuery } from './find-person.ts';

type Deps = {
  findPerson(shop: Shop, scope: ShopScope, query: PersonQuery): Promise<FoundPerson>;
  recordAct: RecordAct;
};

/**
 * Counts a person's data; audited. Rules: RT-1, PR-6. @throws DomainError not_found, forbidden,
 * invalid_request
 */
export const makeLookUpPerson =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, query: PersonQuery): Promise<FoundPerson> => {
    const { shop, scope } = shopWith(access, shopId, 'subjects');
    const found = await deps.findPerson(shop, scope, query);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'subject.find',
      target: shopId,
      outcome: 'ok',
      details: { found: found.counts.reduce((sum, { count }) => sum + count, 0) },
    });
    return found;
  };
