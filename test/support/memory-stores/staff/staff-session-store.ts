import type { StaffSession } from '../../../../service/domain/model/staff/staff.ts';
import type { StaffSessionStore } from '../../../../service/domain/model/staff/staff-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { byText, newestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';

const newest = newestFirst<StaffSession>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryStaffSessionStore = (): StaffSessionStore => {
  const rows = new Map<string, StaffSession>();
  const all = () => [...rows.values()];
  const change = (row: StaffSession, changes: Partial<StaffSession>) =>
    rows.set(row.id, frozenCopy({ ...row, ...changes }));
  return {
    async insert(session) {
      const isTaken = all().some((row) => row.familyHash === session.familyHash);
      if (isTaken || rows.has(session.id)) throw conflict();
      rows.set(session.id, frozenCopy(session));
    },
    async get(id) {
      return rows.get(id) ?? null;
    },
    async openAmong(ids) {
      return new Set(ids.filter((id) => rows.get(id)?.revokedAt === null));
    },
    async findByFamily(familyHash) {
      return all().find((row) => row.familyHash === familyHash) ?? null;
    },
    async rotate(id, from, to, at, previous = from) {
      const row = rows.get(id);
      if (row === undefined || row.revokedAt !== null || row.secretHash !== from) return false;
      change(row, { secretHash: to, previousHash: previous, rotatedAt: at });
      return true;
    },
    async revoke(id, at) {
      const row = rows.get(id);
      if (row !== undefined && row.revokedAt === null) change(row, { revokedAt: at });
    },
    async revokeAll(staffId, at, exceptId) {
      const running = all().filter(
        (row) => row.staffId === staffId && row.revokedAt === null && row.id !== exceptId,
      );
      for (const row of running) change(row, { revokedAt: at });
      return running.map((row) => row.id).sort(byText);
    },
    async listByStaff(staffId, now) {
      return all()
        .filter((row) => row.staffId === staffId && row.revokedAt === null && row.expiresAt > now)
        .sort(newest);
    },
    async removeExpired(now) {
      const expired = all().filter((row) => row.expiresAt <= now);
      for (const row of expired) rows.delete(row.id);
      return expired.length;
    },
  };
};
