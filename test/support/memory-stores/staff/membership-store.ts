import type { Membership } from '../../../../service/domain/model/staff/staff.ts';
import type { MembershipStore } from '../../../../service/domain/model/staff/staff-store.ts';
import type { MembershipId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const bySince = oldestFirst<Membership>(
  (row) => row.since,
  (row) => row.id,
);

export const makeMemoryMembershipStore = (): MembershipStore => {
  const rows = memoryTable<MembershipId, Membership>('memberships');
  const all = () => [...rows.values()];
  return {
    async insert(membership) {
      const isMember = all().some(
        (row) => row.staffId === membership.staffId && row.organisationId === membership.organisationId,
      );
      if (isMember) return false;
      if (rows.has(membership.id)) throw conflict();
      rows.set(membership.id, frozenCopy(membership));
      return true;
    },
    async listByStaff(staffId) {
      return all()
        .filter((row) => row.staffId === staffId)
        .sort(bySince);
    },
    async listByStaffs(staffIds) {
      return all()
        .filter((row) => staffIds.includes(row.staffId))
        .sort(bySince);
    },
    async listByOrganisation(organisationId) {
      return all()
        .filter((row) => row.organisationId === organisationId)
        .sort(bySince);
    },
    async listByOrganisations(organisationIds) {
      return all()
        .filter((row) => organisationIds.includes(row.organisationId))
        .sort(bySince);
    },
    async widen(held, { role, shopIds }) {
      const row = rows.get(held.id);
      if (row?.organisationId !== held.organisationId || row.role !== held.role) return false;
      rows.set(held.id, frozenCopy({ ...row, role, shopIds }));
      return true;
    },
    async removeUnlessLastOwner(organisationId, id) {
      const row = rows.get(id);
      if (row === undefined || row.organisationId !== organisationId) return 'not_found';
      const isOtherOwner = (other: Membership) =>
        other.organisationId === organisationId && other.role === 'owner' && other.id !== id;
      if (row.role === 'owner' && !all().some(isOtherOwner)) return 'last_owner';
      rows.delete(id);
      return 'removed';
    },
    async remove(organisationId, id) {
      const row = rows.get(id);
      if (row === undefined || row.organisationId !== organisationId) return null;
      rows.delete(id);
      return row;
    },
  };
};
