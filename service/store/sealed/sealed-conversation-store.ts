import { type ShopScope, type ShopsScope, scopeOfShop } from '../../domain/model/base/tenancy.ts';
import type { ContentKeys } from '../../domain/model/content/content-keys.ts';
import {
  type Conversation,
  type ConversationEvent,
  type EventBody,
  type NewEvent,
  placedEvent,
} from '../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../domain/model/conversation/conversation-store.ts';
import type { SearchStore } from '../../domain/model/search/search-store.ts';
import {
  blankConversation,
  openConversation,
  openEvent,
  sealBody,
  sealConversation,
  sealText,
  type Written,
} from './sealed-conversation.ts';
import { sealStrings } from './sealed-strings.ts';

const writtenIn = (body: EventBody, sealed: EventBody): Written | null =>
  body.kind === 'message' && sealed.kind === 'message' && body.text !== null && sealed.text !== null
    ? { text: body.text, sealed: sealed.text }
    : null;

/** Hot path: no object spread. */
const withBody = (
  { id, shopId, conversationId, ref, author, staffId, at }: NewEvent,
  body: EventBody,
): NewEvent => ({ id, shopId, conversationId, ref, author, staffId, at, body });

/** Reads and writes that bypass the cache. */
const multiProcess = (
  inner: ConversationStore,
  keys: ContentKeys,
  openedAll: (scope: ShopsScope, sealed: readonly Conversation[]) => Promise<Conversation[]>,
): Pick<ConversationStore, 'current' | 'changedRemotely' | 'leftScreens'> => ({
  async leftScreens(scope, since) {
    const notes = await inner.leftScreens(scope, since);
    // Another process may have destroyed the key and crashed: read it again.
    for (const { id } of notes) keys.destroyedRemotely(id);
    return notes;
  },
  current: async (scope, ids) => openedAll(scope, await inner.current(scope, ids)),
  changedRemotely: (scope, id, newest) =>
    inner.changedRemotely(
      scope,
      id,
      newest === null
        ? null
        : async () => {
            const [key, known] = [await keys.get(scope, id), await newest()];
            return key === null || known === null ? null : sealConversation(key, known);
          },
    ),
});

/** Unsealed methods. */
const notSealed = (inner: ConversationStore) => ({
  ids: inner.ids,
  addSubjectKeys: inner.addSubjectKeys,
  setToken: inner.setToken,
  setTokenEnd: inner.setTokenEnd,
  setTags: inner.setTags,
  setMarks: inner.setMarks,
  countDue: inner.countDue,
  dueIds: inner.dueIds,
  forgetStaff: inner.forgetStaff,
  unsearched: inner.unsearched,
  hasUnsearched: inner.hasUnsearched,
  setSearched: inner.setSearched,
  takeUp: inner.takeUp,
  memoryCounts: inner.memoryCounts,
  drain: inner.drain,
});

/**
 * Seals conversations with a key each; erased ones are invisible to reads, not to removals. Search tokens are
 * deleted right after the key. Rules: SE-5, RT-2.
 */
