import { trusted } from 'mongoose';
import type { AuditCursor, AuditFilter, AuditRow } from '../../../domain/model/audit/audit.ts';
import type { AuditStore } from '../../../domain/model/audit/audit-store.ts';
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
/** Rows read in addition: those of the cursor's own millisecond may come before it. */
const SAME_MOMENT = 50;

/** An area is a word from the code; any other character in it is ignored. */
const plainWord = (area: string): string => area.replace(/[^a-z_]/g, '');

/** The part of the filter that an index serves; null when no row of this chain can match. */
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

/** Lists rows of several chains, newest first. */
export const makeListAudit = ({ rows }: AuditTables): AuditStore['list'] => {
  const listChain = async (
    scope: ChainScope,
    filter: AuditFilter,
    before: AuditCursor | null,
    limit: number,
  ): Promise<readonly AuditRow[]> => {
    const wanted = wantedOf(scope, filter);
    if (wanted === null) return [];
    const upTo = before === null ? null : new Date(before.at.getTime() + 1);
    const end = filter.to === undefined || (upTo !== null && upTo < filter.to) ? upTo : filter.to;
    return walkBack(end, limit, new Date(), async (from, to, most) => {
      if (to !== null && filter.from !== undefined && to <= filter.from) return [];
      const least = filter.from !== undefined && (from === null || from < filter.from) ? filter.from : from;
      const window = within(least, to);
      const found = await rows.find(
        scope,
        { ...wanted, ...(window === null ? {} : { at: trusted(window) }) },
        { sort: { at: -1, _id: -1 }, limit: most + SAME_MOMENT },
      );
      return found
        .map((row) => fromDocument<AuditRow>(row))
        .filter((row) => matchesFilter(row, filter) && isBefore(row, before))
        .slice(0, most);
    });
  };

  return async (scope, filter, before, limit) => {
    const chains = [...scope.shopIds.map(scopeOfShop), SERVICE_SCOPE];
    const pages = await Promise.all(chains.map((chain) => listChain(chain, filter, before, limit)));
    return pages.flat().sort(byTime).slice(0, limit);
  };
};
