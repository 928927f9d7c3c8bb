import type { CardId, ConversationId, MailId, MailState } from '../../protocol/vocabulary.ts';
import { appendAndTell } from '../conversation/store-message.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CardStore } from '../model/card/card-store.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import { storedNow } from '../model/conversation/stored-now.ts';
import { type MailWay, mailWayOf, withKey } from '../model/conversation/ways-back.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { onceMailId, type QueueMail } from '../model/mail/queue-mail.ts';
import {
  REPLY_MARK,
  type ReplyMailbox,
  replyAddressOf,
  replyHashOf,
  replyTokenOf,
} from '../model/mail/reply-address.ts';
import type { Shop } from '../model/shop/shop.ts';
import { answerText } from './answer-text.ts';
import { answerMailCatalog } from './texts/answer-mail-catalog.ts';
import { answerTextMailCatalog } from './texts/answer-text-mail-catalog.ts';

export type MailAnswerDeps = {
  conversations: ConversationStore;
  cards: Pick<CardStore, 'get'>;
  vault: FieldVault;
  mails: Pick<MailStore, 'get' | 'removeByRef'>;
  queueMail: QueueMail;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  origin(): string;
  replyMailbox: ReplyMailbox | null;
};

const KIND = 'answer_waiting';
const factOf = (id: ConversationId, seq: number): string => `${id} ${seq}`;

/** Pause while the visitor stays away, in milliseconds. */
const AGAIN_MS = 24 * 3_600_000;

/** Earliest time for a mail: now, or a day after an unread one. Null: no way. */
export const mailDueAt = (conversation: Conversation, now: Date): Date | null => {
  const way = mailWayOf(conversation);
  if (way === null || way.until <= now) return null;
  if (conversation.restrictedAt !== null || isBlocked(conversation)) return null;
  const { told } = way;
  // Replies by mail need every answer.
  if (way.textByMail === true) return now;
  if (told === null || conversation.readByVisitor >= told.seq) return now;
  return new Date(Math.max(now.getTime(), told.at.getTime() + AGAIN_MS));
};

/** Null: withdrawn or expired. */
export const mailAddress = async (
  deps: Pick<MailAnswerDeps, 'cards' | 'vault'>,
  scope: ShopScope,
  cardId: CardId,
): Promise<string | null> => {
  const card = await deps.cards.get(scope, cardId);
  if (card?.state !== 'answered' || card.sealed === null) return null;
  const [address = ''] = JSON.parse(await deps.vault.open(scope, card.sealed)) as string[];
  return address === '' ? null : address;
};

/**
 * Removes mails queued after a withdrawal, erasure or restriction. Rules: CO-7, RT-2, RT-3.
 * @param isOver another reason to stop
 * @returns whether the address may get mails
 */
export const dropIfTakenBack = async (
  deps: { mails: Pick<MailStore, 'removeByRef'> } & Pick<MailAnswerDeps, 'conversations'>,
  scope: ShopScope,
  id: ConversationId,
  cardId: CardId,
  isOver: (conversation: Conversation) => boolean = () => false,
): Promise<boolean> => {
  const now = await storedNow(deps.conversations, scope, id);
  const isOpen = now !== null && now.restrictedAt === null && mailWayOf(now)?.cardId === cardId;
  if (isOpen && !isOver(now)) return true;
  await deps.mails.removeByRef(scope, cardId);
  return false;
};

/** Fragment keeps the secret out of logs. */
const linkOf = (origin: string, shop: Shop, secret: string): string =>
  `${origin}/return/${shop.key}/#${secret}`;

const wordsOf = async (
  deps: Pick<MailAnswerDeps, 'conversations' | 'digest' | 'replyMailbox'>,
  scope: ShopScope,
  conversation: Conversation,
  way: MailWay,
  seq: number,
): Promise<Pick<Parameters<QueueMail>[1], 'words' | 'blocks' | 'replyTo'>> => {
  const { id, locale, readByVisitor } = conversation;
  if (way.textByMail !== true) return { words: answerMailCatalog[locale] };
  const after = Math.max(readByVisitor, way.told?.seq ?? 0);
  const answers = await answerText(deps, scope, conversation, after, seq);
  const { replyMailbox } = deps;
  const { words, above } = answerTextMailCatalog[locale];
  if (replyMailbox === null) return { words: words.withoutReplies, blocks: { answers } };
  const token = replyTokenOf(deps.digest, way.cardId);
  const key = { kind: 'reply' as const, hash: replyHashOf(deps.digest, token), until: way.until };
  await deps.conversations.changeWays(scope, id, (ways) => (ways.mail === null ? ways : withKey(ways, key)));
  return {
    words: words.withReplies,
    blocks: { answers, above: `${REPLY_MARK} ${above} ${REPLY_MARK}` },
    replyTo: replyAddressOf(replyMailbox, token),
  };
};

