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
import { answerMail, answerTextMail } from './texts/answer-mail.ts';

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
/** There is one mail about the answer with this `seq`. */
const factOf = (id: ConversationId, seq: number): string => `${id} ${seq}`;

/** A visitor who was told and has not come back is told of a further answer after this long, and not before. */
const AGAIN_MS = 24 * 3_600_000;

/**
 * From when on this visitor may be told of an answer by mail: `now`, or a day after the last mail where the visitor has
 * not read the answer that it told of. Null when no way is open. Decision 0125.
 */
export const mailDueAt = (conversation: Conversation, now: Date): Date | null => {
  const way = mailWayOf(conversation);
  if (way === null || way.until <= now) return null;
  if (conversation.restrictedAt !== null || isBlocked(conversation)) return null;
  const { told } = way;
  // Who wants the text goes on by mail.
  if (way.textByMail === true) return now;
  if (told === null || conversation.readByVisitor >= told.seq) return now;
  return new Date(Math.max(now.getTime(), told.at.getTime() + AGAIN_MS));
};

/** The address to which answers go; null once it was taken back or has expired. */
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
 * Removes mails to an address that was taken back, erased or hidden while they were made: each may have been queued
 * behind that. Rules: CO-7, RT-2, RT-3.
 * @param isOver whether nothing is sent about the conversation for another reason
 * @returns whether the address may still get mails
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

/** Behind the `#`, so that no log of a server or proxy holds the secret. */
const linkOf = (origin: string, shop: Shop, secret: string): string =>
  `${origin}/return/${shop.key}/#${secret}`;

/** The link alone, or the text of the answers too with an address for replies, where the visitor ticked that. */
const wordsOf = async (
  deps: Pick<MailAnswerDeps, 'conversations' | 'digest' | 'replyMailbox'>,
  scope: ShopScope,
  conversation: Conversation,
  way: MailWay,
  seq: number,
): Promise<Pick<Parameters<QueueMail>[1], 'words' | 'blocks' | 'replyTo'>> => {
  const { id, locale, readByVisitor } = conversation;
  if (way.textByMail !== true) return { words: answerMail[locale] };
  const after = Math.max(readByVisitor, way.told?.seq ?? 0);
  const answers = await answerText(deps, scope, conversation, after, seq);
  const { replyMailbox } = deps;
  const { words, above } = answerTextMail[locale];
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
 * Puts the mail into the outbox that tells the visitor of the answer with this `seq`. Whether one is due is for the caller
 * to say (`mailDueAt`). Safe to repeat: there is one mail about an answer. Decision 0125. Rules: SE-5, SE-6.
 * @returns false when there is no address any more
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
    // The link works before it is sent; one that is never sent is known to nobody.
    await deps.conversations.changeWays(scope, id, (ways) =>
      ways.mail === null ? ways : withKey(ways, key),
    );
    // First: the mail may be sent at once, and that comes after. The same mail is noted once.
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
    // Given up before: the visitor was not told, and this mail will not be sent.
    if (!mail.isNew && (await deps.mails.get(scope, mail.id))?.state === 'failed') return false;
    const told = { seq, at: deps.clock.now() };
    const [isOpen] = await Promise.all([
      dropIfTakenBack(deps, scope, id, way.cardId, isBlocked),
      deps.conversations.changeWays(scope, id, (ways) =>
        ways.mail === null ? ways : { ...ways, mail: { ...ways.mail, told } },
      ),
    ]);
    // It may have failed for good before the line above, and whoever noted that found nothing to take back.
    if (isOpen && (await deps.mails.get(scope, mail.id))?.state !== 'failed') return true;
    await untell(deps, scope, id, way.cardId, (toldSeq) => toldSeq === seq);
    return false;
  };

/** The visitor was not told after all, so a further answer does not wait for a day. `isThis`: it was of this answer. */
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

/** The mail server has taken the mail: consultants see it. */
export const makeNoteAnswerMailed =
  (deps: Pick<MailAnswerDeps, 'conversations' | 'cards' | 'bus' | 'ids' | 'clock'>) =>
  async (scope: ShopScope, cardId: string): Promise<void> => {
    const card = await deps.cards.get(scope, cardId as CardId);
    if (card !== null) await noteMail(deps, scope, card.conversationId, 'sent', deps.ids.ref());
  };

/**
 * The last try of a mail failed: consultants see it and can ask for another address. The visitor was not told of the
 * answer, so a further one does not wait for a day. Decision 0125.
 */
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
