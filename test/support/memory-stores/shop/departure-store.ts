import type { Departure } from '../../../../service/domain/departure/departure.ts';
import type {
  ClosedShopStore,
  DepartureStore,
} from '../../../../service/domain/departure/departure-store.ts';
import type { DepartureId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { newestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';

const isUnderWay = (row: Departure): boolean => row.state === 'held' || row.state === 'deleting';

export const makeMemoryDepartureStore = (): DepartureStore => {
  const rows = new Map<DepartureId, Departure>();
  return {
    async insert(scope, departure) {
      requireInScope(scope, { shopId: departure.shopId ?? scope.shopId });
      if ([...rows.values()].some((row) => row.shopId === scope.shopId && isUnderWay(row))) throw conflict();
      rows.set(departure.id, frozenCopy(departure));
    },
    async current(scope) {
      return [...rows.values()].find((row) => row.shopId === scope.shopId && isUnderWay(row)) ?? null;
    },
    async due(_service, now) {
      return [...rows.values()].filter((row) => isUnderWay(row) && row.deleteAt <= now);
    },
    async move(scope, id, from, changes) {
      const row = rows.get(id);
      if (row === undefined || !isInScope(scope, row) || !from.includes(row.state)) return null;
      const moved = frozenCopy({ ...row, ...changes });
      rows.set(id, moved);
      return moved;
    },
    async finished(_service, organisationIds) {
      return [...rows.values()]
        .filter((row) => row.state === 'done')
        .filter((row) => organisationIds === 'all' || organisationIds.includes(row.organisationId))
        .sort(
          newestFirst(
            (row) => row.requestedAt,
            (row) => row.id,
          ),
        );
    },
    async removeExpired(_service, now) {
      const past = [...rows.values()].filter((row) => !isUnderWay(row) && row.expiresAt <= now);
      for (const { id } of past) rows.delete(id);
      return past.length;
    },
  };
};

export const makeMemoryClosedShopStore = (): ClosedShopStore => {
  const rows = new Map<string, Date>();
  return {
    async add(keyHash, expiresAt) {
      rows.set(keyHash, expiresAt);
    },
    async has(keyHash) {
      return rows.has(keyHash);
    },
    async removeExpired(now) {
      const past = [...rows].filter(([, expiresAt]) => expiresAt <= now);
      for (const [keyHash] of past) rows.delete(keyHash);
      return past.length;
    },
  };
};
