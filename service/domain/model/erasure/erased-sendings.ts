import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { Clock, Digest } from '../base/ports.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { Lead } from '../lead/lead.ts';
import { type ErasureJournal, type ErasureMark, type ErasureMarkStore, recordKey } from './erasure-mark.ts';

/** What a visitor sends: a message that opens a conversation, or one in a conversation that was opened before. */
type Sending = { readonly ref: string } & (
  | { readonly openHash: string }
  | { readonly openHash: null; readonly openedAt: Date }
);
/** A contact form that comes in; the nonce is null when its token does not count. */
export type SentForm = { readonly ref: string; readonly formNonce: string | null };

/**
 * Marks of what a client may send again after it was erased: the first response was lost, or a copy was under way. A
 * mark is an HMAC, refuses for 90 days, and is in the journal too, so that a restore does not lose it. A client retries
 * for 30 days at most: its entry ends with the token, or after 8 hours without one. Rules: EP-3, EP-4, RT-8.
 */
export type ErasedSendings = {
  /**
   * Marks the opening and the newest messages of the visitor. Called before the conversation is erased, so that an
   * attempt to open it again finds the mark.
   */
  mark(scope: ShopScope, conversation: Conversation, at: Date): Promise<void>;
  /**
   * Undefined where there is nothing to wait for.
   * @throws DomainError conflict when this was erased; final for this `ref` and this `boot`
   */
  refuse(scope: ShopScope, sending: Sending): Promise<void> | undefined;
  /**
   * Marks a contact form and the use of its token. Called before the lead goes.
   */
  markForm(scope: ShopScope, lead: Pick<Lead, 'ref' | 'formNonce'>, at: Date): Promise<void>;
  /** What of it was erased: this form, another one that its token was used for, or nothing. */
  lookAtForm(scope: ShopScope, form: SentForm): Promise<'form' | 'token' | null>;
};

/** What clients may hold unanswered at once: eight in each of five tabs. */
const MARKED_MESSAGES = 40;
/** Newest events among which those are looked for, and how many are read at a time. */
const LOOKED_AT = 500;

/** For how long a shop is taken to have no marks, in milliseconds. */
const NONE_MS = 2_000;

export const makeErasedSendings = (deps: {
  conversations: Pick<ConversationStore, 'eventsAfter'>;
  erasureMarks: ErasureMarkStore;
  erasureJournal: Pick<ErasureJournal, 'append'>;
  digest: Digest;
  clock: Clock;
  isAlone: boolean;
}): ErasedSendings => {
  /** Shops with marks. */
  const marked = new Set<ShopId>();
  /** When a shop was seen to have none: most have none, and their visitors' messages cost hardly a read. */
  const noneAt = new Map<ShopId, number>();
  /** Reads under way: what a hundred visitors send at once costs one. */
  const asked = new Map<ShopId, Promise<void>>();
  const openingKey = (openHash: string) => recordKey(deps.digest, `opening ${openHash}`);
  const messageKey = (ref: string) => recordKey(deps.digest, `message ${ref}`);
  const formKey = (ref: string) => recordKey(deps.digest, `form ${ref}`);
  const formTokenKey = (nonce: string) => recordKey(deps.digest, `form token ${nonce}`);

  const put = async (scope: ShopScope, keys: readonly string[], at: Date): Promise<void> => {
    const { shopId } = scope;
    const marks = keys.map((key): ErasureMark => ({ shopId, kind: 'sent', key, at }));
    marked.add(shopId);
    await deps.erasureJournal.append(marks);
    await deps.erasureMarks.put(scope, marks);
  };
  const ask = async (scope: ShopScope, now: Date): Promise<void> => {
    if (await deps.erasureMarks.hasSent(scope, now)) marked.add(scope.shopId);
    else noneAt.set(scope.shopId, now.getTime());
  };
  /**
   * Whether the marks have to be looked through. Another process may have set the first one since the last look. A copy
   * of what it erased comes as an opening, as a form, or in a conversation that was opened after the erasure: those do
   * not go by that look.
   * @param openedAt of the conversation; null for an opening and a form
   */
  const mayHaveAny = (scope: ShopScope, openedAt: Date | null): boolean | Promise<boolean> => {
    const { shopId } = scope;
    if (!deps.isAlone && openedAt === null) return true;
    const asSeen = (): boolean =>
      marked.has(shopId) ||
      (!deps.isAlone && openedAt !== null && openedAt.getTime() >= (noneAt.get(shopId) ?? 0));
    const now = deps.clock.now();
    if (marked.has(shopId) || (noneAt.get(shopId) ?? 0) + NONE_MS > now.getTime()) return asSeen();
    const answer = asked.get(shopId) ?? ask(scope, now).finally(() => asked.delete(shopId));
    asked.set(shopId, answer);
    return answer.then(asSeen);
  };
  const markedAmong = (scope: ShopScope, keys: readonly string[]): Promise<readonly string[]> =>
    deps.erasureMarks.sentAmong(scope, keys, deps.clock.now());

  const newestRefs = async (scope: ShopScope, { id, lastSeq }: Conversation): Promise<string[]> => {
    const refs: string[] = [];
    for (let after = Math.max(0, lastSeq - LOOKED_AT); ; ) {
      const events = await deps.conversations.eventsAfter(scope, id, after, LOOKED_AT);
      for (const { author, body, ref } of events) {
        if (author === 'visitor' && (body.kind === 'message' || body.kind === 'attachment')) refs.push(ref);
      }
      if (events.length < LOOKED_AT) return refs.slice(-MARKED_MESSAGES);
      after = events.at(-1)?.seq ?? after + LOOKED_AT;
    }
  };

  const refuseMarked = async (
    scope: ShopScope,
    { openHash, ref }: Sending,
    mayHave: true | Promise<boolean>,
  ): Promise<void> => {
    if (!(await mayHave)) return;
    const keys = [messageKey(ref), ...(openHash === null ? [] : [openingKey(openHash)])];
    if ((await markedAmong(scope, keys)).length === 0) return;
    throw new DomainError(
      'conflict',
      'This message belongs to a deleted chat, so it was not stored again. Send it as a new message to start a new chat.',
    );
  };

  return {
    async mark(scope, conversation, at) {
      const refs = await newestRefs(scope, conversation);
      await put(scope, [openingKey(conversation.openHash), ...refs.map(messageKey)], at);
    },
    refuse(scope, sending) {
      const mayHave = mayHaveAny(scope, sending.openHash === null ? sending.openedAt : null);
      return mayHave === false ? undefined : refuseMarked(scope, sending, mayHave);
    },
    markForm: (scope, { ref, formNonce }, at) => put(scope, [formKey(ref), formTokenKey(formNonce)], at),
    async lookAtForm(scope, { ref, formNonce }) {
      if (!(await mayHaveAny(scope, null))) return null;
      const form = formKey(ref);
      const token = formNonce === null ? [] : [formTokenKey(formNonce)];
      const marked = await markedAmong(scope, [form, ...token]);
      if (marked.includes(form)) return 'form';
      return marked.length > 0 ? 'token' : null;
    },
  };
};

/**
 * Checks once more, after the insert, whether what was stored has been erased before, and takes it back then: an
 * erasure that ended between the first check and the insert has left its mark by now, and freed the place of the row.
 * @param refuse throws when there is a mark
 */
export const takeBackIfErased = async (
  refuse: () => Promise<void> | undefined,
  takeBack: () => Promise<void>,
): Promise<void> => {
  try {
    await refuse();
  } catch (error) {
    await takeBack();
    throw error;
  }
};
