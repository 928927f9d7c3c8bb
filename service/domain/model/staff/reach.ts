import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../base/domain-error.ts';
import { strongerRole } from '../base/tenancy.ts';
import type { Membership } from './staff.ts';

/** `shopIds` null: all. */
export type Reach = Pick<Membership, 'role' | 'shopIds'>;
type ShopIds = readonly ShopId[] | null;

/** Whether `outer` includes all of `inner`. */
export const liesWithin = (inner: ShopIds, outer: ShopIds): boolean =>
  outer === null || (inner?.every((id) => outer.includes(id)) ?? false);

/** Higher role, or same role in more shops; null: unchanged. Never reduces. */
export const widenedReach = (held: Reach, invited: Reach): Reach | null => {
  const isHigher = strongerRole(held.role, invited.role) !== held.role;
  if (isHigher) return liesWithin(held.shopIds, invited.shopIds) ? invited : null;
  if (held.role !== invited.role || liesWithin(invited.shopIds, held.shopIds)) return null;
  const shopIds =
    invited.shopIds === null ? null : [...new Set([...(held.shopIds ?? []), ...invited.shopIds])];
  return { role: held.role, shopIds };
};

/** Whether role and shops of `own` cover `other`. */
export const reachesOver = (own: Reach, other: Reach): boolean =>
  strongerRole(own.role, other.role) === own.role && liesWithin(other.shopIds, own.shopIds);

/**
 * People of further shops are hidden. Rule: SE-3
 * @throws DomainError not_found, forbidden
 */
export const requireReachOver = (own: Reach, other: Reach): void => {
  if (!liesWithin(other.shopIds, own.shopIds)) throw notFound();
  if (!reachesOver(own, other)) {
    throw new DomainError('forbidden', 'This person has a higher role than you. Ask an owner.');
  }
};
