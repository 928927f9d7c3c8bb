import { type Access, scopeWith } from '../domain/model/staff/resolve-access.ts';
import { shownName } from '../domain/model/staff/staff.ts';
import type { PresenceState } from '../protocol/vocabulary.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';

/** Updates rooms and presence to current rights. */
export const settle = (deps: GatewayDeps, peer: StaffPeer, access: Access): void => {
  const { hub, presence } = deps;
  if (!peer.connection.isOpen) return;
  for (const shopId of peer.joined) hub.staffOfShop.leave(shopId, peer);
  peer.access = access;
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

/** Presence lasts as long as the console states. */
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
