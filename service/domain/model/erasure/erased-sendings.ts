import type { ShopId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { Clock, Digest } from '../base/ports.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import type { Lead } from '../lead/lead.ts';
import { type ErasureJournal, type ErasureMark, type ErasureMarkStore, recordKey } from './erasure-mark.ts';

type Sending = { readonly ref: string } & (
  | { readonly openHash: string }
  | { readonly openHash: null; readonly openedAt: Date }
);
/** Null: invalid token. */
export type SentForm = { readonly ref: string; readonly formNonce: string | null };

/** HMAC marks against resending, 90 days, journaled; clients retry 30 days. Rules: EP-3, EP-4, RT-8. */
export type ErasedSendings = {
  /** Call before erasure. */
  mark(scope: ShopScope, conversation: Conversation, at: Date): Promise<void>;
  /**
   * Undefined when nothing needs awaiting.
   * @throws DomainError conflict when erased; final
   */
  refuse(scope: ShopScope, sending: Sending): Promise<void> | undefined;
  /** Call before deletion. */
  markForm(scope: ShopScope, lead: Pick<Lead, 'ref' | 'formNonce'>, at: Date): Promise<void>;
  /** `token`: another form with it. */
  lookAtForm(scope: ShopScope, form: SentForm): Promise<'form' | 'token' | null>;
};

/** Eight in each of five tabs. */
const MARKED_MESSAGES = 40;
/** Newest events; also the page size. */
const LOOKED_AT = 500;

/** In milliseconds. */
const NONE_MS = 2_000;

export const makeErasedSendings = (deps: {
  conversations: Pick<ConversationStore, 'eventsAfter'>;
  erasureMarks: ErasureMarkStore;
  erasureJournal: Pick<ErasureJournal, 'append'>;
  digest: Digest;
  clock: Clock;
  isAlone: boolean;
}): ErasedSendings => {
  const marked = new Set<ShopId>();
  /** Saves a read per message. */
  const noneAt = new Map<ShopId, number>();
  /** Shared concurrent reads. */
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
   * Cached, except for openings, forms and later conversations: another process may mark.
   * @param openedAt null: opening or form
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
 * Erasure may run between check and insert.
 * @param refuse throws when marked
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
