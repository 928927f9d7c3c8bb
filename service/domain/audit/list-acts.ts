import type { OrganisationId, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { AuditCursor, AuditFilter, AuditRow } from '../model/audit/audit.ts';
import type { AuditAhead, AuditStore } from '../model/audit/audit-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, type ServiceScope, type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';

export type ActsAsked = Pick<AuditFilter, 'actor' | 'areas' | 'from' | 'to'> & {
  shopId?: ShopId | undefined;
  before?: AuditCursor | undefined;
  limit: number;
};
export type ActsPage = {
  rows: readonly AuditRow[];
  people: ReadonlyMap<string, string>;
  shops: ReadonlyMap<string, string>;
  next: AuditCursor | null;
};

const isPerson = (actor: string): actor is StaffId => actor.startsWith('stf_');

/** Log of a shop or the service. @throws DomainError not_found, forbidden */
export const logScope = (access: Access, shopId: ShopId | undefined): ShopScope | ServiceScope => {
  if (shopId !== undefined) return shopWith(access, shopId, 'audit').scope;
  if (access.staff.isOperator) return SERVICE_SCOPE;
  throw new DomainError('forbidden', 'Only the operator of this service sees this. Choose a shop.');
};

/**
 * Rows that the person may see.
 * @throws DomainError not_found, forbidden
 */
export const makeListActs =
  (deps: { audit: AuditStore; staff: StaffStore; shops: ShopStore }) =>
  async (access: Access, asked: ActsAsked, ahead?: AuditAhead): Promise<ActsPage> => {
    const scope =
      asked.shopId === undefined
        ? scopeWith(access, 'audit')
        : scopeOfShops([shopWith(access, asked.shopId, 'audit').shop.id]);
    const owned = access.organisations
      .filter(({ role, shopIds }) => role !== 'consultant' && shopIds === null)
      .map(({ organisation }) => organisation.id);
    const all = access.staff.isOperator && asked.shopId === undefined;
    const organisationIds: readonly OrganisationId[] | 'all' = all ? 'all' : owned;
    if (scope.shopIds.length === 0 && organisationIds.length === 0) {
      throw new DomainError('forbidden', 'Your role does not allow this. Ask the owner of the shop.');
    }
    const { shopId, before, limit, ...filter } = asked;
    const wanted = { ...filter, organisationIds };
    const found = await deps.audit.list(scope, wanted, before ?? null, limit + 1, ahead);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const ids = new Set(rows.flatMap((row) => [row.actor, row.target ?? '']).filter(isPerson));
    const people = await deps.staff.listByIds([...ids]);
    const shops = await deps.shops.listByIds([...new Set(rows.flatMap((row) => row.shopId ?? []))]);
    return {
      rows,
      people: new Map(people.map((person: Staff) => [person.id, person.name])),
      shops: new Map(shops.map((shop) => [shop.id, shop.name])),
      next: found.length > limit && last !== undefined ? { at: last.at, id: last.id } : null,
    };
  };
