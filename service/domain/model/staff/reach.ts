import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../base/domain-error.ts';
import { strongerRole } from '../base/tenancy.ts';
import type { Membership } from './staff.ts';

/** What a membership or an invitation opens: a role, in every shop of the organisation (null) or in some. */
export type Reach = Pick<Membership, 'role' | 'shopIds'>;
type ShopIds = readonly ShopId[] | null;

/** Whether every shop of `inner` lies within `outer`. */
export const liesWithin = (inner: ShopIds, outer: ShopIds): boolean =>
  outer === null || (inner?.every((id) => outer.includes(id)) ?? false);

/**
 * What a member reaches who accepts one more invitation: a higher role, or the same in more shops. Null when nothing
 * changes. Nobody loses anything by accepting: a higher role in fewer shops changes nothing either.
 */
export const widenedReach = (held: Reach, invited: Reach): Reach | null => {
  const isHigher = strongerRole(held.role, invited.role) !== held.role;
  if (isHigher) return liesWithin(held.shopIds, invited.shopIds) ? invited : null;
  if (held.role !== invited.role || liesWithin(invited.shopIds, held.shopIds)) return null;
  const shopIds =
    invited.shopIds === null ? null : [...new Set([...(held.shopIds ?? []), ...invited.shopIds])];
  return { role: held.role, shopIds };
};

/** Whether somebody with `own` may give or take `other`: a role not above the own, in shops within the own. */
export const reachesOver = (own: Reach, other: Reach): boolean =>
  strongerRole(own.role, other.role) === own.role && liesWithin(other.shopIds, own.shopIds);

/**
 * The one rule of every act over people. Who works in shops beyond the own is as if not there. Rule: SE-3
 * @throws DomainError not_found, forbidden
 */
export const requireReachOver = (own: Reach, other: Reach): void => {
  if (!liesWithin(other.shopIds, own.shopIds)) throw notFound();
  if (!reachesOver(own, other)) {
    throw new DomainError('forbidden', 'This person has a higher role than you. Ask an owner.');
  }
};
