import { faultFields } from '../telemetry/logger.ts';
import { reachedBy, readUnchanged } from './known-access.ts';
import type { GatewayDeps, HeldText, StaffPeer } from './peers.ts';
import { settle } from './settle-peer.ts';
import { tellWhoIsThere } from './tell-who-is-there.ts';

/**
 * Rights changed: reads them again, or closes the socket. Until they are read the console hears nothing of its shops,
 * and its frames wait. When they cannot be read it has to say hello again. Rule: SE-3. Never rejects.
 */
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
      // Not `tokenInvalid`: the console comes back by itself, as often as it takes, and its hello reads them.
      peer.connection.close('fault');
    }
  };
  return async (peer: StaffPeer): Promise<void> => {
    peer.changes += 1;
    // The hello of a socket without rights, and a read that runs, see the number and read again.
    if (peer.access === null || peer.rereading !== null) return;
    const held: HeldText[] = [];
    const done = refresh(peer, held);
    peer.rereading = { held, done };
    await done;
  };
};
