import { trusted } from 'mongoose';
import {
  type AuditCursor,
  type AuditFilter,
  type AuditRow,
  chainOf,
} from '../../../domain/model/audit/audit.ts';
import type { AuditStore, ChainAhead } from '../../../domain/model/audit/audit-store.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { isBefore, matchesFilter } from '../../audit-chain.ts';
import { newestFirst } from '../../order.ts';
import { fromDocument } from '../base/document.ts';
import type { Where } from '../base/shop-table.ts';
import { walkBack, within } from '../base/walk-back.ts';
import { type AuditDocument, type AuditTables, type ChainScope, inChain } from './audit-tables.ts';

const byTime = newestFirst<AuditRow>(
  (row) => row.at,
  (row) => row.id,
);

const plainWord = (area: string): string => area.replace(/[^a-z_]/g, '');

/** Indexed part; null: no match. */
const wantedOf = (
  scope: ChainScope,
  { organisationIds, actor, areas }: AuditFilter,
): Where<AuditDocument> | null => {
  const ofCompanies = scope.shopId === null && organisationIds !== 'all' ? organisationIds : null;
  if (ofCompanies?.length === 0) return null;
  return {
    ...inChain(scope),
    ...(ofCompanies === null ? {} : { organisationId: trusted({ $in: [...ofCompanies] }) }),
    ...(actor === undefined ? {} : { actor }),
    ...(areas === undefined
      ? {}
      : { action: trusted({ $regex: `^(${areas.map(plainWord).join('|')})\\.` }) }),
  };
};

const LEAST_AHEAD = 10;
const MOST_AHEAD = 200;

const lastOf = ({ rows }: ChainAhead): AuditCursor | null => rows.at(-1) ?? null;

/** Merged, each read as far as needed. */
export const makeListAudit = ({ rows }: AuditTables): AuditStore['list'] => {
  const listChain = async (
    scope: ChainScope,
    filter: AuditFilter,
    before: AuditCursor | null,
    limit: number,
  ): Promise<readonly AuditRow[]> => {
    const wanted = wantedOf(scope, filter);
    if (wanted === null) return [];
    const find = async (where: Where<AuditDocument>, most: number): Promise<AuditRow[]> =>
      (await rows.find(scope, { ...wanted, ...where }, { sort: { at: -1, _id: -1 }, limit: most }))
        .map((row) => fromDocument<AuditRow>(row))
        .filter((row) => matchesFilter(row, filter));
    // A combined condition uses no index.
    const equal =
      before === null ? [] : await find({ at: before.at, _id: trusted({ $lt: before.id }) }, limit);
    const end = before === null || (filter.to !== undefined && filter.to < before.at) ? filter.to : before.at;
    const older = await walkBack(end ?? null, limit - equal.length, new Date(), async (from, to, most) => {
      if (to !== null && filter.from !== undefined && to <= filter.from) return [];
      const least = filter.from !== undefined && (from === null || from < filter.from) ? filter.from : from;
      const window = within(least, to);
      return find(window === null ? {} : { at: trusted(window) }, most);
    });
    return [...equal, ...older];
  };

  return async (scope, filter, before, limit, ahead = new Map()) => {
    const chains = [...scope.shopIds.map(scopeOfShop), SERVICE_SCOPE];
    const first = Math.min(limit, Math.max(LEAST_AHEAD, Math.ceil((2 * limit) / chains.length)));
    const heldOf = (chain: ChainScope): ChainAhead =>
      ahead.get(chainOf(chain.shopId)) ?? { rows: [], most: first, isDone: false };
    const readOn = async (chain: ChainScope): Promise<void> => {
      const held = heldOf(chain);
      const rows = await listChain(chain, filter, lastOf(held) ?? before, held.most);
      ahead.set(chainOf(chain.shopId), {
        rows: [...held.rows, ...rows],
        most: Math.max(held.most, Math.min(MOST_AHEAD, 2 * held.most)),
        isDone: rows.length < held.most,
      });
    };
    for (const [chain, held] of ahead)
      ahead.set(chain, { ...held, rows: held.rows.filter((row) => isBefore(row, before)) });
    for (;;) {
      const open = chains.filter((chain) => !heldOf(chain).isDone);
      const unread = open.filter((chain) => heldOf(chain).rows.length === 0);
      const ends = open.flatMap((chain) => heldOf(chain).rows.at(-1) ?? []);
      const [end] = ends.sort(byTime);
      // Below it rows may be missing.
      const known = chains
        .flatMap((chain) => heldOf(chain).rows)
        .filter((row) => end === undefined || byTime(row, end) <= 0);
      if (unread.length === 0 && (known.length >= limit || open.length === 0))
        return known.sort(byTime).slice(0, limit);
      const next = unread.length > 0 ? unread : open.filter((chain) => heldOf(chain).rows.at(-1) === end);
      await Promise.all(next.map(readOn));
    }
  };
};
