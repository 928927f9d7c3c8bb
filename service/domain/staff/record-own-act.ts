import type { Act, RecordAct } from '../model/audit/record-act.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { MembershipStore } from '../model/staff/staff-store.ts';

/** Audits an account's act at its companies. */
export const recordOwnAct = async (
  deps: { memberships: Pick<MembershipStore, 'listByStaff'>; recordAct: RecordAct },
  staffId: Staff['id'],
  act: Act,
): Promise<void> => {
  const memberships = await deps.memberships.listByStaff(staffId);
  const organisationIds = memberships.map((row) => row.organisationId);
  for (const organisationId of organisationIds.length === 0 ? [null] : organisationIds) {
    await deps.recordAct({ ...act, organisationId });
  }
};
