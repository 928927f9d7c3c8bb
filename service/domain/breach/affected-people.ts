import { CSV_START, csvLine } from '../model/base/csv.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ArchiveRow, ShopArchive } from '../model/shop/shop-archive.ts';
import type { MembershipStore } from '../model/staff/staff-store.ts';
import type { Breach, BreachCounts } from './breach.ts';

type Deps = { shopArchive: ShopArchive; memberships: MembershipStore };

const isRow = (value: unknown): value is ArchiveRow => typeof value === 'object' && value !== null;
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Whether something of it came in during the breach, or was stored then. A chat comes in until its last event. */
const isAffected = (began: Date, last: unknown, breach: Pick<Breach, 'reach' | 'from' | 'to'>): boolean =>
  began <= breach.to && (breach.reach === 'stored' || (last instanceof Date ? last : began) >= breach.from);

/** Leads and conversations that the breach reaches, a few at a time. */
async function* affectedRows(
  deps: Pick<Deps, 'shopArchive'>,
  scope: ShopScope,
  breach: Pick<Breach, 'kinds' | 'reach' | 'from' | 'to'>,
): AsyncGenerator<{ kind: 'leads' | 'conversations'; at: Date; row: ArchiveRow }> {
  for (const [kind, beginning, end] of [
    ['leads', 'createdAt', 'createdAt'],
    ['conversations', 'openedAt', 'lastAt'],
  ] as const) {
    if (!breach.kinds.includes(kind)) continue;
    for await (const row of deps.shopArchive.rows(scope, kind)) {
      const at = row[beginning];
      if (at instanceof Date && isAffected(at, row[end], breach)) yield { kind, at, row };
    }
  }
}

/** How many records and people of a shop are concerned; opens nothing. Rule: SE-4. */
export const countAffected = async (
  deps: Deps,
  shop: Shop,
  scope: ShopScope,
  breach: Pick<Breach, 'kinds' | 'reach' | 'from' | 'to'>,
): Promise<BreachCounts> => {
  const counts = { leads: 0, conversations: 0, accounts: 0 };
  const keys = new Set<string>();
  let unknown = 0;
  for await (const { kind, row } of affectedRows(deps, scope, breach)) {
    counts[kind] += 1;
    const [key] = textsOf(row.subjectKeys);
    if (key === undefined) unknown += 1;
    else keys.add(key);
  }
  if (breach.kinds.includes('accounts')) {
    counts.accounts = (await deps.memberships.listByOrganisation(shop.organisationId)).length;
  }
  return { ...counts, persons: keys.size + unknown + counts.accounts };
};

/**
 * The people concerned, opened with the shop's own key, for its controller alone: whom it may have to tell (Art. 34).
 * Rule: SE-4.
 */
export async function* affectedList(
  deps: Pick<Deps, 'shopArchive'> & { vault: FieldVault },
  scope: ShopScope,
  breach: Pick<Breach, 'kinds' | 'reach' | 'from' | 'to'>,
): AsyncGenerator<string> {
  yield CSV_START + csvLine(['what', 'id', 'time', 'name', 'email', 'phone', 'language']);
  for await (const { kind, at, row } of affectedRows(deps, scope, breach)) {
    const sealed = isRow(row.sealed) ? row.sealed : {};
    const opened = async (field: string): Promise<string> => {
      const value = sealed[field];
      return typeof value === 'string' ? deps.vault.open(scope, value) : '';
    };
    yield csvLine([
      kind === 'leads' ? 'lead' : 'conversation',
      String(row._id ?? row.id ?? ''),
      at.toISOString(),
      await opened('name'),
      await opened('email'),
      await opened('phone'),
      typeof row.locale === 'string' ? row.locale : '',
    ]);
  }
}
