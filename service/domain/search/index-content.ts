import { openLead } from '../lead/read-leads.ts';
import { isUnavailable } from '../model/base/domain-error.ts';
import { AT_ONCE, type Pieces } from '../model/base/pieces.ts';
import type { FieldVault } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ContentId, ContentKeys } from '../model/content/content-keys.ts';
import { isWritten } from '../model/conversation/conversation.ts';
import type { ConversationStore, UnsearchedConversation } from '../model/conversation/conversation-store.ts';
import type { LeadStore, UnsearchedLead } from '../model/lead/lead-store.ts';
import type { SearchRow, SearchStore } from '../model/search/search-store.ts';
import { rememberTokens } from './remembered-tokens.ts';
import { addressRow, leadRow, messageRow } from './search-tokens.ts';

type Deps = {
  conversations: Pick<ConversationStore, 'unsearched' | 'setSearched' | 'eventsAfter'>;
  leads: Pick<LeadStore, 'get' | 'unsearched' | 'setSearched'>;
  searchRows: Pick<SearchStore, 'add' | 'newestSeq' | 'remove'>;
  contentKeys: Pick<ContentKeys, 'existing'>;
  vault: FieldVault;
};

type Vault = ReturnType<typeof rememberTokens>;

/** Records per run. */
const BATCH = 100;
const MOST_FAILED = 1_000;

export type IndexedLot = {
  isMore: boolean;
  /** First failure; null: none. */
  failure: unknown;
};

/**
 * Updates the search index; idempotent, failed records last.
 * @throws DomainError unavailable, at once
 */
export const makeIndexContent = (deps: Deps) => {
  /** Undoes entries of an erased record. Rule: RT-2. */
  const takeBackIfGone = async (
    scope: ShopScope,
    id: Extract<ContentId, SearchRow['ref']>,
  ): Promise<boolean> => {
    const there = await deps.contentKeys.existing(scope, [id]);
    if (there.length > 0) return false;
    await deps.searchRows.remove(scope, id);
    return true;
  };

  const indexEvents = async (
    vault: Vault,
    scope: ShopScope,
    { id }: UnsearchedConversation,
    after: number,
    most: number,
  ): Promise<{ rows: number; next: number | null }> => {
    const events = await deps.conversations.eventsAfter(scope, id, after, most);
    const rows: SearchRow[] = [];
    for (const event of events) {
      if (isWritten(event.body)) rows.push(await messageRow(vault, scope, event, event.body.text));
    }
    if (rows.length > 0) await deps.searchRows.add(scope, rows);
    const isGone = await takeBackIfGone(scope, id);
    const isLast = isGone || events.length < most;
    return { rows: rows.length, next: isLast ? null : (events.at(-1)?.seq ?? null) };
  };

  const indexConversation = async (
    pieces: Pieces,
    vault: Vault,
    due: UnsearchedConversation,
  ): Promise<void> => {
    const scope = scopeOfShop(due.shopId);
    const addresses = await addressRow(vault, scope, due);
    if (addresses !== null) await deps.searchRows.add(scope, [addresses]);
    const start = async () => ({ rows: 0, next: await deps.searchRows.newestSeq(scope, due.id) });
    let after: number | null = (await pieces.run(start)).next;
    while (after !== null) {
      if (pieces.isOver()) return;
      const from: number = after;
      after = (await pieces.run(() => indexEvents(vault, scope, due, from, pieces.rows()))).next;
    }
    await pieces.run(async () => {
      await deps.conversations.setSearched(scope, due);
      return { rows: 0 };
    });
  };

  const indexLead = async (vault: Vault, { id, shopId }: UnsearchedLead): Promise<{ rows: number }> => {
    const scope = scopeOfShop(shopId);
    const lead = await deps.leads.get(scope, id);
    // Erased.
    if (lead !== null) {
      const { values } = await openLead(deps.vault, lead);
      await deps.searchRows.add(scope, [await leadRow(vault, scope, lead, values)]);
      await takeBackIfGone(scope, id);
    }
    await deps.leads.setSearched(scope, id);
    return { rows: 1 };
  };

  const failed = new Set<string>();
  const untried = <Due extends { readonly id: string }>(due: readonly Due[]): Due[] =>
    due.filter(({ id }) => !failed.has(id)).slice(0, BATCH);

  return async (pieces: Pieces = AT_ONCE): Promise<IndexedLot> => {
    const vault = rememberTokens(deps.vault);
    const most = BATCH + failed.size;
    const conversations = untried(await deps.conversations.unsearched(SERVICE_SCOPE, most));
    const leads = untried(await deps.leads.unsearched(SERVICE_SCOPE, most));
    const works = [
      ...conversations.map((due) => ({ id: due.id, index: () => indexConversation(pieces, vault, due) })),
      ...leads.map((lead) => ({ id: lead.id, index: () => pieces.run(() => indexLead(vault, lead)) })),
    ];
    let failure: unknown = null;
    for (const { id, index } of works) {
      if (pieces.isOver()) break;
      try {
        await index();
      } catch (error) {
        // The others would fail too.
        if (isUnavailable(error)) throw error;
        failed.add(id);
        failure ??= error;
      }
    }
    const isMore = pieces.isOver() || conversations.length === BATCH || leads.length === BATCH;
    if (!isMore || failed.size >= MOST_FAILED) failed.clear();
    return { isMore, failure };
  };
};
