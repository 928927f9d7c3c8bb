import type { Access } from '../domain/model/staff/resolve-access.ts';
import { mustSetSecondFactor } from '../domain/model/staff/second-factor.ts';
import type { StaffPeer } from './peers.ts';

/** No shops without a required second step. Rule: SE-2. */
export const reachedBy = (access: Access): Access =>
  mustSetSecondFactor(access) ? { ...access, shops: new Map() } : access;

/** Repeats a read of rights until none changed meanwhile. */
export const readUnchanged = async <Found>(peer: StaffPeer, read: () => Promise<Found>): Promise<Found> => {
  for (;;) {
    const { changes } = peer;
    const found = await read();
    if (peer.changes === changes || !peer.connection.isOpen) return found;
  }
};

/** Waits for rights; false: lost, socket closed. */
export const isAccessKnown = async (peer: StaffPeer): Promise<boolean> => {
  while (peer.rereading !== null) {
    await peer.rereading.done;
    if (!peer.connection.isOpen) return false;
  }
  return true;
};
