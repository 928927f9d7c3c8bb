import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import type { ShopStore } from '../../../../service/domain/model/shop/shop-store.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText, oldestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byCreation = oldestFirst<Shop>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryShopStore = (): ShopStore => {
  const rows = memoryTable<ShopId, Shop>('shops');
  const all = () => [...rows.values()];
  return {
    async findByKey(key) {
      return all().find((row) => row.key === key) ?? null;
    },
    async listByOrganisation(organisationId) {
      return all()
        .filter((row) => row.organisationId === organisationId)
        .sort(byCreation);
    },
    async listByOrganisations(organisationIds) {
      return all()
        .filter((row) => organisationIds.includes(row.organisationId))
        .sort(byCreation);
    },
    async listByIds(ids) {
      return all()
        .filter((row) => ids.includes(row.id))
        .sort(byCreation);
    },
    async allIds() {
      return [...rows.keys()].sort(byText);
    },
    async get(scope) {
      return rows.get(scope.shopId) ?? null;
    },
    async insert(shop) {
      if (rows.has(shop.id) || all().some((row) => row.key === shop.key)) throw conflict();
      rows.set(shop.id, frozenCopy(shop));
    },
    async update(scope, changes) {
      const row = rows.get(scope.shopId);
      if (row === undefined) return null;
      const next = frozenCopy({ ...row, ...changes });
      rows.set(row.id, next);
      return next;
    },
    async followAdapterSecret(scope, { sealed, after, at }) {
      const row = rows.get(scope.shopId);
      if (row === undefined || row.adapterSecrets[0] !== after) return false;
      rows.set(row.id, frozenCopy({ ...row, adapterSecrets: [sealed, after], adapterSecretAt: at }));
      return true;
    },
    async noteRefusal(scope, refusal, since) {
      const row = rows.get(scope.shopId);
      if (row === undefined || (row.lastRefusal !== null && row.lastRefusal.at > since)) return false;
      rows.set(row.id, frozenCopy({ ...row, lastRefusal: refusal }));
      return true;
    },
  };
};
