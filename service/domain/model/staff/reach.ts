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
