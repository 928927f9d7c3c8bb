import {
  type AuditCursor,
  type AuditFilter,
  type AuditRow,
  areaOf,
  chainOf,
} from '../domain/model/audit/audit.ts';
import type { ServiceScope, ShopScope } from '../domain/model/base/tenancy.ts';

/** A mismatch is a bug. */
export const requireAuditPlace = (
  scope: ShopScope | ServiceScope,
  row: AuditRow,
  place: { seq: number; previousHash: string },
): void => {
  const isInChain = row.chain === chainOf(scope.shopId) && row.chain === chainOf(row.shopId);
  if (!isInChain || row.seq !== place.seq || row.previousHash !== place.previousHash) {
    throw new Error('An audit row was built for another place in its chain than the one offered.');
  }
};

/** Without a shop: own company only. */
export const matchesFilter = (row: AuditRow, filter: AuditFilter): boolean => {
  const { organisationIds } = filter;
  const isConcerned =
    row.shopId !== null ||
    organisationIds === 'all' ||
    (row.organisationId !== null && organisationIds.includes(row.organisationId));
  return (
    isConcerned &&
    (filter.actor === undefined || row.actor === filter.actor) &&
    (filter.areas === undefined || filter.areas.includes(areaOf(row.action))) &&
    (filter.from === undefined || row.at >= filter.from) &&
    (filter.to === undefined || row.at < filter.to)
  );
};

/** Newest first, then by id. */
export const isBefore = (row: AuditRow, cursor: AuditCursor | null): boolean =>
  cursor === null || row.at < cursor.at || (row.at.getTime() === cursor.at.getTime() && row.id < cursor.id);
