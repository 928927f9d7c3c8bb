import type { ShopId } from '../protocol/vocabulary.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';

/** Initial presence, visitors and viewers. */
export const tellWhoIsThere = (
  { presence, visitorsHere, lookers }: Pick<GatewayDeps, 'presence' | 'visitorsHere' | 'lookers'>,
  { connection }: StaffPeer,
  shopIds: readonly ShopId[],
): void => {
  for (const shopId of shopIds) {
    connection.send({ t: 'presence.changed', shopId, here: [...presence.here(shopId)] });
    for (const told of visitorsHere.frames(shopId)) connection.send(told);
    for (const told of lookers.frames(shopId)) connection.send(told);
  }
};
