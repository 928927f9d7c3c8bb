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

/** Page changes and reconnects take less, in milliseconds. */
const PATIENCE_MS = 15_000;
const LOOKED_AT = 100;

/** Recheck interval, in milliseconds. */
const LOOK_AGAIN_MS = 60_000;

const AGAIN_MS = 3_600_000;

type Answer = {
  readonly shopId: ShopId;
  readonly seq: number;
  readonly since: Date;
  readonly notBefore?: Date;
};

type Place = Pick<Conversation, 'id' | 'shopId' | 'lastSeq'>;

const isAnswer = ({ author, body }: ConversationEvent): boolean =>
  author === 'staff' &&
  (body.kind === 'message' ||
    body.kind === 'attachment' ||
    body.kind === 'attachment_request' ||
    (body.kind === 'card' && body.state === 'asked'));

/** Mails absent visitors about answers. State is in the rows; the list is rebuilt at start. */
export const makeWatchAnswers = (deps: WatchDeps) => {
  const list = new Map<ConversationId, Answer>();
  /** Conversations with unpublished events. */
  const caughtUp = new Map<ConversationId, Place>();
  let hasLookedBack = false;
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
      // Rows lag behind events.
      for (const one of await deps.conversations.current(scopeOfShops([shopId]), ids))
        await findAnswer(one, since);
    });
    hasLookedBack = true;
  };
  const lookAtCaughtUp = (since: Date): Promise<void> =>
    tryEach([...caughtUp], async ([id, place]) => {
      await findAnswer(place, since);
      // Keeps newer state.
      if (caughtUp.get(id) === place) caughtUp.delete(id);
    });
  /** Keeps newer answers. */
  const replace = (id: ConversationId, answer: Answer, by: Answer | null): void => {
    if (list.get(id) !== answer) return;
    if (by === null) list.delete(id);
    else list.set(id, by);
  };
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
    /** In every process. */
    noteAnswer: (conversation: Conversation, event: ConversationEvent): void => {
      if (mailWayOf(conversation) === null || !isAnswer(event)) return;
      const { id, shopId } = conversation;
      list.set(id, { shopId, seq: event.seq, since: event.at });
    },
    /** Stored but never published events, in every process. */
    catchUpAnswers: (conversation: Conversation): void => {
      const { id, shopId, lastSeq } = conversation;
      if (mailWayOf(conversation) !== null) caughtUp.set(id, { id, shopId, lastSeq });
    },
    /** Rereads rows, as other processes' answers may be missed. */
    lookBackForAnswers: (): void => {
      list.clear();
      caughtUp.clear();
      hasLookedBack = false;
    },
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
