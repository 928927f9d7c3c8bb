import type { ConsentEventId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEnd, ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { proofEnd } from '../model/consent/proof-period.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

/** Without an event it ended with its record. */
const endOf = (changes: readonly ConsentEvent[]): ConsentEnd => {
  const actions = changes.map(({ action }) => action);
  if (actions.includes('withdrawn')) return 'withdrawn';
  return actions.includes('superseded') ? 'superseded' : 'ended';
};

/** Erases references and starts the proof period; idempotent. Rules: RE-1, CO-7. */
export const makeEndProof =
  (deps: {
    shops: Pick<ShopStore, 'get'>;
    consents: Pick<ConsentStore, 'get' | 'following' | 'eraseOpenings'>;
  }) =>
  async (scope: ShopScope, eventId: ConsentEventId, endedAt: Date): Promise<void> => {
    const [shop, entry] = await Promise.all([deps.shops.get(scope), deps.consents.get(scope, eventId)]);
    if (shop === null || entry === null || entry.kind !== 'event') return;
    const proofExpiresAt = proofEnd(shop, entry.event.purpose, endedAt);
    const endedAs = endOf(await deps.consents.following(scope, eventId));
    await deps.consents.eraseOpenings(scope, eventId, proofExpiresAt, endedAt, endedAs);
  };
export type EndProof = ReturnType<typeof makeEndProof>;

/**
 * Ends all proofs about one record. Rules: RE-1, RT-2.
 * @param ref record id
 */
export const makeEndProofsAbout =
  (deps: { consents: Pick<ConsentStore, 'byRef'>; endProof: EndProof }) =>
  async (scope: ShopScope, ref: string, endedAt: Date): Promise<void> => {
    for (const { id } of await deps.consents.byRef(scope, ref)) await deps.endProof(scope, id, endedAt);
  };
export type EndProofsAbout = ReturnType<typeof makeEndProofsAbout>;
