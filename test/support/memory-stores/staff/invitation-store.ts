import type { Invitation } from '../../../../service/domain/model/staff/staff.ts';
import type { InvitationStore } from '../../../../service/domain/model/staff/staff-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byExpiry = oldestFirst<Invitation>(
  (row) => row.expiresAt,
  (row) => row.id,
);
const isOpen = (row: Invitation, now: Date): boolean => row.usedAt === null && row.expiresAt > now;

export const makeMemoryInvitationStore = (): InvitationStore => {
  const rows = memoryTable<string, Invitation>('invitations');
  const all = () => [...rows.values()];
  return {
    async insert(invitation) {
      const isTaken = all().some((row) => row.secretHash === invitation.secretHash);
      if (isTaken || rows.has(invitation.id)) throw conflict();
      rows.set(invitation.id, frozenCopy(invitation));
    },
    async findBySecret(secretHash) {
      return all().find((row) => row.secretHash === secretHash) ?? null;
    },
    async listOpen(organisationId, now) {
      return all()
        .filter((row) => row.organisationId === organisationId && isOpen(row, now))
        .sort(byExpiry);
    },
    async use(id, now) {
      const row = rows.get(id);
      if (row === undefined || !isOpen(row, now)) return false;
      rows.set(id, frozenCopy({ ...row, usedAt: now }));
      return true;
    },
    async remove(organisationId, id) {
      const row = rows.get(id);
      if (row === undefined || row.organisationId !== organisationId) return false;
      return rows.delete(id);
    },
    async removeExpired(now) {
      const past = all().filter((row) => row.expiresAt <= now);
      for (const row of past) rows.delete(row.id);
      return past.length;
    },
  };
};
