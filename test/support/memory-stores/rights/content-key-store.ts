import type {
  ContentId,
  ContentKeyRow,
  ContentKeyStore,
} from '../../../../service/domain/model/content/content-keys.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';

/** No archive table, as in the database. */
export const makeMemoryContentKeyStore = (): ContentKeyStore => {
  let isBegun = false;
  const rows = new Map<ContentId, ContentKeyRow>();
  const removeWhere = (isWanted: (row: ContentKeyRow) => boolean): number => {
    const gone = [...rows.values()].filter(isWanted);
    for (const { id } of gone) rows.delete(id);
    return gone.length;
  };
  return {
    async insert(scope, row) {
      requireInScope(scope, row);
      if (rows.has(row.id)) return false;
      rows.set(row.id, frozenCopy(row));
      return true;
    },
    async find(scope, ids) {
      return [...new Set(ids)].flatMap((id) => {
        const row = rows.get(id);
        const isReached =
          row !== undefined && (('shopId' in scope && scope.shopId === null) || isInScope(scope, row));
        return isReached ? [row] : [];
      });
    },
    async remove(scope, ids) {
      return removeWhere((row) => isInScope(scope, row) && ids.includes(row.id));
    },
    async removeAll(scope) {
      return removeWhere((row) => isInScope(scope, row));
    },
    async page(_service, after, limit) {
      return [...rows.values()]
        .filter(({ id }) => after === null || id > after)
        .sort((a, b) => byText(a.id, b.id))
        .slice(0, limit);
    },
    async reseal(_service, changes) {
      for (const { row, from } of changes) {
        if (rows.get(row.id)?.sealed === from) rows.set(row.id, frozenCopy(row));
      }
    },
    async hasBegun() {
      return isBegun;
    },
    async begin() {
      isBegun = true;
    },
  };
};
