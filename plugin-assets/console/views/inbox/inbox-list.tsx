import { useRef, useState } from 'preact/hooks';
import type { InboxPart } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useMinutes, usePreferences, useSpeech } from '../../app/use-app.ts';
import { EmptyState, Skeleton } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/field.tsx';
import type { Conversation } from '../../state/conversation.ts';
import { filtersOn, type InboxFilter, type InboxList as InboxListName } from '../../state/lists.ts';
import { type InboxSections, inboxMore, isConsultant } from '../../state/select.ts';
import { ClosedList } from './closed-list.tsx';
import { useKeptRows } from './inbox-row.tsx';
import { ListFilters } from './list-filters.tsx';
import { FilterToggle, ListSwitch } from './list-switch.tsx';

/** Loads the next page of a part. The button stays in place and keeps the focus, so that it can be pressed again. */
const MoreButton = ({ part, onShown }: { part: InboxPart; onShown: (count: number) => void }) => {
  const app = useApp();
  const { words } = useSpeech();
  const [isBusy, setIsBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const show = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const before = app.appState.get().conversations;
    await app.live.showMore(part);
    setIsBusy(false);
    const fresh = Object.values(app.appState.get().conversations).filter(
      (conversation) => before[conversation.summary.id] === undefined,
    );
    onShown(fresh.length);
    const first = fresh[0];
    // The last page removes the button, so move the focus to the first new row.
    if (first === undefined || button.current?.isConnected === true) return;
    const href = hrefOf({ view: 'inbox', conversationId: first.summary.id });
    document.querySelector<HTMLElement>(`.row[href="${href}"]`)?.focus();
  };
  return (
    <p class="list-more">
      <button
        type="button"
        class="button"
        ref={button}
        aria-disabled={isBusy ? 'true' : undefined}
        onClick={() => void show()}
      >
        {isBusy ? words.common.loading : part === 'waiting' ? words.inbox.moreWaiting : words.inbox.more}
      </button>
    </p>
  );
};

const Part = ({
  title,
  part,
  conversations,
  hasMore,
  conversationId,
  onShown,
}: {
  title: string;
  part: InboxPart;
  conversations: readonly Conversation[];
  /** There are unread pages. */
  hasMore: boolean;
  conversationId: string | null;
  onShown: (count: number) => void;
}) => {
  const { words } = useSpeech();
  if (conversations.length === 0 && !hasMore) return null;
  const isWaiting = part === 'waiting';
  const row = useKeptRows();
  const more = hasMore && <MoreButton part={part} onShown={onShown} />;
  return (
    <section class={isWaiting ? 'list-part is-loud' : 'list-part'} aria-label={title}>
      <h2>
        {title}{' '}
        <span class="list-count">
          <span aria-hidden="true">{hasMore ? `${conversations.length}+` : conversations.length}</span>
          <span class="off-screen">
            {hasMore ? fill(words.inbox.atLeast, { n: conversations.length }) : conversations.length}
          </span>
        </span>
      </h2>
      {/* Longest waiting first, so earlier pages are above. */}
      {isWaiting && more}
      <ul>
        {conversations.map((conversation) => row(conversation, conversation.summary.id === conversationId))}
      </ul>
      {!isWaiting && more}
    </section>
  );
};

/** Shop filter of inbox and leads; the choice is stored in this browser. */
export const ShopFilter = ({ value }: { value: string | null }) => {
  const { words } = useSpeech();
  const [, setPreferences] = usePreferences();
  const shops = useAppState((state) => state.me?.shops);
  if (shops === undefined || shops.length < 2) return null;
  return (
    <Select
      label={words.inbox.filter}
      isLabelHidden
      value={value ?? ''}
      options={[
        { value: '', label: words.common.allShops },
        ...shops.map((shop) => ({ value: shop.id, label: shop.name })),
      ]}
      onChange={(shopId) => setPreferences({ shopId: shopId === '' ? null : shopId })}
    />
  );
};

/** Why a list is empty, and what will be in it. */
const EmptyList = ({ list, isFiltered }: { list: InboxListName; isFiltered: boolean }) => {
  const { words } = useSpeech();
  const { togglePresence } = useActions();
  const me = useAppState((state) => state.me);
  const isAway = useAppState((state) => state.presence === 'away') && isConsultant(me);
  const { history, inbox } = words;
  const [title, text] = isFiltered
    ? [history.filteredEmptyTitle, inbox.empty]
    : list === 'mine'
      ? [history.mineEmptyTitle, history.mineEmpty]
      : list === 'queue'
        ? [history.queueEmptyTitle, history.queueEmpty]
        : [inbox.emptyTitle, inbox.empty];
  return (
    <EmptyState icon="conversation" title={title} text={isAway ? inbox.emptyAway : text}>
      {isAway && <Button label={inbox.goHere} look="primary" onClick={togglePresence} />}
    </EmptyState>
  );
};

