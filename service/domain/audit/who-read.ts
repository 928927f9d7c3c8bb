import type { OrganisationId, Role, StaffId } from '../../protocol/vocabulary.ts';
import type { AuditRow } from '../model/audit/audit.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import { couldShow, isOfMany, READINGS, type ReadingAct } from '../model/audit/readings.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { GrantStore, MembershipStore, OrganisationStore } from '../model/staff/staff-store.ts';

/** List readings are grouped by role and company. */
export type Reading = {
  readonly act: ReadingAct;
  readonly times: number;
  readonly first: Date;
  readonly last: Date;
  /** Null: deleted, or no access now. */
  readonly role: Role | null;
  readonly company: string | null;
  readonly isAgency: boolean;
};
type Reader = Pick<Reading, 'role' | 'company' | 'isAgency'>;

type Deps = {
  audit: Pick<AuditStore, 'about'>;
  shops: Pick<ShopStore, 'get'>;
  memberships: Pick<MembershipStore, 'listByStaff'>;
  organisations: Pick<OrganisationStore, 'listByIds'>;
  grants: Pick<GrantStore, 'listByShop'>;
};

const isReading = (action: string): action is ReadingAct => READINGS.some((known) => known === action);

/** No names. */
const readersOf = async (
  deps: Deps,
  scope: ShopScope,
  actors: readonly string[],
): Promise<ReadonlyMap<string, Reader>> => {
  const shop = await deps.shops.get(scope);
  const agencyIds = (await deps.grants.listByShop(scope)).map(({ agencyId }) => agencyId);
  const companies = [...new Set([...agencyIds, ...(shop === null ? [] : [shop.organisationId])])];
  const names = new Map(
    (await deps.organisations.listByIds(companies)).map(({ id, name }) => [id, name] as const),
  );
  const readers = new Map<string, Reader>();
  for (const actor of actors.filter((one): one is StaffId => one.startsWith('stf_'))) {
    const memberships = await deps.memberships.listByStaff(actor);
    const own = memberships.find(({ organisationId }) => organisationId === shop?.organisationId);
    const through = own ?? memberships.find(({ organisationId }) => names.has(organisationId));
    const companyId: OrganisationId | undefined = through?.organisationId;
    readers.set(actor, {
      role: through?.role ?? null,
      company: companyId === undefined ? null : (names.get(companyId) ?? null),
      isAgency: companyId !== undefined && companyId !== shop?.organisationId,
    });
  }
  return readers;
};

const NOBODY: Reader = { role: null, company: null, isAgency: false };

/**
 * Readers by role and company, from the log. Rules: RT-1, PR-6.
 * @param targets record ids
 * @param since oldest record
 */
export const makeWhoRead =
  (deps: Deps) =>
  async (scope: ShopScope, targets: readonly string[], since: Date): Promise<readonly Reading[]> => {
    if (targets.length === 0) return [];
    const rows = (await deps.audit.about(scope, [...targets, scope.shopId], READINGS)).filter(
      ({ actor, at }) => actor.startsWith('stf_') && at >= since,
    );
    const readers = await readersOf(deps, scope, [...new Set(rows.map(({ actor }) => actor))]);
    const readings: Reading[] = [];
    const places = new Map<string, number>();
    for (const { action, actor, at } of rows as readonly AuditRow[]) {
      if (!isReading(action) || !couldShow(action, targets)) continue;
      const reader = readers.get(actor) ?? NOBODY;
      const key = isOfMany(action) ? [action, reader.role, reader.company].join(' ') : '';
      const place = key === '' ? undefined : places.get(key);
      const known = place === undefined ? undefined : readings[place];
      if (place !== undefined && known !== undefined) {
        readings[place] = { ...known, times: known.times + 1, last: at };
        continue;
      }
      if (key !== '') places.set(key, readings.length);
      readings.push({ act: action, times: 1, first: at, last: at, ...reader });
    }
    return readings;
  };
export type WhoRead = ReturnType<typeof makeWhoRead>;
