import {
  ERASURE_MARK_MS,
  type ErasureMark,
  type ErasureMarkStore,
  erasureMarkId,
} from '../../../../service/domain/model/erasure/erasure-mark.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText } from '../../../../service/store/order.ts';
import { requireInScope } from '../../../../service/store/scope.ts';

export const makeMemoryErasureMarkStore = (): ErasureMarkStore => {
  const rows = new Map<string, ErasureMark>();
  const isGood = (row: ErasureMark, now: Date) => row.at.getTime() + ERASURE_MARK_MS > now.getTime();
  const sentIn = (shopId: ShopId, now: Date): ErasureMark[] =>
    [...rows.values()].filter((row) => row.shopId === shopId && row.kind === 'sent' && isGood(row, now));
  return {
    async put(scope, marks) {
      if (scope.shopId !== null) for (const mark of marks) requireInScope(scope, mark);
      for (const row of marks) rows.set(erasureMarkId(row), frozenCopy(row));
    },
    async all(_service, now) {
      return [...rows]
        .filter(([, row]) => isGood(row, now))
        .sort(([a], [b]) => byText(a, b))
        .map(([, row]) => row);
    },
    async hasSent({ shopId }, now) {
      return sentIn(shopId, now).length > 0;
    },
    async sentAmong({ shopId }, keys, now) {
      const marked = new Set(sentIn(shopId, now).map(({ key }) => key));
      return keys.filter((key) => marked.has(key));
    },
    async removeExpired(_service, now) {
      const past = [...rows].filter(([, row]) => !isGood(row, now));
      for (const [id] of past) rows.delete(id);
      return past.length;
    },
  };
};