/** The open conversations of a list, by what this person has to do. */
const OpenLists = ({
  list,
  filter,
  sections,
  shopId,
  conversationId,
}: Pick<ListProps, 'list' | 'filter' | 'sections' | 'shopId' | 'conversationId'>) => {
  const { words, locale } = useSpeech();
  const isLoaded = useAppState((state) => state.isInboxLoaded);
  const unloaded = useAppState((state) => inboxMore(state, shopId));
  // Those that wait for a team are loaded whole.
  const more = filter.teamId === null ? unloaded : {};
  const [shown, setShown] = useState('');
  const all: [InboxPart, string, readonly Conversation[]][] = [
    ['mine', words.inbox.mine, sections.mine],
    ['waiting', words.inbox.waiting, sections.waiting],
    ['taken', words.inbox.others, sections.others],
  ];
  const parts = all.filter(([part]) => list === 'all' || part === (list === 'queue' ? 'waiting' : 'mine'));
  const isCut = filtersOn(filter) > 0 && parts.some(([part]) => more[part] !== undefined);
  const isEmpty = parts.every(([part, , rows]) => rows.length === 0 && more[part] === undefined);
  return (
    <>
      {isCut && <p class="hint list-hint">{words.history.filtersLoaded}</p>}
      {parts.map(([part, title, conversations]) => (
        <Part
          key={part}
          part={part}
          title={title}
          conversations={conversations}
          hasMore={more[part] !== undefined}
          conversationId={conversationId}
          onShown={(count) => setShown(plural(locale, words.inbox.shown, count))}
        />
      ))}
      <p class="off-screen" role="status">
        {shown}
      </p>
      {isLoaded && isEmpty && <EmptyList list={list} isFiltered={filtersOn(filter) > 0} />}
    </>
  );
};

export type ListProps = {
  list: InboxListName;
  filter: InboxFilter;
  /** The shop that is shown; null for all. */
  shopId: string | null;
  /** What the list shows. */
  sections: InboxSections;
  counts: Partial<Record<InboxListName, string>>;
  conversationId: string | null;
  onList: (list: InboxListName) => void;
  onFilter: (filter: InboxFilter) => void;
  onClosedRows: (rows: readonly Conversation[]) => void;
};

/** The list pane: which list, filters over it, and its conversations. */
export const InboxList = (props: ListProps) => {
  useMinutes();
  const { list, filter, shopId, conversationId } = props;
  const { words } = useSpeech();
  const isLoaded = useAppState((state) => state.isInboxLoaded);
  const hasShops = useAppState((state) => (state.me?.shops.length ?? 0) > 0);
  const [areFiltersOpen, setAreFiltersOpen] = useState(false);
  return (
    <section class="pane pane-list" aria-label={words.inbox.list}>
      <header class="pane-head">
        {conversationId === null ? <h1>{words.inbox.title}</h1> : <h2>{words.inbox.title}</h2>}
        <ShopFilter value={shopId} />
        {hasShops && (
          <FilterToggle
            isOpen={areFiltersOpen}
            on={filtersOn(filter)}
            onPress={() => setAreFiltersOpen(!areFiltersOpen)}
          />
        )}
      </header>
      {hasShops && <ListSwitch list={list} counts={props.counts} onChange={props.onList} />}
      {hasShops && areFiltersOpen && (
        <ListFilters list={list} shopId={shopId} filter={filter} onChange={props.onFilter} />
      )}
      <div class="pane-body">
        {!isLoaded && hasShops && <Skeleton isBusy lines={6} />}
        {!hasShops && (
          <EmptyState icon="shop" title={words.inbox.emptyTitle} text={words.inbox.emptyNoShop}>
            <a class="button primary" href="#/shops">
              {words.shops.title}
            </a>
          </EmptyState>
        )}
        {hasShops && list !== 'closed' && <OpenLists {...props} />}
        {hasShops && list === 'closed' && isLoaded && (
          <ClosedList
            shopId={shopId}
            filter={filter}
            recent={props.sections.closed}
            conversationId={conversationId}
            onRows={props.onClosedRows}
          />
        )}
      </div>
    </section>
  );
};
