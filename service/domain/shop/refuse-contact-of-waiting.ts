import { DomainError } from '../model/base/domain-error.ts';
import type { Shop } from '../model/shop/shop.ts';
import { ownersOf, type TellOwnersDeps } from '../model/staff/tell-owners.ts';

/**
 * Keeps waiting agencies from changing contacts, except during setup.
 * @throws DomainError forbidden
 */
export const refuseContactOfWaiting = async (
  deps: Pick<TellOwnersDeps, 'memberships' | 'staff'>,
  shop: Shop,
): Promise<void> => {
  if (shop.confirmedAt === null || (await ownersOf(deps, shop)).length === 0) return;
  throw new DomainError(
    'forbidden',
    'The e-mail address of the controller gets what customers reply, so the agency changes it only once it has a contract with this shop. Ask the owner to change it.',
    { details: { waitsFor: 'contract' } },
  );
};
