import { useMemo, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { INBOX_LISTS, listCounts } from '../../state/lists.ts';
import { inboxMore, inboxOrder, mayAnswer, shopOf } from '../../state/select.ts';
import { ConversationDetails } from './conversation-details.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { InboxList } from './inbox-list.tsx';
import { useInboxLists, useOpened } from './use-inbox-lists.ts';

/** In place of a conversation: none is open, it is being fetched or could not be, or it is gone. */
const NoConversation = ({
  isOpen,
  hasRows,
  refusal,
  retry,
}: {
  isOpen: boolean;
  hasRows: boolean;
  /** Why the open one could not be fetched, or null. */
  refusal: Refusal | null;
  retry: () => void;
}) => {
  const { words } = useSpeech();
  if (!isOpen)
    return hasRows ? (
      <EmptyState icon="conversation" title={words.inbox.pickTitle} text={words.inbox.pick} />
    ) : null;
  if (refusal === null) return <Skeleton isBusy lines={5} />;
  if (refusal.status !== 403 && refusal.status !== 404)
    return <LoadFailure refusal={refusal} retry={retry} />;
  return (
    <EmptyState icon="conversation" title={words.inbox.goneTitle} text={words.inbox.gone}>
      <a class="button" href="#/inbox">
        {words.inbox.toInbox}
      </a>
    </EmptyState>
  );
};

/** One inbox for all shops: list, conversation, details; fewer panes on narrow screens. */
export const Inbox = ({ conversationId }: { conversationId: string | null }) => {
  const { words } = useSpeech();
  const actions = useActions();
  const [preferences] = usePreferences();
  const state = useAppState((whole) => whole);
  const [areDetailsOpen, setAreDetailsOpen] = useState(false);
  const { shopId, list, filter, whole, sections, ...lists } = useInboxLists(state);
  const conversation = conversationId === null ? undefined : state.conversations[conversationId];
  const isLoaded = state.isInboxLoaded;

  const opened = useOpened(conversationId, isLoaded && conversation === undefined);

  const step = (by: 1 | -1) => {
    const rows = lists.order();
    const at = rows.findIndex((held) => held.summary.id === conversationId);
    // With none open, the first that waits for this person: own ones, then the queue.
    const first = [...sections.mine, ...sections.waiting].find(
      ({ summary }) => summary.waitingSince !== null,
    );
    const next = at === -1 ? (first ?? rows[0]) : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) goTo({ view: 'inbox', conversationId: next.summary.id });
  };
  const shop = conversation && shopOf(state, conversation.summary.shopId);
  const mayAct =
    conversation !== undefined &&
    conversation.summary.status === 'open' &&
    shop !== undefined &&
    mayAnswer(shop.role);
  const take = () => {
    if (mayAct && conversation.summary.assignedTo?.staffId !== state.me?.staffId)
      actions.take(conversation.summary.id);
  };
  const end = () => {
    if (mayAct && !state.closing.includes(conversation.summary.id)) actions.end(conversation.summary.id);
  };
  /** One step back at a time: details, the field that is being written in, the conversation. */
  const goBack = () => {
    const field = document.activeElement;
    if (areDetailsOpen) setAreDetailsOpen(false);
    else if (field instanceof HTMLTextAreaElement) {
      field.blur();
      // Not there while the messages are loading.
      document.querySelector<HTMLElement>('.log')?.focus();
    } else if (conversationId !== null) goTo({ view: 'inbox', conversationId: null });
  };
  useShortcuts(preferences.areShortcutsOn, [
    { keys: 'j', run: () => step(1) },
    { keys: 'k', run: () => step(-1) },
    // With Alt also while the answer is being written.
    ...['t', 'alt+t'].map((keys) => ({ keys, run: take })),
    ...['e', 'alt+e'].map((keys) => ({ keys, run: end })),
    ...['o', 'alt+o'].map((keys) => ({
      keys,
      run: () => document.querySelector<HTMLElement>('.hand-over-button')?.click(),
    })),
    ...INBOX_LISTS.map((name, at) => ({ keys: `${at + 1}`, run: () => lists.showList(name) })),
    // The first kind is the reply; it focuses its field.
    { keys: 'r', run: () => document.querySelector<HTMLElement>('.composer-kind')?.click() },
    { keys: 'Escape', run: goBack },
  ]);

  // Drawn again only when something in them changed, and not with each message of another conversation.
  const [pane, details] = useMemo(
    () =>
      conversation === undefined || shop === undefined
        ? [null, null]
        : [
            <ConversationPane
              key={conversation.summary.id}
              conversation={conversation}
              shop={shop}
              areDetailsOpen={areDetailsOpen}
              onDetails={() => setAreDetailsOpen(!areDetailsOpen)}
            />,
            <ConversationDetails
              key="details"
              conversation={conversation}
              shop={shop}
              onClose={() => setAreDetailsOpen(false)}
            />,
          ],
    [conversation, shop, areDetailsOpen],
  );

  return (
    <div class={conversationId === null ? 'inbox' : 'inbox has-conversation'} data-details={areDetailsOpen}>
      <InboxList
        list={list}
        filter={filter}
        shopId={shopId}
        sections={sections}
        counts={listCounts(whole, inboxMore(state, shopId))}
        conversationId={conversationId}
        onList={lists.showList}
        onFilter={lists.setFilter}
        onClosedRows={lists.takeClosed}
      />
      <section
        class="pane pane-conversation"
        aria-label={
          conversation === undefined
            ? words.inbox.pickTitle
            : fill(words.conversation.log, { label: conversation.summary.label })
        }
      >
        {pane ?? (
          <NoConversation
            isOpen={conversationId !== null}
            hasRows={inboxOrder(whole).length > 0}
            refusal={isLoaded ? opened.refusal : null}
            retry={opened.retry}
          />
        )}
      </section>
      {details}
    </div>
  );
};
