import type { StaffId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

type Deps = { sessions: Pick<StaffSessionStore, 'revokeAll'>; clock: Clock; bus: EventBus };

/**
 * Signs the person out everywhere, except in the browser that asks, and ends open consoles at once.
 * @returns how many sessions ended
 */
export const endSessions = async (deps: Deps, staffId: StaffId, exceptId?: string): Promise<number> => {
  const ended = await deps.sessions.revokeAll(staffId, deps.clock.now(), exceptId);
  for (const sessionId of ended) deps.bus.publish({ type: 'session.revoked', staffId, sessionId });
  return ended.length;
};

/**
 * A change of how the person proves who they are, such as a new password. All other browsers are signed out before it,
 * so that a process that dies behind the change leaves none of them signed in, and after it, for those that came in
 * between.
 */
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
