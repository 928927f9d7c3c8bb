import { useLayoutEffect, useState } from 'preact/hooks';
import type { InboxPart } from '../../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../../shared/translate.ts';
import { useActions } from '../../../app/actions.ts';
import { useAppState, useMinutes, usePreferences, useSpeech } from '../../../app/use-app.ts';
import { EmptyState, Skeleton } from '../../../parts/banner.tsx';
import { Button } from '../../../parts/button.tsx';
import { Select } from '../../../parts/field.tsx';
import type { Conversation } from '../../../state/conversation.ts';
import { filtersOn, type InboxFilter, type InboxList as InboxListName } from '../../../state/lists.ts';
import { inboxMore, isConsultant } from '../../../state/select.ts';
import { type InboxSections, quiet, toAnswer } from '../../../state/to-answer.ts';
import { rowOf } from '../use-queue.ts';
import { ClosedList } from './closed-list.tsx';
import { Rows, type RowsProps } from './inbox-row.tsx';
import { ListFilters } from './list-filters.tsx';
import { FilterToggle, ListSwitch } from './list-switch.tsx';
import { MoreButton } from './more-button.tsx';
import { SelectionBar, SelectToggle } from './selection-bar.tsx';
import type { Selection } from './use-selection.ts';

const Part = ({
  title,
  isLoud = false,
  more,
  conversations,
  onShown,
  ...rows
}: RowsProps & {
  title: string;
  isLoud?: boolean;
  more: InboxPart | undefined;
  conversations: readonly Conversation[];
  onShown: (count: number) => void;
}) => {
  const { words } = useSpeech();
  if (conversations.length === 0 && more === undefined) return null;
  const count = conversations.length;
  return (
    <section class={isLoud ? 'list-part is-loud' : 'list-part'} aria-label={title}>
      <h2>
        {title}{' '}
        <span class="list-count">
          <span aria-hidden="true">{more === undefined ? count : `${count}+`}</span>
          <span class="off-screen">
            {more === undefined ? count : fill(words.inbox.atLeast, { n: count })}
          </span>
        </span>
      </h2>
      <Rows conversations={conversations} {...rows} />
      {more !== undefined && <MoreButton part={more} onShown={onShown} />}
    </section>
  );
};

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

/** Parts of *You must answer*. */
const ANSWER_PARTS = ['waiting', 'unread', 'mine'] as const;
const OF_LIST = { queue: 'waiting', mine: 'unread', closed: null } as const;

const useFollowed = (conversationId: string | null, isToAnswer: boolean): void =>
  useLayoutEffect(() => {
    if (conversationId !== null) rowOf(conversationId)?.scrollIntoView({ block: 'nearest' });
  }, [conversationId, isToAnswer]);

const OpenLists = ({
  list,
  filter,
  sections,
  shopId,
  ...rows
}: Pick<ListProps, 'list' | 'filter' | 'sections' | 'shopId'> & RowsProps) => {
  const { conversationId } = rows;
  const { words, locale } = useSpeech();
  const isLoaded = useAppState((state) => state.isInboxLoaded);
  const unloaded = useAppState((state) => inboxMore(state, shopId));
  const more = filter.teamId === null ? unloaded : {};
  const [shown, setShown] = useState('');
  const inAnswer: readonly InboxPart[] = ANSWER_PARTS.filter(
    (part) => list === 'all' || part === OF_LIST[list],
  );
  const inQuiet: readonly InboxPart[] = list === 'all' ? ['mine', 'taken'] : list === 'mine' ? ['mine'] : [];
  const behind = (parts: readonly InboxPart[]) => parts.find((part) => more[part] !== undefined);
  const answer = toAnswer(sections);
  const rest = quiet(sections);
  const isCut = filtersOn(filter) > 0 && behind([...inAnswer, ...inQuiet]) !== undefined;
  const isEmpty = answer.length + rest.length === 0 && behind([...inAnswer, ...inQuiet]) === undefined;
  const onShown = (count: number) => setShown(plural(locale, words.inbox.shown, count));
  useFollowed(
    conversationId,
    answer.some(({ summary }) => summary.id === conversationId),
  );
  return (
    <>
      {isCut && <p class="hint list-hint">{words.history.filtersLoaded}</p>}
      <Part
        isLoud
        title={words.queue.toAnswer}
        more={behind(inAnswer)}
        conversations={answer}
        onShown={onShown}
        {...rows}
      />
      <Part
        title={words.queue.quiet}
        more={behind(inQuiet)}
        conversations={rest}
        onShown={onShown}
        {...rows}
      />
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
  /** Null: all. */
  shopId: string | null;
  sections: InboxSections;
  counts: Partial<Record<InboxListName, string>>;
  conversationId: string | null;
  onList: (list: InboxListName) => void;
  onFilter: (filter: InboxFilter) => void;
  selection: Selection;
  onCloseSelected: () => void;
  onStep: (by: 1 | -1) => void;
};

export const InboxList = (props: ListProps) => {
  useMinutes();
  const { list, filter, shopId, conversationId } = props;
  const { words } = useSpeech();
  const isLoaded = useAppState((state) => state.isInboxLoaded);
  const hasShops = useAppState((state) => (state.me?.shops.length ?? 0) > 0);
  const [areFiltersOpen, setAreFiltersOpen] = useState(false);
  return (
    <section
      class="pane pane-list"
      aria-label={words.inbox.list}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key];
        if (by === undefined || !(event.target instanceof HTMLAnchorElement)) return;
        event.preventDefault();
        props.onStep(by);
      }}
    >
      <header class="pane-head">
        {conversationId === null ? <h1>{words.inbox.title}</h1> : <h2>{words.inbox.title}</h2>}
        <ShopFilter value={shopId} />
        {hasShops && list !== 'closed' && <SelectToggle selection={props.selection} />}
        {hasShops && (
          <FilterToggle
            isOpen={areFiltersOpen}
            on={filtersOn(filter)}
            onPress={() => setAreFiltersOpen(!areFiltersOpen)}
          />
        )}
      </header>
      {props.selection.isOn && <SelectionBar selection={props.selection} onClose={props.onCloseSelected} />}
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
        {hasShops && list !== 'closed' && (
          <OpenLists
            {...{ list, filter, shopId, conversationId }}
            sections={props.sections}
            selection={props.selection}
          />
        )}
        {hasShops && list === 'closed' && isLoaded && (
          <ClosedList
            shopId={shopId}
            filter={filter}
            recent={props.sections.closed}
            conversationId={conversationId}
            selection={props.selection}
          />
        )}
      </div>
    </section>
  );
};
