import { fill, plural } from '../../shared/translate.ts';
import { useActions } from '../actions.ts';
import { Chip } from '../parts/chip.tsx';
import { Select } from '../parts/field.tsx';
import { EmptyState, Skeleton } from '../parts/notice.tsx';
import { ShopBadge } from '../parts/shop-badge.tsx';
import { When } from '../parts/when.tsx';
import { hrefOf } from '../router.ts';
import { type InboxSections, inboxOrder, isConsultant } from '../select.ts';
import type { Talk } from '../talk.ts';
import { useAppState, useMinutes, usePreferences, useSpeech } from '../use-app.ts';

const Row = ({ talk, isOpen }: { talk: Talk; isOpen: boolean }) => {
  const { words, locale } = useSpeech();
  const hasManyShops = useAppState((state) => (state.me?.shops.length ?? 0) > 1);
  const me = useAppState((state) => state.me?.staffId);
  const { summary } = talk;
  const isOthers = summary.assignedTo !== null && summary.assignedTo.staffId !== me;
  const isUnread = summary.unread > 0 && summary.status === 'open';
  return (
    <li>
      <a
        class={isUnread ? 'row is-unread' : 'row'}
        href={hrefOf({ view: 'inbox', conversationId: summary.id })}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span class="row-line">
          <span class="row-name">{fill(words.inbox.visitor, { label: summary.label })}</span>
          <span class="row-when">
            <When at={summary.lastAt} shape="brief" />
          </span>
        </span>
        <span class="row-line">
          <span class="row-preview" dir="auto">
            {talk.isVisitorTyping ? words.talk.typingShort : summary.preview}
          </span>
          {isUnread && (
            <span class="count">
              <span aria-hidden="true">{summary.unread > 99 ? '99+' : summary.unread}</span>
              <span class="off-screen">{plural(locale, words.inbox.unread, summary.unread)}</span>
            </span>
          )}
        </span>
        {(hasManyShops || isOthers || summary.isCustomer) && (
          <span class="row-line row-foot">
            {hasManyShops && <ShopBadge shopId={summary.shopId} />}
            {summary.isCustomer && <Chip icon="shop" text={words.customer.chip} />}
            {isOthers && (
              <span class="soft row-colleague">
                {fill(words.inbox.withColleague, { name: summary.assignedTo?.name ?? '' })}
              </span>
            )}
          </span>
        )}
      </a>
    </li>
  );
};

const Part = ({
  title,
  talks,
  conversationId,
  isLoud = false,
}: {
  title: string;
  talks: readonly Talk[];
  conversationId: string | null;
  isLoud?: boolean;
}) =>
  talks.length === 0 ? null : (
    <section class={isLoud ? 'list-part is-loud' : 'list-part'} aria-label={title}>
      <h2>
        {title} <span class="list-count">{talks.length}</span>
      </h2>
      <ul>
        {talks.map((talk) => (
          <Row key={talk.summary.id} talk={talk} isOpen={talk.summary.id === conversationId} />
        ))}
      </ul>
    </section>
  );

/** Shop switcher of inbox and leads; the choice is kept in this browser. */
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

/** Conversations by what they ask of this person. */
export const InboxList = ({
  sections,
  conversationId,
  filter,
}: {
  sections: InboxSections;
  conversationId: string | null;
  filter: string | null;
}) => {
  useMinutes();
  const { words } = useSpeech();
  const { togglePresence } = useActions();
  const isLoaded = useAppState((state) => state.isInboxLoaded);
  const me = useAppState((state) => state.me);
  const isAway = useAppState((state) => state.presence === 'away');
  const isEmpty = inboxOrder(sections).length === 0;
  const hasShops = (me?.shops.length ?? 0) > 0;
  return (
    <section class="pane pane-list" aria-label={words.inbox.list}>
      <header class="pane-head">
        <h1>{words.inbox.title}</h1>
        <ShopFilter value={filter} />
      </header>
      <div class="pane-body">
        {!isLoaded && hasShops && <Skeleton isBusy lines={6} />}
        <Part title={words.inbox.waiting} talks={sections.waiting} conversationId={conversationId} isLoud />
        <Part title={words.inbox.mine} talks={sections.mine} conversationId={conversationId} />
        <Part title={words.inbox.others} talks={sections.others} conversationId={conversationId} />
        <Part title={words.inbox.closed} talks={sections.closed} conversationId={conversationId} />
        {!hasShops && (
          <EmptyState icon="shop" title={words.inbox.emptyTitle} text={words.inbox.emptyNoShop}>
            <a class="button primary" href="#/shops">
              {words.shops.title}
            </a>
          </EmptyState>
        )}
        {isLoaded && isEmpty && hasShops && (
          <EmptyState
            icon="talk"
            title={words.inbox.emptyTitle}
            text={isAway && isConsultant(me) ? words.inbox.emptyAway : words.inbox.empty}
          >
            {isAway && isConsultant(me) && (
              <button type="button" class="button primary" onClick={togglePresence}>
                {words.inbox.goHere}
              </button>
            )}
          </EmptyState>
        )}
      </div>
    </section>
  );
};