export const sealConversations = (
  inner: ConversationStore,
  keys: ContentKeys,
  searchRows: Pick<SearchStore, 'remove'>,
): ConversationStore => {
  const opened = async (sealed: Conversation | null): Promise<Conversation | null> => {
    if (sealed === null) return null;
    const key = await keys.get(scopeOfShop(sealed.shopId), sealed.id);
    return key === null ? null : openConversation(key, sealed);
  };
  const openedAll = async (
    scope: ShopScope | ShopsScope,
    sealed: readonly Conversation[],
  ): Promise<Conversation[]> => {
    const found = await keys.getAll(
      scope,
      sealed.map(({ id }) => id),
    );
    return sealed.flatMap((one) => {
      const key = found.get(one.id);
      return key === undefined ? [] : [openConversation(key, one)];
    });
  };

  const open: ConversationStore['open'] = async (scope, conversation) => {
    const key = await keys.make(scope, conversation.id);
    const { conversation: stored, isRepeat } = await inner.open(scope, sealConversation(key, conversation));
    if (!isRepeat) return { conversation: openConversation(key, stored), isRepeat };
    if (stored.id !== conversation.id) await keys.destroy(scope, [conversation.id]);
    const first = await opened(stored);
    if (first !== null) return { conversation: first, isRepeat };
    // Row left by an interrupted erasure.
    await inner.erase(scope, stored.id);
    return open(scope, conversation);
  };

  return {
    open,
    find: async (scope, id) => opened(await inner.find(scope, id)),
    findByOpenHash: async (scope, openHash) => opened(await inner.findByOpenHash(scope, openHash)),
    findByToken: async (scope, tokenHash) => opened(await inner.findByToken(scope, tokenHash)),
    findByWay: async (scope, kind, hash) => opened(await inner.findByWay(scope, kind, hash)),
    findByReply: async (hash) => opened(await inner.findByReply(hash)),
    changeWays: async (scope, id, change) => opened(await inner.changeWays(scope, id, change)),
    withMailWay: async (scope, now) => openedAll(scope, await inner.withMailWay(scope, now)),
    async append(scope, event, after, refuse, queued) {
      const key = await keys.get(scope, event.conversationId);
      if (key === null) return null;
      const body = sealBody(key, event.body);
      const stored = await inner.append(scope, withBody(event, body), after, refuse, queued);
      if (stored === null) return null;
      const plain: ConversationEvent = stored.isRepeat
        ? openEvent(key, stored.event)
        : placedEvent(event, stored.event.seq);
      const conversation = openConversation(key, stored.conversation, writtenIn(event.body, body));
      return { event: plain, conversation, isRepeat: stored.isRepeat };
    },
    async eventsAfter(scope, id, after, limit) {
      const sealed = await inner.eventsAfter(scope, id, after, limit);
      const key = sealed.length === 0 ? null : await keys.get(scope, id);
      return key === null ? [] : sealed.map((event) => openEvent(key, event));
    },
    async setCustomer(scope, id, customer) {
      const key = await keys.get(scope, id);
      if (key !== null) await inner.setCustomer(scope, id, sealStrings(key, 'customer', customer));
    },
    async setPage(scope, id, page, product) {
      const key = await keys.get(scope, id);
      if (key === null) return;
      await inner.setPage(scope, id, sealStrings(key, 'page', page), sealStrings(key, 'product', product));
    },
    async rewrite(scope, id, seq, text) {
      const key = await keys.get(scope, id);
      return key === null ? false : inner.rewrite(scope, id, seq, sealText(key, text));
    },
    findBySubject: async (scope, subjectKey) =>
      openedAll(scope, await inner.findBySubject(scope, subjectKey)),
    movedSince: async (scope, since) => openedAll(scope, await inner.movedSince(scope, since)),
    listHeld: async (scope) => openedAll(scope, await inner.listHeld(scope)),
    ...multiProcess(inner, keys, openedAll),
    async inbox(scope, read) {
      const page = await inner.inbox(scope, read);
      return { ...page, conversations: await openedAll(scope, page.conversations) };
    },
    async erase(scope, id) {
      await keys.destroy(scope, [id]);
      await searchRows.remove(scope, id);
      return inner.erase(scope, id);
    },
    removeDue: (scope, due, limit, before) =>
      inner.removeDue(scope, due, limit, async (sealed) => {
        await before?.((await opened(sealed)) ?? blankConversation(sealed));
        await keys.destroy(scope, [sealed.id]);
        await searchRows.remove(scope, sealed.id);
      }),
    onCaughtUp: (listener) =>
      inner.onCaughtUp((sealed) => {
        // Without key or database no listener is called; the next read shows the events.
        opened(sealed).then(
          (conversation) => conversation !== null && listener(conversation),
          () => undefined,
        );
      }),
    ...notSealed(inner),
  };
};
