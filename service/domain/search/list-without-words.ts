import { openLead } from '../lead/read-leads.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopsScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { closedKey, type InboxKey, type InboxPlace } from '../model/conversation/inbox.ts';
import type { Lead } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import { bySearchOrder, isAfterPlace, type SearchPlace } from '../model/search/search-store.ts';
import { asksOfConversations, asksOfLeads, type Found } from './open-found.ts';
import type { SearchAsked } from './search-asked.ts';
import { leadText } from './search-tokens.ts';
import { snippetOf } from './snippet.ts';

export type ListDeps = {
  conversations: Pick<ConversationStore, 'inbox'>;
  leads: Pick<LeadStore, 'list'>;
  vault: FieldVault;
};

const PAGE = 200;
/** Extra leads, for equal timestamps. */
const OF_ONE_MOMENT = 20;
/** Latest instant of all databases, as in `protocol/fields.ts`. */
const LATEST = new Date(Date.UTC(9999, 11, 31, 23, 59, 59, 999));

/** True with a filter other than words. */
export const isNarrowed = ({ kind, shopId, from, to, ...asked }: SearchAsked): boolean =>
  [kind, shopId, from, to].some((one) => one !== undefined) ||
  asksOfConversations(asked) ||
  asksOfLeads(asked);

const keysOf = ({ status, staffId, tagId }: SearchAsked): InboxKey[] => [
  ...(status === 'closed' ? [] : staffId === undefined ? (['waiting', 'taken'] as const) : [staffId]),
  ...(status === 'open' ? [] : [closedKey({ staffId: staffId ?? null, locale: null, tagId: tagId ?? null })]),
];

const startOf = ({ after, to }: SearchAsked): SearchPlace | null =>
  after ?? (to === undefined ? null : { at: to, id: '' });

/** Newest activity first. Rules: SE-1, RT-3. */
export const makeListWithoutWords = ({ conversations, leads, vault }: ListDeps) => {
  /** At most `most`. Open conversations have no list by tag. */
  const chatsIn = async (
    scope: ShopsScope,
    key: InboxKey,
    asked: SearchAsked,
    most: number,
  ): Promise<Conversation[]> => {
    const found: Conversation[] = [];
    const { tagId } = asked;
    for (let before = startOf(asked) as InboxPlace | null; ; ) {
      const limit = tagId === undefined ? most : PAGE;
      const page = await conversations.inbox(scope, { key, since: asked.from ?? null, before, limit });
      found.push(
        ...page.conversations.filter(({ tagIds }) => tagId === undefined || tagIds?.includes(tagId) === true),
      );
      if (page.next === null || found.length >= most) return found.slice(0, most);
      before = page.next;
    }
  };

  const leadsOf = async (scope: ShopsScope, asked: SearchAsked, most: number): Promise<Lead[]> => {
    const { from, leadState } = asked;
    const start = startOf(asked);
    const before = start === null ? LATEST : new Date(Math.min(start.at.getTime() + 1, LATEST.getTime()));
    const filter = leadState === undefined ? {} : { states: [leadState] };
    const found = await leads.list(scope, before, most + OF_ONE_MOMENT, filter);
    return found
      .filter(({ createdAt }) => from === undefined || createdAt >= from)
      .filter(({ createdAt: at, id }) => start === null || isAfterPlace({ at, id }, start))
      .slice(0, most);
  };

  const foundChat = (conversation: Conversation): Found => ({
    kind: 'conversation',
    conversation,
    seq: null,
    place: { at: conversation.lastAt, id: conversation.id },
    snippet: snippetOf(conversation.preview, []),
  });
  const foundLead = async (lead: Lead): Promise<Found> => {
    const opened = await openLead(vault, lead);
    const place = { at: lead.createdAt, id: lead.id };
    const text = opened.values.message ?? leadText(opened.values);
    return { kind: 'lead', lead: opened, place, snippet: snippetOf(text, []) };
  };

  return async (
    scope: ShopsScope,
    asked: SearchAsked,
  ): Promise<{ found: readonly Found[]; next: SearchPlace | null }> => {
    const most = asked.limit + 1;
    const keys = asked.kind === 'lead' || asksOfLeads(asked) ? [] : keysOf(asked);
    const chats = (await Promise.all(keys.map((key) => chatsIn(scope, key, asked, most)))).flat();
    const isOfChats = asked.kind === 'conversation' || asksOfConversations(asked);
    const sent = isOfChats ? [] : await leadsOf(scope, asked, most);
    const rows = new Map<string, { place: SearchPlace; open: () => Found | Promise<Found> }>();
    for (const one of chats)
      rows.set(one.id, { place: { at: one.lastAt, id: one.id }, open: () => foundChat(one) });
    for (const one of sent)
      rows.set(one.id, { place: { at: one.createdAt, id: one.id }, open: () => foundLead(one) });
    const inOrder = [...rows.values()].sort((a, b) => bySearchOrder(a.place, b.place));
    const page = inOrder.slice(0, asked.limit);
    return {
      found: await Promise.all(page.map(({ open }) => open())),
      next: inOrder.length > page.length ? (page.at(-1)?.place ?? null) : null,
    };
  };
};
