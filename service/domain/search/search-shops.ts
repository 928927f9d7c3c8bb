import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { type ShopScope, type ShopsScope, scopeOfShop, scopeOfShops } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import { bySearchOrder, type SearchPlace, type SearchRow } from '../model/search/search-store.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import { isNarrowed, type ListDeps, makeListWithoutWords } from './list-without-words.ts';
import { type Found, makeOpenFound, type OpenFoundDeps } from './open-found.ts';
import type { SearchAsked, SearchNext } from './search-asked.ts';
import { type SearchTerm, termsOf, tokensOfTerm } from './search-query.ts';

export type SearchResult = {
  readonly found: readonly Found[];
  readonly next: SearchNext | null;
  /** A limit was reached; more may exist. */
  readonly isCut: boolean;
  /** Index was incomplete. */
  readonly isIndexStale: boolean;
  readonly terms: readonly SearchTerm[];
};

/** Index places per search. */
export const MOST_LOOKED_AT = 1_000;
const BATCH = 100;
const AT_ONCE = 8;

type Deps = OpenFoundDeps &
  ListDeps & {
    conversations: Pick<ConversationStore, 'hasUnsearched'>;
    leads: Pick<LeadStore, 'hasUnsearched'>;
    recordAct: RecordAct;
  };
/** Tokens differ between shops. */
type Asked = { readonly scope: ShopScope; readonly tokens: readonly (readonly number[])[] };

const inParts = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    results.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
  return results;
};

const scopeOf = (access: Access, { kind, shopId }: SearchAsked) => {
  // Agencies without a contract have neither right.
  const right = kind === 'lead' ? 'leads' : 'read';
  return shopId === undefined ? scopeWith(access, right).shopIds : [shopWith(access, shopId, right).shop.id];
};

/** Audit facts without the words. Rules: PR-6, MI-1. */
const kindOf = (terms: readonly SearchTerm[], asked: SearchAsked): Record<string, boolean> => ({
  words: terms.some(({ kind }) => kind === 'word'),
  address: terms.some(({ kind }) => kind !== 'word'),
  period: asked.from !== undefined || asked.to !== undefined,
});

/**
 * Searches records, newest first; all terms must match one record. Audited first. Rules: SE-1, PR-6, RT-3.
 * @throws DomainError not_found or forbidden for a shop; invalid for text without a two-letter word, or an
 * empty search
 */
export const makeSearchShops = (deps: Deps) => {
  const openFound = makeOpenFound(deps);
  const listWithoutWords = makeListWithoutWords(deps);

  const isStale = async (scope: ShopsScope, { kind }: SearchAsked): Promise<boolean> =>
    (kind !== 'lead' && (await deps.conversations.hasUnsearched(scope))) ||
    (kind !== 'conversation' && (await deps.leads.hasUnsearched(scope)));

  const rarest = async (shops: readonly Asked[], count: number): Promise<number> => {
    if (count === 1) return 0;
    let [least, at] = [Number.POSITIVE_INFINITY, 0];
    for (let term = 0; term < count; term += 1) {
      const counts = await inParts(shops, ({ scope, tokens }) =>
        deps.searchRows.count(scope, tokens[term] ?? [], MOST_LOOKED_AT + 1),
      );
      const total = counts.reduce((sum, one) => sum + one, 0);
      if (total < least) [least, at] = [total, term];
    }
    return at;
  };

  return async (access: Access, asked: SearchAsked): Promise<SearchResult> => {
    const shopIds = scopeOf(access, asked);
    const terms = termsOf(asked.text);
    if (terms.length === 0 && (asked.text !== '' || !isNarrowed(asked))) {
      throw new DomainError(
        'invalid_request',
        'Type a word with at least two letters, an e-mail address or a number, or choose a filter.',
        {
          fields: { text: 'must hold a word with at least two letters' },
        },
      );
    }
    if (asked.after === undefined) {
      const details = kindOf(terms, asked);
      await inParts(shopIds, (shopId) =>
        deps.recordAct({
          actor: access.staff.id,
          shopId,
          action: 'conversation.search',
          target: shopId,
          outcome: 'ok',
          details,
        }),
      );
    }
    if (terms.length === 0) {
      const { found, next } = await listWithoutWords(scopeOfShops(shopIds), asked);
      const after = next === null ? null : { ...next, term: 0 };
      return { found, next: after, isCut: false, isIndexStale: false, terms };
    }
    // Read before the index, to detect concurrent additions.
    const isIndexStale = await isStale(scopeOfShops(shopIds), asked);
    const shops = await inParts(shopIds, async (shopId): Promise<Asked> => {
      const scope = scopeOfShop(shopId);
      return { scope, tokens: await Promise.all(terms.map((term) => tokensOfTerm(deps.vault, scope, term))) };
    });
    const term = Math.min(asked.after?.term ?? (await rarest(shops, terms.length)), terms.length - 1);

    const found: Found[] = [];
    let place: SearchPlace | null = asked.after ?? null;
    let isCut = false;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += BATCH) {
      const from = place;
      const rows: SearchRow[] = (
        await inParts(shops, ({ scope, tokens }) =>
          deps.searchRows.find(scope, {
            tokens: tokens[term] ?? [],
            from: asked.from ?? null,
            to: asked.to ?? null,
            before: from,
            limit: BATCH,
          }),
        )
      )
        .flat()
        .sort(bySearchOrder)
        .slice(0, BATCH);
      const opened = await inParts(shops, (shop) =>
        openFound(shop, {
          rows: rows.filter(({ shopId }) => shopId === shop.scope.shopId),
          terms,
          term,
          asked,
          left: asked.limit - found.length,
        }),
      );
      isCut ||= opened.some((one) => one.isCut);
      const page = opened.flatMap((one) => one.found).sort((a, b) => bySearchOrder(a.place, b.place));
      const left = asked.limit - found.length;
      found.push(...page.slice(0, left));
      const last = page.length > left || page.length === left ? page[left - 1]?.place : rows.at(-1);
      if (last === undefined) return { found, next: null, isCut, isIndexStale, terms };
      place = { at: last.at, id: last.id };
      if (page.length >= left) return { found, next: { ...place, term }, isCut, isIndexStale, terms };
      if (rows.length < BATCH) return { found, next: null, isCut, isIndexStale, terms };
    }
    return { found, next: place === null ? null : { ...place, term }, isCut: true, isIndexStale, terms };
  };
};
