import type { TakeMessageRate } from '../conversation/receive-message.ts';
import type { Stored, VisitorMessage } from '../conversation/store-message.ts';
import { DomainError, isUnavailable } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { MailOrigin } from '../model/conversation/mail-origin.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import type { ArrivedMail, MailReader, ReadMail } from '../model/mail/arrived-mail.ts';
import { type ReplyMailbox, replyTokensIn } from '../model/mail/reply-address.ts';
import type { Shop } from '../model/shop/shop.ts';
import { cutReply } from './cut-reply.ts';
import { MAX_REPLY_CODE_POINTS, type ReplyRefusal, type ToldRefusal } from './reply-refusals.ts';

export type ReplyWay = {
  readonly shop: Shop;
  readonly scope: ShopScope;
  readonly conversation: Conversation;
  /** As given. */
  readonly address: string;
};

/** `hiddenChat`: restricted, takes no replies. Null: invalid token. Rule: RT-3. */
export type FindReplyWay = (
  token: string,
) => Promise<ReplyWay | { readonly hiddenChat: Conversation['id'] } | null>;

/**
 * `stray`: no chat, or mail period over. `untold`: refused, sender not notified yet. `later`: retry; `chat`:
 * rate-limited one, else null. `failed`: a bug; its chat's later mails wait.
 */
export type MailOutcome =
  | { readonly kind: 'stored'; readonly isRepeat: boolean }
  | { readonly kind: 'refused'; readonly why: ReplyRefusal }
  | { readonly kind: 'stray' }
  | { readonly kind: 'untold'; readonly chat: Conversation['id'] }
  | { readonly kind: 'later'; readonly chat: Conversation['id'] | null }
  | { readonly kind: 'failed'; readonly chat: Conversation['id']; readonly error: unknown };

type ReceiveMailDeps = {
  mailReader: MailReader | null;
  replyMailbox: ReplyMailbox | null;
  digest: Digest;
  takeRate: TakeMessageRate;
  findReplyWay: FindReplyWay;
  sendVisitorMessage(
    shop: Shop,
    scope: ShopScope,
    conversation: Conversation,
    message: VisitorMessage,
  ): Promise<Stored>;
  /** Reopens a closed chat. Idempotent. */
  reopenByReply(shop: Shop, scope: ShopScope, conversation: Conversation, ref: string): Promise<void>;
  goOnByMail(way: ReplyWay): Promise<void>;
  /** False at the daily limit. */
  tellRefusal(way: ReplyWay, why: ToldRefusal, mailRef: string | null): Promise<boolean>;
};

const MESSAGE_RATES = ['visitorBurst', 'visitorMinute', 'visitorHour'] as const;
/** Refusals shared with typed messages. */
const GATES: Readonly<Partial<Record<string, ToldRefusal>>> = {
  conversation_closed: 'chat_ended',
  conflict: 'chat_ended',
  dpa_required: 'shop_closed',
  setup_incomplete: 'shop_closed',
  shop_closed: 'shop_closed',
};

const NONE: ReadonlySet<string> = new Set();
const refused = (why: ReplyRefusal): MailOutcome => ({ kind: 'refused', why });

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/**
 * Stores a reply like a typed message; idempotent. Other senders are marked, as senders can be forged. Rules:
 * RQ-4, D7.
 * @param waiting chats with older waiting mails
 */
export const makeReceiveMail = (deps: ReceiveMailDeps) => {
  const refOf = ({ messageId, from }: ReadMail, text: string): string =>
    `mail_${deps.digest.keyed('mail-reply-ref', JSON.stringify([messageId, from, text]))}`;

  const takeReply = async (mail: ArrivedMail, read: ReadMail, way: ReplyWay): Promise<MailOutcome> => {
    const refuse = async (why: ToldRefusal): Promise<MailOutcome> =>
      (await deps.tellRefusal(way, why, refOf(read, read.text)))
        ? refused(why)
        : { kind: 'untold', chat: way.conversation.id };
    if (isBlocked(way.conversation)) return refuse('blocked');
    if (mail.isTooLarge === true || read.isTooLarge) return refuse('too_large');
    const text = cutReply(read.text).replace(CONTROL, '').trim();
    const from = read.from !== null && read.from === way.address.toLowerCase() ? 'given' : 'other';
    if (text === '') return refuse(read.files > 0 ? 'files' : 'empty');
    if (codePoints(text) > MAX_REPLY_CODE_POINTS) return refuse('too_long');
    const { shop, scope, conversation } = way;
    const byMail: MailOrigin = { from, checks: read.checks, files: read.files };
    let stored: Stored;
    try {
      for (const rate of MESSAGE_RATES) await deps.takeRate(rate, conversation.id);
      const ref = refOf(read, text);
      if (conversation.status === 'closed')
        await deps.reopenByReply(shop, scope, conversation, `${ref}_open`);
      // Reopened first; a concurrent close loses nothing.
      stored = await deps.sendVisitorMessage(
        shop,
        scope,
        { ...conversation, status: 'open' },
        {
          ...{ ref, after: null, text, locale: conversation.locale },
          ...{ notice: null, page: null, product: null, byMail },
        },
      );
    } catch (error) {
      const code = error instanceof DomainError ? error.code : '';
      const why = GATES[code];
      if (why !== undefined) return refuse(why);
      if (code === 'rate_limited') return { kind: 'later', chat: conversation.id };
      throw error;
    }
    await deps.goOnByMail(way);
    if (read.files > 0) await deps.tellRefusal(way, 'files', null);
    return { kind: 'stored', isRepeat: stored.isRepeat };
  };

  return async (mail: ArrivedMail, waiting: ReadonlySet<string> = NONE): Promise<MailOutcome> => {
    const { mailReader, replyMailbox } = deps;
    if (mailReader === null || replyMailbox === null) return refused('unknown');
    const read = await mailReader(mail.raw);
    const [token, ...others] = replyTokensIn(replyMailbox, read.recipients);
    const way = token === undefined || others.length > 0 ? null : await deps.findReplyWay(token);
    if (way === null) return token === undefined ? refused('unknown') : { kind: 'stray' };
    // Unanswered, to prevent mail loops.
    if (read.isAutomatic) return refused('automatic');
    if ('hiddenChat' in way) return { kind: 'later', chat: way.hiddenChat };
    const { id } = way.conversation;
    if (waiting.has(id)) return { kind: 'later', chat: id };
    try {
      return await takeReply(mail, read, way);
    } catch (error) {
      return isUnavailable(error) ? { kind: 'later', chat: null } : { kind: 'failed', chat: id, error };
    }
  };
};
export type ReceiveMail = ReturnType<typeof makeReceiveMail>;
