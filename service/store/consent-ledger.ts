import type { ConsentEvent, ConsentTombstone, PlacedEntry } from '../domain/model/consent/consent.ts';
import type { LedgerHead, LedgerPlace } from '../domain/model/consent/consent-store.ts';

export const tombstoneOf = (event: ConsentEvent, at: Date): ConsentTombstone => ({
  id: event.id,
  shopId: event.shopId,
  seq: event.seq,
  ...(event.epoch === undefined ? {} : { epoch: event.epoch }),
  previousHash: event.previousHash,
  hash: event.hash,
  keyId: event.keyId,
  signature: event.signature,
  at,
  reason: 'expired',
});

/** A mismatch is a bug. */
export const requirePlace = (entry: Pick<PlacedEntry, 'seq' | 'previousHash'>, place: LedgerPlace): void => {
  if (entry.seq !== place.seq || entry.previousHash !== place.previousHash) {
    throw new Error('A consent event was built for another place in the ledger than the one offered.');
  }
};

export const placeAfter = ({ seq, hash, epoch }: LedgerHead): LedgerPlace => ({
  seq: seq + 1,
  previousHash: hash,
  ...(epoch === undefined ? {} : { epoch }),
});
