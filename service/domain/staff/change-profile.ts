import type { RecordAct } from '../model/audit/record-act.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { MembershipStore, StaffStore } from '../model/staff/staff-store.ts';
import { recordOwnAct } from './record-own-act.ts';

type Deps = {
  staff: Pick<StaffStore, 'update'>;
  memberships: Pick<MembershipStore, 'listByStaff'>;
  recordAct: RecordAct;
  bus: EventBus;
};

/** Changes name or language; notifies consoles and audits. Rule: PR-6. */
export const makeChangeProfile =
  (deps: Deps) =>
  async (
    staff: Staff,
    { name, locale }: { name?: string | undefined; locale?: Staff['locale'] | undefined },
  ): Promise<Staff> => {
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(locale === undefined ? {} : { locale }),
    };
    const changed = Object.keys(changes).sort();
    if (changed.length === 0) return staff;
    const now = (await deps.staff.update(staff.id, changes)) ?? staff;
    if (now.name !== staff.name) deps.bus.publish({ type: 'access.changed', staffId: staff.id });
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.profile',
      target: staff.id,
      outcome: 'ok',
      details: { changed: changed.join(',') },
    });
    return now;
  };

/** Rule: SE-6. */
export const makeSetMailPreferences =
  (deps: Pick<Deps, 'staff'>) =>
  async (staff: Staff, notices: Staff['notices']): Promise<void> => {
    await deps.staff.update(staff.id, { notices });
  };
