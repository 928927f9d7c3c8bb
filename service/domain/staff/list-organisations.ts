import { DomainError } from '../model/base/domain-error.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import type { OrganisationStore } from '../model/staff/staff-store.ts';

type Deps = {
  organisations: Pick<OrganisationStore, 'all'>;
  shops: Pick<ShopStore, 'listByOrganisation'>;
};

/** All organisations with shop counts. @throws DomainError forbidden */
export const makeListOrganisations =
  (deps: Deps) =>
  async (access: Access): Promise<readonly (Organisation & { shops: number })[]> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    }
    return Promise.all(
      (await deps.organisations.all()).map(async (organisation) => ({
        ...organisation,
        shops: (await deps.shops.listByOrganisation(organisation.id)).length,
      })),
    );
  };
