import { decodeStaffFrame } from '../protocol/frames/frame-codec.ts';
import type { StaffClientFrame } from '../protocol/frames/staff-frames.ts';
import { Connection } from './connection.ts';
import { onStaffFrame } from './on-staff-frame.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';
import { makeReadMarks } from './read-marks.ts';
import { makeRefreshAccess } from './refresh-access.ts';
import type { Line } from './socket-listener.ts';
import { answerStaffPing } from './staff-ping.ts';

/** In milliseconds. */
const READ_EVERY_MS = 2_000;

/** Frames that imply a person's action. */
const ACTS: ReadonlySet<StaffClientFrame['t']> = new Set([
  'presence.set',
  'message.send',
  'conversation.take',
  'conversation.assign',
  'conversation.close',
  'conversation.reopen',
  'typing.set',
]);

/** Console sockets. Rules: SE-1, SE-3. */
export const makeStaffGateway = (gatewayDeps: GatewayDeps) => {
  const { hub, limits, logger, meters, presence } = gatewayDeps;
  const reads = makeReadMarks(READ_EVERY_MS);
  const deps = { ...gatewayDeps, reads };
  const open = new Set<StaffPeer>();
  return {
    accept: (line: Line, onGone: () => void): void => {
      const peer: StaffPeer = {
        connection: new Connection(line, limits, logger, {
          decode: decodeStaffFrame,
          answerPing: (frame) => answerStaffPing(deps, peer, frame),
          onFrame: (frame) => {
            if (ACTS.has(frame.t)) presence.acted(peer.connection.id, deps.now());
            return onStaffFrame(deps, peer, frame);
          },
          onProblem: (code) => meters.refusal('socket', code),
          onClose: () => {
            open.delete(peer);
            deps.lookers.look(peer, null);
            for (const shopId of peer.joined) hub.staffOfShop.leave(shopId, peer);
            if (peer.expiryTimer !== null) clearTimeout(peer.expiryTimer);
            if (peer.idleTimer !== null) clearTimeout(peer.idleTimer);
            presence.set(peer.connection.id, null);
            onGone();
          },
        }),
        access: null,
        changes: 0,
        rereading: null,
        sessionId: '',
        isLooking: false,
        presence: 'here',
        idleTimer: null,
        joined: [],
        lookingAt: null,
        expiryTimer: null,
      };
      open.add(peer);
    },
    peers: (): ReadonlySet<StaffPeer> => open,
    refresh: makeRefreshAccess(deps),
    flush: () => reads.flush(),
  };
};
