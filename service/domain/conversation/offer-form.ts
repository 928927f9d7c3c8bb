import type { ConversationId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Conversation, ConversationEvent } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { listOfEveryShop } from '../model/conversation/list-of-every-shop.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { appendAndTell } from './store-message.ts';

type Deps = {
  conversations: ConversationStore;
  shops: Pick<ShopStore, 'allIds' | 'get'>;
  bus: EventBus;
  ids: Pick<Ids, 'next'>;
  clock: Clock;
  formStanding(
    shop: Shop,
    scope: ShopScope,
    locale: Locale,
  ): Promise<{ readonly offer: { readonly kind: string } }>;
  offerMails(shop: Shop, scope: ShopScope, conversation: Conversation): Promise<void>;
};

const LEAST_MS = 30_000;
/** Above every shop's timeout. */
const LOOKED_BACK_MS = 3_600_000;
const LOOKED_AT = 100;

type Waiting = { readonly shopId: ShopId; readonly locale: Locale; readonly since: Date };

type Round = { readonly now: Date; readonly shops: Map<ShopId, Promise<Shop | null>> };

const notAnyMore = (): DomainError => new DomainError('conflict', 'The visitor does not wait any more.');

const wasOffered = async (
  { conversations }: Deps,
  scope: ShopScope,
  { id, lastSeq }: Conversation,
  since: Date,
): Promise<boolean> => {
  const events = await conversations.eventsAfter(scope, id, Math.max(0, lastSeq - LOOKED_AT), LOOKED_AT);
  return events.some(({ body, at }) => body.kind === 'form' && at >= since);
};

/** False: not due. */
const offerTo = async (deps: Deps, round: Round, id: ConversationId, waiting: Waiting): Promise<boolean> => {
  const { shopId, locale, since } = waiting;
  const scope = scopeOfShop(shopId);
  const known = round.shops.get(shopId) ?? deps.shops.get(scope);
  round.shops.set(shopId, known);
  const shop = await known;
  if (shop === null || shop.formOfferSeconds === 0) return true;
  if (round.now.getTime() - since.getTime() < shop.formOfferSeconds * 1_000) return false;
  const conversation = await deps.conversations.find(scope, id);
  if (conversation === null || conversation.waitingSince === null || conversation.restrictedAt !== null)
    return true;
  if ((await deps.formStanding(shop, scope, locale)).offer.kind === 'closed') return true;
  if (await wasOffered(deps, scope, conversation, conversation.waitingSince)) return true;
  // First, for repeats.
  await deps.offerMails(shop, scope, conversation);
  const event = {
    id: deps.ids.next('evt'),
    shopId,
    conversationId: id,
    // Deduplicates concurrent offers.
    ref: `form_${conversation.waitingSince.getTime()}`,
    author: 'system' as const,
    staffId: null,
    at: round.now,
    body: { kind: 'form' as const, state: 'offered' as const, leadId: null },
  };
  await appendAndTell(deps, scope, event, null, (current) =>
    current.status === 'open' && current.waitingSince !== null ? null : notAnyMore(),
  );
  return true;
};

/** Offers form or mail to visitors unanswered past the shop's timeout; rebuilt from rows at start. */
export const makeOfferForms = (deps: Deps) => {
  const list = new Map<ConversationId, Waiting>();
  let hasLookedBack = false;
  const dropLongAgo = (now: Date): void => {
    for (const [id, { since }] of list) {
      if (now.getTime() - since.getTime() <= LOOKED_BACK_MS) return;
      list.delete(id);
    }
  };
  const note = ({ id, shopId, locale }: Conversation, since: Date): void => {
    // Oldest first.
    list.delete(id);
    list.set(id, { shopId, locale, since });
    dropLongAgo(since);
  };
  return {
    /** After each event, in every process. */
    noteWaiting: (conversation: Conversation, { at, body }: ConversationEvent): void => {
      const { id, status, waitingSince } = conversation;
      if (status !== 'open' || waitingSince === null) list.delete(id);
      // First message, reopening, or hand-over.
      else if (waitingSince.getTime() === at.getTime() || body.kind === 'status') note(conversation, at);
      else if (body.kind === 'assigned' && (body.assignedTo !== null || body.teamId) && list.has(id))
        note(conversation, at);
    },
    /** For unpublished events, in every process. */
    catchUpWaiting: (conversation: Conversation): void => {
      const { id, status, waitingSince } = conversation;
      const known = list.get(id);
      if (status !== 'open' || waitingSince === null) list.delete(id);
      // It may start at a hand-over.
      else if (known === undefined || known.since < waitingSince) note(conversation, waitingSince);
    },
    /** Waits at other processes may be unknown. */
    lookBackForWaiting: (): void => {
      hasLookedBack = false;
    },
    /** @returns offered or done */
    offerForms: async (): Promise<number> => {
      const round: Round = { now: deps.clock.now(), shops: new Map() };
      const ago = (ms: number) => new Date(round.now.getTime() - ms);
      if (!hasLookedBack) {
        for (const key of ['waiting', 'unanswered'] as const)
          for await (const conversation of listOfEveryShop(deps, key, ago(LOOKED_BACK_MS)))
            if (conversation.waitingSince !== null && !list.has(conversation.id))
              note(conversation, conversation.waitingSince);
        hasLookedBack = true;
      }
      let done = 0;
      let failure: unknown = null;
      for (const [id, waiting] of [...list]) {
        if (waiting.since > ago(LEAST_MS)) continue;
        const isDone = await offerTo(deps, round, id, waiting).catch((error: unknown) => {
          if (error instanceof DomainError && (error.code === 'conflict' || error.code === 'not_found'))
            return true;
          failure = error;
          return false;
        });
        if (!isDone) continue;
        if (list.get(id) === waiting) list.delete(id);
        done += 1;
      }
      // Retried next round.
      if (failure !== null) throw failure;
      return done;
    },
  };
};
