import type { CardId, LeadId, SubscriptionId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import type { EndProof } from './end-proof.ts';

export type RefKeeper = (scope: ShopScope, refs: readonly string[]) => Promise<readonly string[]>;

/** By id prefix. */
export const refKeepers = (deps: {
  leads: Pick<LeadStore, 'whichExist'>;
  cards: Pick<CardStore, 'get'>;
  subscriptions: Pick<SubscriptionStore, 'whichExist'>;
  conversations: Pick<ConversationStore, 'ids'>;
}): Readonly<Record<string, RefKeeper>> => ({
  crd_: async (scope, refs) => {
    const cards = await Promise.all(refs.map((ref) => deps.cards.get(scope, ref as CardId)));
    return cards.flatMap((card) => (card?.sealed ? [card.id] : []));
  },
  cnv_: async (scope, refs) => {
    const ids = new Set<string>(await deps.conversations.ids(scope));
    return refs.filter((ref) => ids.has(ref));
  },
  led_: (scope, refs) => deps.leads.whichExist(scope, refs as readonly LeadId[]),
  sub_: (scope, refs) => deps.subscriptions.whichExist(scope, refs as readonly SubscriptionId[]),
});

/** Records follow within seconds. */
export const ORPHAN_AFTER_MS = 3_600_000;
const BATCH = 500;

/**
 * Ends consents without a record after a crash. Rules: RE-1, D5.
 * @returns number ended
 */
export const makeSweepOrphans =
  (deps: {
    consents: Pick<ConsentStore, 'openRefs'>;
    endProof: EndProof;
    keepers: Readonly<Record<string, RefKeeper>>;
  }) =>
  async (scope: ShopScope, now: Date): Promise<number> => {
    const open = await deps.consents.openRefs(scope, new Date(now.getTime() - ORPHAN_AFTER_MS));
    let ended = 0;
    for (const [prefix, exist] of Object.entries(deps.keepers)) {
      const named = open.filter(({ ref }) => ref.startsWith(prefix));
      for (let from = 0; from < named.length; from += BATCH) {
        const batch = named.slice(from, from + BATCH);
        const there = new Set(await exist(scope, [...new Set(batch.map(({ ref }) => ref))]));
        for (const { id } of batch.filter(({ ref }) => !there.has(ref))) {
          await deps.endProof(scope, id, now);
          ended += 1;
        }
      }
    }
    return ended;
  };
