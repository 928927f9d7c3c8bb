import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../../shared/http-client.ts';
import { useApp, useAppState, useSpeech } from '../../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../../parts/banner.tsx';
import { type Conversation, newConversation } from '../../../state/conversation.ts';
import { deletedId } from '../../../state/deleted-id.ts';
import { closedRows, filtersOn, type InboxFilter } from '../../../state/lists.ts';
import { Rows, type RowsProps } from './inbox-row.tsx';

type Pages = {
  rows: readonly Conversation[];
  /** Cursor; undefined before the first page, null at the end. */
  next: string | null | undefined;
  refusal: Refusal | null;
};
const NOTHING: Pages = { rows: [], next: undefined, refusal: null };

/** Pages in sequence; drops those erased meanwhile. */
const usePages = (shopId: string | null, { staffId, locale, tagId, teamId }: InboxFilter) => {
  const { api, appState } = useApp();
  const [pages, setPages] = useState(NOTHING);
  const turn = useRef(0);
  const isBusy = useRef(false);
  const ask = (before: string | null) =>
    api.closed({ shop: shopId, staff: staffId, locale, tag: tagId, team: teamId, before });
  const read = async (before: string | null) => {
    const mine = turn.current;
    if (isBusy.current) return;
    isBusy.current = true;
    const answer = await ask(before);
    if (mine !== turn.current) return;
    isBusy.current = false;
    setPages(({ rows, next }) => {
      if (!answer.ok) return { rows, next, refusal: answer.refusal };
      const fresh = answer.body.conversations.map(newConversation);
      return { rows: [...rows, ...fresh], next: answer.body.next, refusal: null };
    });
  };
  /** After reconnecting: drops those erased meanwhile. */
  const readAgain = async () => {
    turn.current += 1;
    const mine = turn.current;
    isBusy.current = true;
    const rows: Conversation[] = [];
    let next: string | null = null;
    do {
      const answer = await ask(next);
      if (mine !== turn.current) return;
      if (!answer.ok) {
        isBusy.current = false;
        return setPages({ ...NOTHING, refusal: answer.refusal });
      }
      rows.push(...answer.body.conversations.map(newConversation));
      ({ next } = answer.body);
    } while (next !== null && rows.length < pages.rows.length);
    isBusy.current = false;
    setPages({ rows, next, refusal: null });
  };
  const isOnline = useAppState((state) => state.connection === 'online');
  const wasOffline = useRef(false);
  useEffect(() => {
    if (isOnline && wasOffline.current) void readAgain();
    wasOffline.current = !isOnline;
  }, [isOnline]);
  const accessVersion = useAppState((state) => state.accessVersion);
  useEffect(() => {
    turn.current += 1;
    isBusy.current = false;
    setPages(NOTHING);
    void read(null);
    return () => {
      turn.current += 1;
    };
  }, [shopId, staffId, locale, tagId, teamId, accessVersion]);
  useEffect(
    () =>
      appState.subscribe((_, action) => {
        const id = deletedId(action);
        if (id !== null)
          setPages((held) => ({ ...held, rows: held.rows.filter(({ summary }) => summary.id !== id) }));
      }),
    [appState],
  );
  return { pages, more: () => read(pages.next ?? null) };
};

const MoreClosed = ({ next, onMore }: { next: string; onMore: () => Promise<void> }) => {
  const { words } = useSpeech();
  const button = useRef<HTMLButtonElement>(null);
  const read = useRef(onMore);
  read.current = onMore;
  const [isBusy, setIsBusy] = useState(false);
  const more = async () => {
    setIsBusy(true);
    await read.current();
    setIsBusy(false);
  };
  useEffect(() => {
    const element = button.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void more();
      },
      { root: element.closest('.pane-body'), rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [next]);
  return (
    <p class="list-more">
      <button
        type="button"
        class="button"
        ref={button}
        aria-disabled={isBusy ? 'true' : undefined}
        onClick={() => void more()}
      >
        {isBusy ? words.common.loading : words.inbox.more}
      </button>
    </p>
  );
};

/** Closed conversations within retention, with infinite scroll. */
export const ClosedList = ({
  shopId,
  filter,
  recent,
  ...of
}: RowsProps & {
  shopId: string | null;
  filter: InboxFilter;
  /** Closed ones in the state. */
  recent: readonly Conversation[];
}) => {
  const { words } = useSpeech();
  const { pages, more } = usePages(shopId, filter);
  const known = useAppState((state) => state.conversations);
  const rows = closedRows(pages.rows, recent, known);
  const { history } = words;
  if (pages.next === undefined && pages.refusal === null && rows.length === 0)
    return <Skeleton isBusy lines={6} />;
  return (
    <section class="list-part" aria-label={history.closedTitle}>
      <p class="hint list-hint">{history.closedUntil}</p>
      <Rows conversations={rows} {...of} />
      {pages.refusal !== null ? (
        <LoadFailure refusal={pages.refusal} retry={() => void more()} />
      ) : pages.next !== null && pages.next !== undefined ? (
        <MoreClosed next={pages.next} onMore={more} />
      ) : (
        pages.next === null && rows.length > 0 && <p class="hint list-hint">{history.end}</p>
      )}
      {pages.next === null && rows.length === 0 && (
        <EmptyState
          icon="conversation"
          title={filtersOn(filter) > 0 ? history.filteredEmptyTitle : history.closedEmptyTitle}
          text={history.closedEmpty}
        />
      )}
    </section>
  );
};
