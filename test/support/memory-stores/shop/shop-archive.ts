import {
  type ArchiveRow,
  KEPT_EVIDENCE,
  type ShopArchive,
} from '../../../../service/domain/model/shop/shop-archive.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import type { MemoryTable } from '../base/memory-tables.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const belongsTo = (shopId: ShopId, key: string, value: unknown): boolean =>
  key === shopId ||
  (isFields(value) &&
    (value.shopId === shopId || (isFields(value.conversation) && value.conversation.shopId === shopId)));

const rowsOf = (name: string, value: unknown): { name: string; row: ArchiveRow }[] => {
  if (Array.isArray(value)) return value.map((row: ArchiveRow) => ({ name, row }));
  if (!isFields(value)) return [{ name, row: { value } }];
  if (!isFields(value.conversation)) return [{ name, row: value }];
  const events = Array.isArray(value.events) ? value.events : [];
  return [{ name, row: value.conversation }, ...events.map((row: ArchiveRow) => ({ name: 'events', row }))];
};

export const makeMemoryShopArchive = (tables: readonly MemoryTable[]): ShopArchive => {
  const rowsIn = (among: readonly MemoryTable[], shopId: ShopId) =>
    among.flatMap(({ name, rows }) =>
      [...rows]
        .filter(([key, value]) => belongsTo(shopId, key, value))
        .flatMap(([, value]) => rowsOf(name, value)),
    );
  const countsOf = (shopId: ShopId): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { name } of rowsIn(tables, shopId)) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  return {
    async counts(scope) {
      return countsOf(scope.shopId);
    },
    async *rows(scope, collection) {
      const among = collection === 'events' ? tables : tables.filter(({ name }) => name === collection);
      for (const { name, row } of rowsIn(among, scope.shopId)) if (name === collection) yield row;
    },
    async remove(scope, evidenceUntil) {
      const { shopId } = scope;
      for (const { name, rows } of tables) {
        for (const [key, value] of [...rows]) {
          if (KEPT_EVIDENCE.includes(name)) {
            if (belongsTo(shopId, key, value) && isFields(value) && (value.expiresAt ?? null) === null) {
              rows.set(key, Object.freeze({ ...value, expiresAt: evidenceUntil }));
            }
          } else if (belongsTo(shopId, key, value)) rows.delete(key);
          else if (isFields(value) && Array.isArray(value.shopIds) && value.shopIds.includes(shopId)) {
            rows.set(key, Object.freeze({ ...value, shopIds: value.shopIds.filter((id) => id !== shopId) }));
          }
        }
      }
    },
    async traces(scope) {
      return Object.keys(countsOf(scope.shopId));
    },
  };
};
