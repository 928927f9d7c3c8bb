import type { ConsentEventId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEnd, ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { proofEnd } from '../model/consent/proof-period.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

/** An end that somebody brought about is an event of its own; otherwise the consent ended with its record. */
const endOf = (changes: readonly ConsentEvent[]): ConsentEnd => {
  const actions = changes.map(({ action }) => action);
  if (actions.includes('withdrawn')) return 'withdrawn';
  return actions.includes('superseded') ? 'superseded' : 'ended';
};

/**
 * The use that an event proves has ended: what it points at is erased from it, and the shop's period for proofs
 * begins. Doing it twice is fine. Rules: RE-1, CO-7, decision 0014.
 * @param endedAt when the use ended
 */
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
 * The same for every event about one record, such as a conversation that is gone. Rules: RE-1, RT-2.
 * @param ref id of that record
 */
export const makeEndProofsAbout =
  (deps: { consents: Pick<ConsentStore, 'byRef'>; endProof: EndProof }) =>
  async (scope: ShopScope, ref: string, endedAt: Date): Promise<void> => {
    for (const { id } of await deps.consents.byRef(scope, ref)) await deps.endProof(scope, id, endedAt);
  };
export type EndProofsAbout = ReturnType<typeof makeEndProofsAbout>;
