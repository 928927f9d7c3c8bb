import { trusted } from 'mongoose';
import { scopeOfShop, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import type { LeadFilter, LeadStore } from '../../../domain/model/lead/lead-store.ts';
import type { LeadsDue } from '../../../domain/model/retention/retention.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { newestFirst } from '../../order.ts';
import type { ShopTable } from '../base/shop-table.ts';
import { walkBack, within } from '../base/walk-back.ts';
import { dueFilters, type LeadRow, leadOf } from './lead-rows.ts';

const byCreation = newestFirst<Lead>(
  (lead) => lead.createdAt,
  (lead) => lead.id,
);

/** Not hidden; absent counts as null. */
export const SHOWN = { restrictedAt: null, withdrawnAt: null };
/** Condition of the partial index of the quarantine. */
export const QUARANTINED = trusted({ $type: 'object' as const });

/** Leads read at once; more are read by shop in time windows. */
const MOST_AT_ONCE = 500;
/** From here counting a window is cheaper than reading by shop. */
const MANY_SHOPS = 20;

export const makeListLeadRows = (rows: ShopTable<LeadRow>): LeadStore['list'] => {
  type Window = { $gte?: Date; $lt?: Date } | null;
  type Wanted = Omit<LeadFilter, 'due'> & { due?: LeadsDue | undefined };
  const inWindow = (window: Window, { due, states, assigneeId, isQuarantined }: Wanted) => ({
    ...(window === null ? {} : { createdAt: trusted(window) }),
    ...SHOWN,
    quarantine: isQuarantined ? QUARANTINED : null,
    ...(states && { state: trusted({ $in: [...states] }) }),
    ...(assigneeId && { assigneeId }),
    ...(due && { $or: [...dueFilters(due)] }),
  });
  const readWindow = async (
    shopId: ShopId,
    window: Window,
    limit: number,
    wanted: Wanted,
  ): Promise<Lead[]> => {
    const order = { sort: { createdAt: -1, _id: -1 }, limit } as const;
    return (await rows.find(scopeOfShop(shopId), inWindow(window, wanted), order)).map(leadOf);
  };
  /** Leads of several shops in one read if few, else null; and the shops that have any. */
  const readAtOnce = async (shopIds: readonly ShopId[], window: Window, filter: Omit<LeadFilter, 'due'>) => {
    const where = {
      ...(window === null ? {} : { createdAt: window }),
      ...(filter.states && { state: { $in: [...filter.states] } }),
    };
    const counts = await rows.raw.countByShop(scopeOfShops(shopIds), where);
    const shops = [...counts.keys()];
    const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
    if (count > MOST_AT_ONCE) return { shops, leads: null };
    const found = count === 0 ? [] : await rows.find(scopeOfShops(shops), inWindow(window, filter));
    return { shops, leads: found.map(leadOf).sort(byCreation) };
  };
  return async (scope, before, limit, { due, ...filter } = {}) => {
    let shopIds = scope.shopIds.filter((shopId) => due === undefined || due.has(shopId));
    if (shopIds.length > 1 && due === undefined) {
      const { shops, leads } = await readAtOnce(shopIds, { $lt: before }, filter);
      if (leads !== null) return leads.slice(0, limit);
      shopIds = shops;
    }
    // One read per shop and window: the index serves a range only after an equality.
    return walkBack(before, limit, new Date(), async (from, to, most) => {
      const window = within(from, to);
      let here = shopIds;
      if (shopIds.length > MANY_SHOPS && due === undefined) {
        const { shops, leads } = await readAtOnce(shopIds, window, filter);
        if (leads !== null) return leads.slice(0, most);
        here = shops;
      }
      const pages = await Promise.all(
        here.map((shopId) => readWindow(shopId, window, most, { ...filter, due: due?.get(shopId) })),
      );
      return pages.flat().sort(byCreation).slice(0, most);
    });
  };
};
