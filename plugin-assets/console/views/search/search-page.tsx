import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer, SearchHit } from '../../../../service/protocol/api/inbox/search-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { plural } from '../../../shared/translate.ts';
import { NO_WISH, type SearchWish } from '../../app/held-search.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { searchWordsFor } from '../../words/search-words.ts';
import { SearchForm } from './search-form.tsx';
import { SearchHits } from './search-hits.tsx';
import { askedFor, hasFilter, isAsked } from './search-wish.ts';

type Shown = {
  asked: SearchWish;
  hits: readonly SearchHit[];
  next: SearchAnswer['next'];
  isCut: boolean;
  isIndexStale: boolean;
  refusal: Refusal | null;
  isBusy: boolean;
};
const NOTHING: Omit<Shown, 'asked'> = {
  hits: [],
  next: null,
  isCut: false,
  isIndexStale: false,
  refusal: null,
  isBusy: false,
};

const idOf = (hit: SearchHit): string => (hit.kind === 'lead' ? hit.lead.id : hit.conversation.id);

const useSearch = () => {
  const { api } = useApp();
  const [shown, setShown] = useState<Shown | null>(null);
  const turn = useRef(0);
  const run = async (asked: SearchWish, before: Shown | null) => {
    turn.current += 1;
    const mine = turn.current;
    setShown({ ...(before ?? NOTHING), asked, isBusy: true, refusal: null });
    const after = before?.next ?? null;
    const answer = await api.search({ ...askedFor(asked), ...(after !== null && { after }) });
    if (mine !== turn.current) return;
    if (!answer.ok) return setShown({ ...(before ?? NOTHING), asked, refusal: answer.refusal });
    const { results, ...rest } = answer.body;
    const known = new Set((before?.hits ?? []).map(idOf));
    const fresh = results.filter((hit) => !known.has(idOf(hit)));
    setShown({ asked, hits: [...(before?.hits ?? []), ...fresh], ...rest, refusal: null, isBusy: false });
  };
  const clear = () => {
    turn.current += 1;
    setShown(null);
  };
  return { shown, run, clear };
};

export const SearchPage = () => {
  const { words, locale } = useSpeech();
  const w = searchWordsFor(locale);
  const { heldSearch } = useApp();
  const [wish, setWish] = useState(heldSearch.get);
  const [isTooShort, setIsTooShort] = useState(false);
  const { shown, run, clear } = useSearch();
  const search = (asked: SearchWish) => {
    heldSearch.keep(asked);
    const isShort = asked.text.trim() === '' ? !hasFilter(asked) : !/[\p{L}\p{N}]{2}/u.test(asked.text);
    setIsTooShort(isShort);
    if (!isShort) void run(asked, null);
  };
  const ask = (asked: SearchWish) => {
    setWish(asked);
    search(asked);
  };
  useEffect(() => {
    document.querySelector<HTMLElement>('#search-text')?.focus();
    if (isAsked(heldSearch.get())) search(heldSearch.get());
    // Requested by the command palette.
    return heldSearch.listen(ask);
  }, []);
  const change = (part: Partial<SearchWish>) => {
    const next = { ...wish, ...part };
    setWish(next);
    // Filters act at once, words on submit.
    if (part.text !== undefined || shown === null) return;
    if (isAsked(next)) search(next);
    else clear();
  };

  const count = shown?.hits.length ?? 0;
  const isDone = shown !== null && !shown.isBusy && shown.refusal === null;
  return (
    <div class="view search">
      <h1>{w.title}</h1>
      <SearchForm
        wish={wish}
        error={isTooShort ? w.tooShort : undefined}
        onChange={change}
        onRun={() => search(wish)}
      />
      <p class="off-screen" role="status">
        {isDone ? plural(locale, shown.next === null ? w.found : w.foundMore, count) : ''}
      </p>
      {shown === null && <EmptyState icon="search" title={w.startTitle} text={w.start} />}
      {shown !== null && (
        <section aria-label={w.results} aria-busy={shown.isBusy}>
          {count > 0 && (
            <h2 class="search-count">{plural(locale, shown.next === null ? w.found : w.foundMore, count)}</h2>
          )}
          {isDone && shown.isIndexStale && <p class="soft">{w.newestLater}</p>}
          <SearchHits hits={shown.hits} areByWords={shown.asked.text.trim() !== ''} />
          <Skeleton isBusy={shown.isBusy} lines={4} />
          {shown.refusal !== null && (
            <LoadFailure
              refusal={shown.refusal}
              retry={() => void run(shown.asked, count > 0 ? shown : null)}
            />
          )}
          {isDone && count === 0 && shown.next === null && (
            <EmptyState icon="search" title={w.noneTitle} text={w.none}>
              {hasFilter(shown.asked) && shown.asked.text.trim() !== '' && (
                <button
                  type="button"
                  class="button"
                  onClick={() => ask({ ...NO_WISH, text: shown.asked.text })}
                >
                  {words.history.clear}
                </button>
              )}
            </EmptyState>
          )}
          {isDone && shown.isCut && <p class="soft">{w.lookedAt}</p>}
          {isDone && shown.next !== null && (
            <p class="list-more">
              <button type="button" class="button" onClick={() => void run(shown.asked, shown)}>
                {shown.isCut ? w.further : w.older}
              </button>
            </p>
          )}
          {isDone && count > 0 && shown.next === null && !shown.isCut && <p class="soft">{w.end}</p>}
        </section>
      )}
    </div>
  );
};
