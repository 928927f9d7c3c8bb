import type { ConversationId, ShopId } from '../../protocol/vocabulary.ts';
import { type ShopScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { Conversation, ConversationEvent } from '../model/conversation/conversation.ts';
import type { VisitorBoard } from '../model/conversation/visitor-board.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type MailAnswerDeps, mailDueAt } from './mail-answer.ts';

type WatchDeps = Pick<MailAnswerDeps, 'conversations' | 'clock'> & {
  mayMailText(scope: ShopScope, conversation: Conversation): Promise<boolean>;
  shops: Pick<ShopStore, 'allIds' | 'get'>;
  visitors: Pick<VisitorBoard, 'isHere'>;
  mailAnswer(shop: Shop, scope: ShopScope, conversation: Conversation, seq: number): Promise<boolean>;
};

/** A visitor who changes pages, or reconnects after a restart, is back before this. */
const PATIENCE_MS = 15_000;
/** Newest events among which an answer is looked for that no event told of. */
const LOOKED_AT = 100;

/** A visitor who was told lately may read the chat, or that mail may fail: either changes when the next one is due. */
const LOOK_AGAIN_MS = 60_000;

/** An address that had its mails of the day is looked at again after this long. */
const AGAIN_MS = 3_600_000;

/** An answer that its visitor may not have seen. `notBefore`: it is not looked at before then. */
type Answer = {
  readonly shopId: ShopId;
  readonly seq: number;
  readonly since: Date;
  readonly notBefore?: Date;
};

/** A conversation and its newest event. */
type Place = Pick<Conversation, 'id' | 'shopId' | 'lastSeq'>;

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
  /** Conversations with events that were stored and never told of. */
  const caughtUp = new Map<ConversationId, Place>();
  let hasLookedBack = false;
  /** @param since from when on its visitor has time to come back */
  const findAnswer = async ({ id, shopId, lastSeq }: Place, since: Date): Promise<void> => {
    const from = Math.max(0, lastSeq - LOOKED_AT);
    const events = await deps.conversations.eventsAfter(scopeOfShop(shopId), id, from, LOOKED_AT);
    const seq = events.findLast(isAnswer)?.seq ?? 0;
    if (seq > (list.get(id)?.seq ?? 0)) list.set(id, { shopId, seq, since });
  };
  const lookBack = async (since: Date): Promise<void> => {
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      const rows = await deps.conversations.withMailWay(scopeOfShop(shopId), since);
      const ids = rows.map(({ id }) => id);
      // A row is seconds behind its events, and the newest of them may be the answer.
      for (const one of await deps.conversations.current(scopeOfShops([shopId]), ids))
        await findAnswer(one, since);
    });
    hasLookedBack = true;
  };
  const lookAtCaughtUp = (since: Date): Promise<void> =>
    tryEach([...caughtUp], async ([id, place]) => {
      await findAnswer(place, since);
      // A newer state stays.
      if (caughtUp.get(id) === place) caughtUp.delete(id);
    });
  /** A newer answer stays. */
  const replace = (id: ConversationId, answer: Answer, by: Answer | null): void => {
    if (list.get(id) !== answer) return;
    if (by === null) list.delete(id);
    else list.set(id, by);
  };
  /** False while the visitor is there and may still read it, or was told of an earlier one lately. */
  const tell = async (id: ConversationId, answer: Answer, now: Date): Promise<boolean> => {
    const { shopId, seq, since, notBefore = since } = answer;
    if (notBefore > now) return false;
    const scope = scopeOfShop(shopId);
    const conversation = await deps.conversations.find(scope, id);
    if (conversation === null || conversation.readByVisitor >= seq) return true;
    const dueAt = mailDueAt(conversation, now);
    if (dueAt === null || (mailWayOf(conversation)?.told?.seq ?? 0) >= seq) return true;
    if (dueAt > now) {
      const next = Math.min(dueAt.getTime(), now.getTime() + LOOK_AGAIN_MS);
      replace(id, answer, { ...answer, notBefore: new Date(next) });
      return false;
    }
    if (deps.visitors.isHere(id) || now.getTime() - since.getTime() < PATIENCE_MS) return false;
    if (!(await deps.mayMailText(scope, conversation))) {
      replace(id, answer, { ...answer, notBefore: new Date(now.getTime() + AGAIN_MS) });
      return false;
    }
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
     * Called with a conversation that has events which were never told of, in every process: the database stored them
     * and its reply was lost, or their process died. The next round looks for an answer among them.
     */
    catchUpAnswers: (conversation: Conversation): void => {
      const { id, shopId, lastSeq } = conversation;
      if (mailWayOf(conversation) !== null) caughtUp.set(id, { id, shopId, lastSeq });
    },
    /**
     * The next round reads the rows again: an answer that another process stored may not have been heard of. What was
     * noted is in them, and is forgotten: a process that does not run the jobs never tells it.
     */
    lookBackForAnswers: (): void => {
      list.clear();
      caughtUp.clear();
      hasLookedBack = false;
    },
    /** @returns how many answers are done with: told by mail, read, or without a way */
    tellAnswers: async (): Promise<number> => {
      const now = deps.clock.now();
      let done = 0;
      const tellAll = (): Promise<void> =>
        tryEach([...list], async ([id, answer]) => {
          if (!(await tell(id, answer, now))) return;
          replace(id, answer, null);
          done += 1;
        });
      const steps = [() => lookAtCaughtUp(now), tellAll];
      await tryEach(hasLookedBack ? steps : [() => lookBack(now), ...steps], (step) => step());
      return done;
    },
  };
};
