import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { KnownHead } from './consent.ts';

/**
 * The newest place of each ledger, noted outside the database: a restored database does not know how far its ledgers
 * reached, but this does. Decision 0088.
 */
export type HeadJournal = {
  /** On disk when it resolves. @throws DomainError unavailable when it cannot be written */
  noteHead(shopId: ShopId, head: KnownHead): Promise<void>;
  heads(): Promise<ReadonlyMap<ShopId, KnownHead>>;
};

/** Whether a place comes behind another one of the same ledger. */
export const isBehind = (one: KnownHead, other: KnownHead): boolean =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.seq > other.seq);
