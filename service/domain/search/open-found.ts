import { type OpenedLead, openLead } from '../lead/read-leads.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, isWritten } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { isHiddenLead } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { SearchPlace, SearchRow, SearchStore } from '../model/search/search-store.ts';
import type { SearchAsked } from './search-asked.ts';
import { placesOf, type SearchTerm } from './search-query.ts';
import { leadText } from './search-tokens.ts';
import { type Snippet, snippetOf } from './snippet.ts';

/** `place`: of the matching row. */
export type Found = { readonly place: SearchPlace; readonly snippet: Snippet } & (
  | {
      readonly kind: 'conversation';
      readonly conversation: Conversation;
      /** Matching message; null: address in a card. */
      readonly seq: number | null;
    }
  | { readonly kind: 'lead'; readonly lead: OpenedLead }
);

export type OpenFoundDeps = {
  searchRows: SearchStore;
  conversations: Pick<ConversationStore, 'find' | 'eventsAfter'>;
  leads: Pick<LeadStore, 'get'>;
  vault: FieldVault;
};

type Work = {
  readonly rows: readonly SearchRow[];
  readonly terms: readonly SearchTerm[];
  readonly term: number;
  readonly asked: SearchAsked;
  readonly left: number;
};

const shownOf = ({ values }: OpenedLead, terms: readonly SearchTerm[]): string => {
  const fields = [values.message, values.name, values.email, values.phone].filter(
    (text) => text !== undefined,
  );
  const has = (text: string) => terms.some((term) => placesOf(text, term).length > 0);
  return fields.find(has) ?? fields[0] ?? '';
};

export const asksOfConversations = ({
  status,
  staffId,
  tagId,
}: Pick<SearchAsked, 'status' | 'staffId' | 'tagId'>): boolean =>
  status !== undefined || staffId !== undefined || tagId !== undefined;
export const asksOfLeads = ({ leadState }: Pick<SearchAsked, 'leadState'>): boolean =>
  leadState !== undefined;

/** The index knows prefixes only. */
export const MOST_OPENED = 50;

/** Keeps full matches. `isCut`: message limit reached. */
export const makeOpenFound = (deps: OpenFoundDeps) => {
  const textOf = async (
    scope: ShopScope,
    row: SearchRow,
    lead: OpenedLead | null,
  ): Promise<string | null> => {
    if (lead !== null) return leadText(lead.values);
    if (row.seq === 0 || !row.ref.startsWith('cnv_')) return null;
    const id = row.ref as Conversation['id'];
    const [event] = await deps.conversations.eventsAfter(scope, id, row.seq - 1, 1);
    return event !== undefined && isWritten(event.body) ? event.body.text : null;
  };

  const holding = async (
    scope: ShopScope,
    rows: readonly SearchRow[],
    term: SearchTerm,
    lead: OpenedLead | null,
    onCut: () => void,
  ): Promise<{ row: SearchRow; text: string | null } | null> => {
    for (const row of rows.slice(0, MOST_OPENED)) {
      const text = await textOf(scope, row, lead);
      const isThere = text === null ? row.seq === 0 && term.kind !== 'word' : placesOf(text, term).length > 0;
      if (isThere) return { row, text };
    }
    if (rows.length > MOST_OPENED) onCut();
    return null;
  };

  const subjectOf = async (scope: ShopScope, ref: SearchRow['ref'], asked: SearchAsked) => {
    if (ref.startsWith('led_')) {
      if (asked.kind === 'conversation' || asksOfConversations(asked)) return null;
      const lead = await deps.leads.get(scope, ref as OpenedLead['lead']['id']);
      if (lead === null || isHiddenLead(lead) || lead.quarantine !== null) return null;
      if (asked.leadState !== undefined && lead.state !== asked.leadState) return null;
      return { kind: 'lead' as const, lead: await openLead(deps.vault, lead) };
    }
    if (asked.kind === 'lead' || asksOfLeads(asked)) return null;
    const conversation = await deps.conversations.find(scope, ref as Conversation['id']);
    if (conversation === null || conversation.restrictedAt !== null) return null;
    if (asked.status !== undefined && conversation.status !== asked.status) return null;
    if (asked.staffId !== undefined && conversation.assignedTo?.staffId !== asked.staffId) return null;
    if (asked.tagId !== undefined && conversation.tagIds?.includes(asked.tagId) !== true) return null;
    return { kind: 'conversation' as const, conversation };
  };

  return async (
    { scope, tokens }: { scope: ShopScope; tokens: readonly (readonly number[])[] },
    { rows, terms, term, asked, left }: Work,
  ): Promise<{ found: Found[]; isCut: boolean }> => {
    const refs = [...new Set(rows.map(({ ref }) => ref))];
    const about = await deps.searchRows.about(scope, refs, [...new Set(tokens.flat())]);
    const has = (row: SearchRow, index: number) =>
      (tokens[index] ?? []).some((token) => row.tokens.includes(token));
    const isWithin = ({ at }: SearchRow) =>
      (asked.from === undefined || at >= asked.from) && (asked.to === undefined || at < asked.to);
    const found: Found[] = [];
    let isCut = false;
    const onCut = () => {
      isCut = true;
    };
    for (const row of rows) {
      if (found.length >= left) break;
      const own = about.filter(({ ref }) => ref === row.ref);
      const leading = own.filter((one) => has(one, term) && isWithin(one));
      // Once, at its newest place.
      if (leading[0]?.id !== row.id) continue;
      if (!terms.every((_, index) => own.some((one) => has(one, index)))) continue;
      const subject = await subjectOf(scope, row.ref, asked);
      if (subject === null) continue;
      const lead = subject.kind === 'lead' ? subject.lead : null;
      const wanted = terms[term];
      const first = wanted === undefined ? null : await holding(scope, leading, wanted, lead, onCut);
      if (first === null) continue;
      let holdsAll = true;
      for (const [index, other] of terms.entries()) {
        if (index === term) continue;
        const rowsOfTerm = own.filter((one) => has(one, index));
        holdsAll = holdsAll && (await holding(scope, rowsOfTerm, other, lead, onCut)) !== null;
        if (!holdsAll) break;
      }
      if (!holdsAll) continue;
      const place = { at: row.at, id: row.id };
      const snippet = snippetOf(lead === null ? (first.text ?? '') : shownOf(lead, terms), terms);
      found.push(
        subject.kind === 'lead'
          ? { kind: 'lead', lead: subject.lead, place, snippet }
          : {
              kind: 'conversation',
              conversation: subject.conversation,
              place,
              snippet,
              seq: first.row.seq === 0 ? null : first.row.seq,
            },
      );
    }
    return { found, isCut };
  };
};
