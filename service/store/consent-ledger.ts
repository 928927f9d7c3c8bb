import type { ConsentEvent, ConsentTombstone } from '../domain/model/consent/consent.ts';

/** What is kept of an expired event. Decision 0014. */
export const tombstoneOf = (event: ConsentEvent, at: Date): ConsentTombstone => ({
  id: event.id,
  shopId: event.shopId,
  seq: event.seq,
  previousHash: event.previousHash,
  hash: event.hash,
  keyId: event.keyId,
  signature: event.signature,
  at,
  reason: 'expired',
});

/** An event built for another place than the one offered would break the chain: a bug in the service. */
export const requirePlace = (event: ConsentEvent, place: { seq: number; previousHash: string }): void => {
  if (event.seq !== place.seq || event.previousHash !== place.previousHash) {
    throw new Error('A consent event was built for another place in the ledger than the one offered.');
  }
};
