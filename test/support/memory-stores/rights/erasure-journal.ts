import type { KnownHead } from '../../../../service/domain/model/consent/consent.ts';
import { isLater } from '../../../../service/domain/model/consent/head-journal.ts';
import {
  ERASURE_MARK_MS,
  type ErasureJournal,
  type ErasureMark,
  erasureMarkId,
} from '../../../../service/domain/model/erasure/erasure-mark.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';

export const makeMemoryErasureJournal = (): ErasureJournal => {
  const rows = new Map<string, ErasureMark>();
  const heads = new Map<ShopId, KnownHead>();
  const isGood = (row: ErasureMark, now: Date) => row.at.getTime() + ERASURE_MARK_MS > now.getTime();
  return {
    async append(marks) {
      for (const row of marks) rows.set(erasureMarkId(row), frozenCopy(row));
    },
    async read(now) {
      return [...rows.values()].filter((row) => isGood(row, now));
    },
    async removeExpired(now) {
      for (const [id, row] of rows) if (!isGood(row, now)) rows.delete(id);
    },
    async noteHead(shopId, head) {
      const known = heads.get(shopId);
      if (known === undefined || isLater(head, known)) heads.set(shopId, head);
    },
    async heads() {
      return new Map(heads);
    },
    async forgetShop(shopId) {
      heads.delete(shopId);
      for (const [id, row] of rows) if (row.shopId === shopId) rows.delete(id);
    },
  };
};
