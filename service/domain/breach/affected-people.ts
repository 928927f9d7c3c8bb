import { CSV_START, csvLine } from '../model/base/csv.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ArchiveRow, ShopArchive } from '../model/shop/shop-archive.ts';
import type { Breach } from './breach.ts';

type Deps = { shopArchive: ShopArchive; vault: FieldVault };

const isRow = (value: unknown): value is ArchiveRow => typeof value === 'object' && value !== null;

/** A chat lasts until its last event. */
const isAffected = (began: Date, last: unknown, breach: Pick<Breach, 'reach' | 'from' | 'to'>): boolean =>
  began <= breach.to && (breach.reach === 'stored' || (last instanceof Date ? last : began) >= breach.from);

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

/** Decrypted, for the controller only (Art. 34). Rule: SE-4. */
export async function* affectedList(
  deps: Deps,
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
