import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { KnownHead } from './consent.ts';
import type { LedgerHead } from './consent-store.ts';

/**
 * The newest place of each ledger, in the database of keys: a restored main database does not know how far its ledgers
 * reached, but this does.
 */
export type HeadJournal = {
  /** Stored when it resolves. A place before the one that is known changes nothing. */
  noteHead(shopId: ShopId, head: KnownHead): Promise<void>;
  heads(): Promise<ReadonlyMap<ShopId, KnownHead>>;
};

/** The newest entry of a ledger, as it is noted outside. */
export const knownHeadOf = ({ epoch, seq, hash }: LedgerHead, at: Date): KnownHead => ({
  epoch: epoch ?? 1,
  seq,
  hash,
  at: at.toISOString(),
});

/** Whether a place comes behind another one of the same ledger. */
export const isBehind = (one: KnownHead, other: KnownHead): boolean =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.seq > other.seq);
