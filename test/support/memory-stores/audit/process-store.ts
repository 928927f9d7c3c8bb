import type { ProcessStore, ServiceProcess } from '../../../../service/domain/lease/process-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';

export const makeMemoryProcessStore = (): ProcessStore => {
  const rows = new Map<string, ServiceProcess>();
  return {
    async all() {
      return [...rows.values()];
    },
    async add(process) {
      rows.set(process.name, frozenCopy(process));
    },
    async beat(name, isServing) {
      const row = rows.get(name);
      if (row === undefined) return false;
      rows.set(name, frozenCopy({ ...row, isServing, beat: row.beat + 1 }));
      return true;
    },
    async removeSilent({ name, beat }) {
      if (rows.get(name)?.beat === beat) rows.delete(name);
    },
    async remove(name) {
      rows.delete(name);
    },
  };
};
