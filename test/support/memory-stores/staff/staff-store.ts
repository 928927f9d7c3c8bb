import type { Staff } from '../../../../service/domain/model/staff/staff.ts';
import type { StaffStore } from '../../../../service/domain/model/staff/staff-store.ts';
import type { StaffId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';

const byCreation = oldestFirst<Staff>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryStaffStore = (): StaffStore => {
  const rows = new Map<StaffId, Staff>();
  const all = () => [...rows.values()];
  return {
    async insert(staff) {
      if (all().some((row) => row.email === staff.email)) return false;
      if (rows.has(staff.id)) throw conflict();
      rows.set(staff.id, frozenCopy(staff));
      return true;
    },
    async get(id) {
      return rows.get(id) ?? null;
    },
    async findByEmail(email) {
      return all().find((row) => row.email === email) ?? null;
    },
    async listByIds(ids) {
      return all()
        .filter((row) => ids.includes(row.id))
        .sort(byCreation);
    },
    async update(id, changes) {
      const row = rows.get(id);
      if (row === undefined) return null;
      const next = frozenCopy({ ...row, ...changes });
      rows.set(id, next);
      return next;
    },
    async changeEmail(id, linkHash, email, addressProvenAt) {
      const row = rows.get(id);
      if (row?.nextAddress?.linkHash !== linkHash) return 'gone';
      if (all().some((other) => other.id !== id && other.email === email)) return 'taken';
      rows.set(id, frozenCopy({ ...row, email, addressProvenAt }));
      return 'changed';
    },
    async changeSecondFactor(id, version, next) {
      const row = rows.get(id);
      if (row === undefined || (row.secondFactor?.version ?? null) !== version) return false;
      const secondFactor = next === null ? null : { ...next, version: (version ?? 0) + 1 };
      rows.set(id, frozenCopy({ ...row, secondFactor }));
      return true;
    },
    async all() {
      return all().sort(byCreation);
    },
    async remove(id) {
      return rows.delete(id);
    },
    async isEmpty() {
      return rows.size === 0;
    },
  };
};
