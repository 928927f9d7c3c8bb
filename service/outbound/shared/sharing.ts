import { type ShareEntries, shareWithNobody } from '../../domain/model/base/shared-entries.ts';
import type { RedisLines } from '../redis/redis-lines.ts';
import { makeSealedHints } from '../redis/sealed-hints.ts';
import { makeShareEntries } from './entries-of-all.ts';
import { type Exchange, makeExchange } from './exchange.ts';

/** What is in memory and concerns all processes. */
export type Sharing = Exchange & { readonly share: ShareEntries };

/** The one process of an installation without Redis. */
export const alone: Sharing = {
  share: shareWithNobody,
  join: () => () => undefined,
  begin: async () => undefined,
  hearsAll: () => true,
  stop: async () => undefined,
};

export const makeSharing = (lines: RedisLines | null, vaultKey: Buffer, beatMs?: number): Sharing => {
  if (lines === null) return alone;
  const exchange = makeExchange(lines, makeSealedHints(vaultKey), beatMs);
  return { ...exchange, share: makeShareEntries(exchange) };
};