/**
 * Queues the mail about an answer; the caller checks `mailDueAt`. Idempotent by `seq`. Rules: SE-5, SE-6.
 * @returns false without an address
 */
export const makeMailAnswer =
  (deps: MailAnswerDeps) =>
  async (shop: Shop, scope: ShopScope, conversation: Conversation, seq: number): Promise<boolean> => {
    const way = mailWayOf(conversation);
    const to = way === null ? null : await mailAddress(deps, scope, way.cardId);
    if (way === null || to === null) return false;
    const { id } = conversation;
    const secret = deps.ids.secret();
    const key = { kind: 'link' as const, hash: deps.digest.sha256Hex(secret), until: way.until };
    await deps.conversations.changeWays(scope, id, (ways) =>
      ways.mail === null ? ways : withKey(ways, key),
    );
    // First: the mail may be sent at once. Deduplicated.
    await noteMail(deps, scope, id, 'queued', onceMailId(deps.digest, scope, KIND, factOf(id, seq)));
    const mail = await deps.queueMail(scope, {
      kind: KIND,
      locale: conversation.locale,
      to,
      ...(await wordsOf(deps, scope, conversation, way, seq)),
      gaps: { shop: shop.name, link: linkOf(deps.origin(), shop, secret) },
      ref: way.cardId,
      onceFor: factOf(id, seq),
      subjectKey: await deps.vault.subjectKey(scope, 'email', to),
    });
    // Failed before; never resent.
    if (!mail.isNew && (await deps.mails.get(scope, mail.id))?.state === 'failed') return false;
    const told = { seq, at: deps.clock.now() };
    const [isOpen] = await Promise.all([
      dropIfTakenBack(deps, scope, id, way.cardId, isBlocked),
      deps.conversations.changeWays(scope, id, (ways) =>
        ways.mail === null ? ways : { ...ways, mail: { ...ways.mail, told } },
      ),
    ]);
    if (isOpen && (await deps.mails.get(scope, mail.id))?.state !== 'failed') return true;
    await untell(deps, scope, id, way.cardId, (toldSeq) => toldSeq === seq);
    return false;
  };

/** Undoes a notification, so no daily pause. `isThis`: of this answer. */
export const untell = async (
  deps: Pick<MailAnswerDeps, 'conversations'>,
  scope: ShopScope,
  id: ConversationId,
  cardId: string,
  isThis: (seq: number) => boolean = () => true,
): Promise<void> => {
  await deps.conversations.changeWays(scope, id, (ways) =>
    ways.mail?.cardId === cardId && ways.mail.told !== null && isThis(ways.mail.told.seq)
      ? { ...ways, mail: { ...ways.mail, told: null } }
      : ways,
  );
};

const noteMail = async (
  deps: Pick<MailAnswerDeps, 'conversations' | 'bus' | 'ids' | 'clock'>,
  scope: ShopScope,
  conversationId: ConversationId,
  state: MailState,
  ref: string,
): Promise<void> => {
  await appendAndTell(deps, scope, {
    id: deps.ids.next('evt'),
    shopId: scope.shopId,
    conversationId,
    ref,
    author: 'system',
    staffId: null,
    at: deps.clock.now(),
    body: { kind: 'mail', state },
  });
};

/** Shows staff that the mail was sent. */
export const makeNoteAnswerMailed =
  (deps: Pick<MailAnswerDeps, 'conversations' | 'cards' | 'bus' | 'ids' | 'clock'>) =>
  async (scope: ShopScope, cardId: string): Promise<void> => {
    const card = await deps.cards.get(scope, cardId as CardId);
    if (card !== null) await noteMail(deps, scope, card.conversationId, 'sent', deps.ids.ref());
  };

/** Shows staff the failed mail and undoes the pause. */
export const makeNoteAnswerNotMailed =
  (deps: Pick<MailAnswerDeps, 'conversations' | 'cards' | 'bus' | 'ids' | 'clock' | 'digest'>) =>
  async (scope: ShopScope, cardId: string, mailId: MailId): Promise<void> => {
    const card = await deps.cards.get(scope, cardId as CardId);
    if (card === null) return;
    const { conversationId } = card;
    const isThis = (seq: number): boolean =>
      onceMailId(deps.digest, scope, KIND, factOf(conversationId, seq)) === mailId;
    await untell(deps, scope, conversationId, cardId, isThis);
    await noteMail(deps, scope, conversationId, 'failed', deps.ids.ref());
  };
