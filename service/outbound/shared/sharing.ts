import { type ShareEntries, shareWithNobody } from '../../domain/model/base/shared-entries.ts';
import type { RedisConnections } from '../redis/redis-connections.ts';
import { makeSealedHints } from '../redis/sealed-hints.ts';
import { makeShareEntries } from './entries-of-all.ts';
import { type Exchange, makeExchange } from './exchange.ts';

export type Sharing = Exchange & { readonly share: ShareEntries };

/** Single process without Redis. */
export const alone: Sharing = {
  share: shareWithNobody,
  join: () => () => undefined,
  begin: async () => undefined,
  hearsAll: () => true,
  stop: async () => undefined,
};

export const makeSharing = (
  connections: RedisConnections | null,
  vaultKey: Buffer,
  beatMs?: number,
): Sharing => {
  if (connections === null) return alone;
  const exchange = makeExchange(connections, makeSealedHints(vaultKey), beatMs);
  return { ...exchange, share: makeShareEntries(exchange) };
};
