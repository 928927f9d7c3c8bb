import type { StaffId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

type Deps = { sessions: Pick<StaffSessionStore, 'revokeAll'>; clock: Clock; bus: EventBus };

/** Signs out everywhere except `exceptId`; disconnects consoles. */
export const endSessions = async (deps: Deps, staffId: StaffId, exceptId?: string): Promise<number> => {
  const ended = await deps.sessions.revokeAll(staffId, deps.clock.now(), exceptId);
  for (const sessionId of ended) deps.bus.publish({ type: 'session.revoked', staffId, sessionId });
  return ended.length;
};

/** Ends other sessions before the change, against crashes, and after it, against races. */
export const changeAndEndSessions = async <R>(
  deps: Deps,
  staffId: StaffId,
  change: () => Promise<R>,
  exceptId?: string,
): Promise<R> => {
  await endSessions(deps, staffId, exceptId);
  const changed = await change();
  await endSessions(deps, staffId, exceptId);
  return changed;
};
