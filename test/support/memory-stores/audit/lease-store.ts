import type { HeldLease, LeaseStore } from '../../../../service/domain/lease/lease-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';

export const makeMemoryLeaseStore = (): LeaseStore => {
  let row: HeldLease | null = null;
  let fence = 0;
  return {
    async current() {
      return row;
    },
    async take(lease, from) {
      if (row?.holder !== from?.holder || row?.beat !== from?.beat) return null;
      fence += 1;
      row = frozenCopy({ ...lease, fence });
      return fence;
    },
    async beat(holder) {
      if (row?.holder !== holder) return false;
      row = frozenCopy({ ...row, beat: row.beat + 1 });
      return true;
    },
    async release(holder) {
      if (row?.holder === holder) row = null;
    },
  };
};
