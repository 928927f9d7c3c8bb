import { faultFields } from '../telemetry/logger.ts';
import { reachedBy, readUnchanged } from './known-access.ts';
import type { GatewayDeps, HeldText, StaffPeer } from './peers.ts';
import { settle } from './settle-peer.ts';
import { tellWhoIsThere } from './tell-who-is-there.ts';

/** Frames wait meanwhile. Never rejects. Rule: SE-3. */
export const makeRefreshAccess = (deps: GatewayDeps) => {
  const refresh = async (peer: StaffPeer, held: readonly HeldText[]): Promise<void> => {
    const { access: before } = peer;
    if (before === null) return;
    try {
      const access = await readUnchanged(peer, () => deps.consoleDesk.resolveAccess(before.staff.id));
      if (access === null) return peer.connection.close('tokenInvalid');
      const joined = new Set(peer.joined);
      settle(deps, peer, reachedBy(access));
      peer.rereading = null;
      for (const { shopId, text } of held) if (peer.joined.includes(shopId)) peer.connection.sendText(text);
      tellWhoIsThere(
        deps,
        peer,
        peer.joined.filter((shopId) => !joined.has(shopId)),
      );
      peer.connection.send({ t: 'access.changed' });
    } catch (error) {
      deps.logger.warn(faultFields(error), 'Rights of a socket could not be read, so it was closed.');
      // Not `tokenInvalid`: the console reconnects.
      peer.connection.close('fault');
    }
  };
  return async (peer: StaffPeer): Promise<void> => {
    peer.changes += 1;
    // Pending hello or read detects the change.
    if (peer.access === null || peer.rereading !== null) return;
    const held: HeldText[] = [];
    const done = refresh(peer, held);
    peer.rereading = { held, done };
    await done;
  };
};
