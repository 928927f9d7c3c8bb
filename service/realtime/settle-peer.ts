import { type Access, scopeWith } from '../domain/model/staff/resolve-access.ts';
import { shownName } from '../domain/model/staff/staff.ts';
import type { PresenceState } from '../protocol/vocabulary.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';

/** The longest that a timer can wait; later ends are met by the hello with the next access token. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Rights are read again when the time of an agency without a contract ends. */
const readAgainAtEnd = ({ bus, now }: GatewayDeps, peer: StaffPeer, access: Access): void => {
  if (peer.accessTimer !== null) clearTimeout(peer.accessTimer);
  const ends = [...access.shops.values()].flatMap(({ isWaiting, waitsFrom }) =>
    isWaiting || waitsFrom === null ? [] : [waitsFrom.getTime()],
  );
  if (ends.length === 0) return;
  // A timer may fire a millisecond early.
  const leftMs = Math.min(MAX_TIMER_MS, Math.max(0, Math.min(...ends) - now().getTime()) + 1);
  const read = () => bus.publish({ type: 'access.changed', staffId: access.staff.id });
  peer.accessTimer = setTimeout(read, leftMs).unref();
};

/** Rooms and presence follow the person's rights as they are now; a closed socket is in no room. */
export const settle = (deps: GatewayDeps, peer: StaffPeer, access: Access): void => {
  const { hub, presence } = deps;
  if (!peer.connection.isOpen) return;
  for (const shopId of peer.joined) hub.staffOfShop.leave(shopId, peer);
  peer.access = access;
  readAgainAtEnd(deps, peer, access);
  peer.joined = scopeWith(access, 'read').shopIds;
  for (const shopId of peer.joined) hub.staffOfShop.join(shopId, peer);
  if (peer.lookingAt !== null && !peer.joined.includes(peer.lookingAt.shopId)) deps.lookers.look(peer, null);
  presence.set(peer.connection.id, {
    staffId: access.staff.id,
    sessionId: peer.sessionId,
    name: shownName(access.staff),
    state: peer.presence,
    shopIds: scopeWith(access, 'answer').shopIds,
  });
};

/** An open socket says nothing of a person who sleeps: here lasts as long as the console says. */
export const takePresence = (
  deps: GatewayDeps,
  peer: StaffPeer,
  state: PresenceState,
  forMs: number | undefined,
): void => {
  if (peer.idleTimer !== null) clearTimeout(peer.idleTimer);
  peer.idleTimer = null;
  peer.presence = state;
  if (state === 'away' || forMs === undefined) return;
  const goAway = () => {
    peer.presence = 'away';
    if (peer.access !== null) settle(deps, peer, peer.access);
  };
  peer.idleTimer = setTimeout(goAway, forMs).unref();
};
