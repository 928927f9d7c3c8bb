import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { KnownHead } from './consent.ts';
import type { LedgerHead } from './consent-store.ts';

/** In the key database; detects losses after a restore. */
export type HeadJournal = {
  /** Durable; ignores older places. */
  noteHead(shopId: ShopId, head: KnownHead): Promise<void>;
  heads(): Promise<ReadonlyMap<ShopId, KnownHead>>;
};

export const knownHeadOf = ({ epoch, seq, hash }: LedgerHead, at: Date): KnownHead => ({
  epoch: epoch ?? 1,
  seq,
  hash,
  at: at.toISOString(),
});

/** Whether `one` is later than `other`. */
export const isLater = (one: KnownHead, other: KnownHead): boolean =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.seq > other.seq);
