import type { ConversationId, ShopId } from '../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { Conversation, ConversationEvent } from '../model/conversation/conversation.ts';
import type { VisitorBoard } from '../model/conversation/visitor-board.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type MailAnswerDeps, openMailWay } from './mail-answer.ts';

type WatchDeps = Pick<MailAnswerDeps, 'conversations' | 'clock'> & {
  shops: Pick<ShopStore, 'allIds' | 'get'>;
  visitors: Pick<VisitorBoard, 'isHere'>;
  mailAnswer(shop: Shop, scope: ShopScope, conversation: Conversation, seq: number): Promise<boolean>;
};

/** A visitor who changes pages, or reconnects after a restart, is back before this. */
const PATIENCE_MS = 15_000;
/** Newest events among which the answer is looked for after a start. */
const LOOKED_AT = 100;

/** An answer that its visitor may not have seen. */
type Answer = { readonly shopId: ShopId; readonly seq: number; readonly since: Date };

const isAnswer = ({ author, body }: ConversationEvent): boolean =>
  author === 'staff' &&
  (body.kind === 'message' ||
    body.kind === 'attachment' ||
    body.kind === 'attachment_request' ||
    (body.kind === 'card' && body.state === 'asked'));

/**
 * Tells visitors who asked for it by mail that they were answered while they were not there. What waits is in the
 * events and in the rows; this list in memory is filled from them when the service starts. Decision 0125.
 */
export const makeWatchAnswers = (deps: WatchDeps) => {
  const list = new Map<ConversationId, Answer>();
  let hasLookedBack = false;
  const lookBack = async (since: Date): Promise<void> => {
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      const scope = scopeOfShop(shopId);
      for (const { id, lastSeq } of await deps.conversations.withMailWay(scope, since)) {
        const from = Math.max(0, lastSeq - LOOKED_AT);
        const newest = (await deps.conversations.eventsAfter(scope, id, from, LOOKED_AT)).findLast(isAnswer);
        if (newest !== undefined && !list.has(id)) list.set(id, { shopId, seq: newest.seq, since });
      }
    });
    hasLookedBack = true;
  };
  /** False while the visitor is there and may still read it. */
  const tell = async (id: ConversationId, { shopId, seq, since }: Answer, now: Date): Promise<boolean> => {
    const scope = scopeOfShop(shopId);
    const conversation = await deps.conversations.find(scope, id);
    if (conversation === null || conversation.readByVisitor >= seq) return true;
    const way = openMailWay(conversation, now);
    if (way === null || (way.told !== null && way.told.seq >= seq)) return true;
    if (deps.visitors.isHere(id) || now.getTime() - since.getTime() < PATIENCE_MS) return false;
    const shop = await deps.shops.get(scope);
    if (shop !== null) await deps.mailAnswer(shop, scope, conversation, seq);
    return true;
  };
  return {
    /** Called after each event, in every process. */
    noteAnswer: (conversation: Conversation, event: ConversationEvent): void => {
      if (mailWayOf(conversation) === null || !isAnswer(event)) return;
      const { id, shopId } = conversation;
      list.set(id, { shopId, seq: event.seq, since: event.at });
    },
    /**
     * The next round reads the rows again: an answer that another process stored may not have been heard of. What was
     * noted is in them, and is forgotten: a process that does not run the jobs never tells it.
     */
    lookBackForAnswers: (): void => {
      list.clear();
      hasLookedBack = false;
    },
    /** @returns how many answers are done with: told by mail, read, or without a way */
    tellAnswers: async (): Promise<number> => {
      const now = deps.clock.now();
      let done = 0;
      const tellAll = (): Promise<void> =>
        tryEach([...list], async ([id, answer]) => {
          if (!(await tell(id, answer, now))) return;
          // A newer answer stays.
          if (list.get(id) === answer) list.delete(id);
          done += 1;
        });
      await tryEach(hasLookedBack ? [tellAll] : [() => lookBack(now), tellAll], (step) => step());
      return done;
    },
  };
};
