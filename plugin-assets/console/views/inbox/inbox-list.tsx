import type { VNode } from 'preact';
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
import { type InboxSections, inboxMore, inboxOrder, isConsultant } from '../../state/select.ts';
import { InboxRow } from './inbox-row.tsx';

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

/**
 * Rows that are drawn again only when their conversation, the language or the minute has changed: with hundreds of
 * chats in the list, a message must not cost a drawing of all of them.
 */
const useKeptRows = (): ((conversation: Conversation, isOpen: boolean) => VNode) => {
  const speech = useSpeech();
  const minute = Math.floor(Date.now() / 60_000);
  const kept = useRef(new Map<string, { made: readonly unknown[]; row: VNode }>());
  return (conversation, isOpen) => {
    const { id } = conversation.summary;
    const made = [conversation, isOpen, speech, minute];
    const known = kept.current.get(id);
    if (known?.made.every((value, at) => value === made[at])) return known.row;
    const row = <InboxRow key={id} conversation={conversation} isOpen={isOpen} />;
    kept.current.set(id, { made, row });
    return row;
  };
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

/** Conversations by what this person has to do. */
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
  const { words, locale } = useSpeech();
  const { togglePresence } = useActions();
  const isLoaded = useAppState((state) => state.isInboxLoaded);
  const me = useAppState((state) => state.me);
  const isAway = useAppState((state) => state.presence === 'away');
  const more = useAppState((state) => inboxMore(state, filter));
  const [shown, setShown] = useState('');
  const isEmpty = inboxOrder(sections).length === 0 && Object.keys(more).length === 0;
  const parts: [InboxPart, string, readonly Conversation[]][] = [
    ['mine', words.inbox.mine, sections.mine],
    ['waiting', words.inbox.waiting, sections.waiting],
    ['taken', words.inbox.others, sections.others],
    ['closed', words.inbox.closed, sections.closed],
  ];
  const hasShops = (me?.shops.length ?? 0) > 0;
  return (
    <section class="pane pane-list" aria-label={words.inbox.list}>
      <header class="pane-head">
        {conversationId === null ? <h1>{words.inbox.title}</h1> : <h2>{words.inbox.title}</h2>}
        <ShopFilter value={filter} />
      </header>
      <div class="pane-body">
        {!isLoaded && hasShops && <Skeleton isBusy lines={6} />}
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
        {!hasShops && (
          <EmptyState icon="shop" title={words.inbox.emptyTitle} text={words.inbox.emptyNoShop}>
            <a class="button primary" href="#/shops">
              {words.shops.title}
            </a>
          </EmptyState>
        )}
        {isLoaded && isEmpty && hasShops && (
          <EmptyState
            icon="conversation"
            title={words.inbox.emptyTitle}
            text={isAway && isConsultant(me) ? words.inbox.emptyAway : words.inbox.empty}
          >
            {isAway && isConsultant(me) && (
              <Button label={words.inbox.goHere} look="primary" onClick={togglePresence} />
            )}
          </EmptyState>
        )}
      </div>
    </section>
  );
};
