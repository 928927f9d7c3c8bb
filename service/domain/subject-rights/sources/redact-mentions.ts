import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import { type ConversationEvent, isWritten } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { mayStandInTexts, type Subject } from '../../model/erasure/subject-source.ts';
import type { EventBus } from '../../model/events/domain-events.ts';
import type { SearchRow, SearchStore } from '../../model/search/search-store.ts';
import { redacted } from '../../model/text/mentions.ts';
import { messageRow } from '../../search/search-tokens.ts';
import { heldAmong } from './held-among.ts';
import { messagesOf } from './shop-texts.ts';

export type MentionDeps = {
  conversations: ConversationStore;
  searchRows: Pick<SearchStore, 'add' | 'newestSeq' | 'put' | 'remove'>;
  vault: FieldVault;
  bus: EventBus;
};
export type Mention = { event: ConversationEvent; text: string };

const PAGE = 1_000;

/** Mentions in others' chats, with redacted text; reads all. Rules: RT-1, RT-2. */
export const mentionsIn = async (
  deps: Pick<MentionDeps, 'conversations' | 'vault'>,
  scope: ShopScope,
  subject: Subject,
): Promise<Mention[]> => {
  if (!mayStandInTexts(subject)) return [];
  const found: Mention[] = [];
  const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
  const own = new Set<string>(subject.refs);
  for (const key of subject.subjectKeys) {
    for (const { id } of await deps.conversations.findBySubject(scope, key)) own.add(id);
  }
  for await (const { event, text } of messagesOf(deps, scope, own)) {
    const without = await redacted(text, subject, keyOf);
    if (without !== null) found.push({ event, text: without });
  }
  return found;
};

const indexBefore = async (
  deps: MentionDeps,
  scope: ShopScope,
  { conversationId, seq }: ConversationEvent,
): Promise<void> => {
  for (let after = await deps.searchRows.newestSeq(scope, conversationId); after < seq - 1; ) {
    const events = await deps.conversations.eventsAfter(scope, conversationId, after, PAGE);
    const rows: SearchRow[] = [];
    for (const event of events) {
      if (event.seq < seq && isWritten(event.body))
        rows.push(await messageRow(deps.vault, scope, event, event.body.text));
    }
    if (rows.length > 0) await deps.searchRows.add(scope, rows);
    after = events.at(-1)?.seq ?? seq;
  }
};

/**
 * Redacts others' chats, except held ones.
 * @returns changed and held messages. Rules: RT-2, RT-3.
 */
export const redactMentions = async (
  deps: MentionDeps,
  scope: ShopScope,
  subject: Subject,
  at: Date,
): Promise<{ removed: number; held: number }> => {
  let removed = 0;
  let held = 0;
  const touched = new Set<ConversationEvent['conversationId']>();
  const changed = new Set<ConversationEvent['conversationId']>();
  const found = (await mentionsIn(deps, scope, subject)).filter(({ event }) => event.at <= at);
  const ids = found.map(({ event }) => event.conversationId);
  const heldIds = await heldAmong(deps.conversations, scope, ids);
  for (const { event, text } of found) {
    if (heldIds.has(event.conversationId)) {
      held += 1;
      continue;
    }
    touched.add(event.conversationId);
    await indexBefore(deps, scope, event);
    // Index first: a repeat still finds the address.
    await deps.searchRows.put(scope, await messageRow(deps.vault, scope, event, null));
    if (!(await deps.conversations.rewrite(scope, event.conversationId, event.seq, text))) continue;
    await deps.searchRows.put(scope, await messageRow(deps.vault, scope, event, text));
    removed += 1;
    changed.add(event.conversationId);
  }
  for (const id of touched) {
    const conversation = await deps.conversations.find(scope, id);
    if (conversation === null) {
      // Erased meanwhile.
      await deps.searchRows.remove(scope, id);
      continue;
    }
    if (!changed.has(id)) continue;
    deps.bus.publish({ type: 'conversation.rewritten', shopId: scope.shopId, conversation });
  }
  return { removed, held };
};
