import { DomainError } from '../domain/model/base/domain-error.ts';
import { type Access, scopeWith } from '../domain/model/staff/resolve-access.ts';
import type { StaffClientFrame } from '../protocol/frames/staff-frames.ts';
import { faultFields } from '../telemetry/logger.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';

/** Covers late commits and clock steps. */
const CURSOR_OVERLAP_MS = 5_000;
/** Clients give up after 4 to 8 s without a pong. */
const LOOK_MS = 2_000;

/** Null: timeout, or a query is running. */
const lookForMoved = async (
  { consoleDesk, logger }: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  since: Date,
) => {
  if (peer.isLooking) return null;
  peer.isLooking = true;
  const from = new Date(since.getTime() - CURSOR_OVERLAP_MS);
  const looking = consoleDesk.movedSince(scopeWith(access, 'read'), from).finally(() => {
    peer.isLooking = false;
  });
  const timer = new Promise<null>((resolve) => setTimeout(resolve, LOOK_MS, null).unref());
  return Promise.race([looking, timer]).catch((error: unknown) => {
    if (!(error instanceof DomainError))
      logger.warn(faultFields(error), 'A console was not told which conversations moved.');
    return null;
  });
};

/** Sent despite timeouts; the next ping reuses the cursor. */
const pong = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  { n, cursor }: Extract<StaffClientFrame, { t: 'session.ping' }>,
): Promise<void> => {
  const now = deps.now();
  const since = cursor === undefined ? now : new Date(cursor);
  const found = await lookForMoved(deps, peer, access, since);
  // Rights changed: ask again.
  const moved = peer.rereading === null && peer.access === access ? found : null;
  peer.connection.send({
    t: 'session.pong',
    n,
    now: now.toISOString(),
    cursor: (moved === null ? since : now).toISOString(),
    heads: (moved ?? []).map(({ id, shopId, lastSeq }) => ({ conversationId: id, shopId, last: lastSeq })),
  });
};

/** Answers pings at once; false for other frames. */
export const answerStaffPing = (deps: GatewayDeps, peer: StaffPeer, frame: StaffClientFrame): boolean => {
  if (frame.t !== 'session.ping' || peer.access === null) return false;
  void pong(deps, peer, peer.access, frame);
  return true;
};
