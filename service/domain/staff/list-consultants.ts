import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { PresenceBoard } from '../model/base/ports.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { shownName } from '../model/staff/staff.ts';
import { type StaffOfShopDeps, staffOfShop } from './staff-of-shop.ts';

const ANSWERING = ['owner', 'manager', 'consultant'] as const;

/** A possible handover target. */
export type Consultant = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly isHere: boolean;
  readonly isOnCall: boolean;
};

/**
 * Possible assignees, present ones first. Rule: SE-3.
 * @throws DomainError not_found, forbidden
 */
export const makeListConsultants =
  (deps: StaffOfShopDeps & { presence: PresenceBoard }) =>
  async (access: Access, shopId: ShopId): Promise<readonly Consultant[]> => {
    const { shop } = shopWith(access, shopId, 'answer');
    const here = new Set(deps.presence.here(shopId).map(({ staffId }) => staffId));
    const onCall = new Set(deps.presence.onCall(shopId).map(({ staffId }) => staffId));
    return [...(await staffOfShop(deps, shop, ANSWERING))]
      .map((one) => ({
        staffId: one.id,
        name: shownName(one),
        isHere: here.has(one.id),
        isOnCall: onCall.has(one.id),
      }))
      .sort(
        (a, b) =>
          Number(b.isHere) - Number(a.isHere) ||
          Number(b.isOnCall) - Number(a.isOnCall) ||
          a.name.localeCompare(b.name),
      );
  };
