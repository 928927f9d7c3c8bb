import type { Access } from '../domain/model/staff/resolve-access.ts';
import { mustSetSecondFactor } from '../domain/model/staff/second-factor.ts';
import type { StaffPeer } from './peers.ts';

/** No shop without the second step that the company requires, as over HTTP. Rule: SE-2. */
export const reachedBy = (access: Access): Access =>
  mustSetSecondFactor(access) ? { ...access, shops: new Map() } : access;

/**
 * What a read of rights found, repeated until no right changed while it ran: a change during the read is one that the
 * read may have missed.
 */
export const readUnchanged = async <Found>(peer: StaffPeer, read: () => Promise<Found>): Promise<Found> => {
  for (;;) {
    const { changes } = peer;
    const found = await read();
    if (peer.changes === changes || !peer.connection.isOpen) return found;
  }
};

/** Waits while rights are read again. False: they have ended or could not be read, and the socket is closed. */
export const isAccessKnown = async (peer: StaffPeer): Promise<boolean> => {
  while (peer.rereading !== null) {
    await peer.rereading.done;
    if (!peer.connection.isOpen) return false;
  }
  return true;
};
