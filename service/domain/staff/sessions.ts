import type { Staff, StaffSession } from '../model/staff/staff.ts';
import { endSessions } from './end-sessions.ts';
import { recordOwnAct } from './record-own-act.ts';
import type { SignInDeps } from './sign-in.ts';

/** Open sessions; no address or browser is stored. */
export const makeListSessions =
  (deps: SignInDeps) =>
  (staff: Staff): Promise<readonly StaffSession[]> =>
    deps.sessions.listByStaff(staff.id, deps.clock.now());

export const makeEndOtherSessions =
  (deps: SignInDeps) =>
  async (staff: Staff, keepSessionId: string): Promise<void> => {
    const sessions = await endSessions(deps, staff.id, keepSessionId);
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.sign_out_everywhere',
      target: staff.id,
      outcome: 'ok',
      details: { sessions },
    });
  };
