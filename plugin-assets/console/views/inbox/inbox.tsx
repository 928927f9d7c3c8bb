import { useMemo, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { parseRoute } from '../../app/router.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { INBOX_LISTS, type InboxList as InboxListName, listCounts } from '../../state/lists.ts';
import { inboxMore, mayAnswer, shopOf } from '../../state/select.ts';
import { inboxOrder } from '../../state/to-answer.ts';
import { CloseDialog } from './close-dialog.tsx';
import { ConversationDetails } from './conversation-details.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { InboxList } from './list/inbox-list.tsx';
import { useInboxLists, useOpened } from './list/use-inbox-lists.ts';
import { useSelection } from './list/use-selection.ts';
import { useQueue } from './use-queue.ts';

const NoConversation = ({
  isOpen,
  hasRows,
  refusal,
  retry,
}: {
  isOpen: boolean;
  hasRows: boolean;
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

const focusedRow = (): string | null => {
  const row = document.activeElement?.closest('li')?.querySelector<HTMLAnchorElement>('.row');
  const route = row && parseRoute(row.hash);
  return route?.view === 'inbox' ? route.conversationId : null;
};

/** False when no field has the focus. */
const leaveField = (): boolean => {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return false;
  field.blur();
  document.querySelector<HTMLElement>('.log')?.focus();
  return true;
};

const useInboxKeys = (acts: {
  next(): void;
  back(): void;
  select(): void;
  take(): void;
  end(): void;
  showList(name: InboxListName): void;
  goBack(): void;
}): void => {
  const [preferences] = usePreferences();
  useShortcuts(preferences.areShortcutsOn, [
    // Alt works while typing.
    ...['j', 'alt+j'].map((keys) => ({ keys, run: acts.next })),
    { keys: 'k', run: acts.back },
    { keys: 'x', run: acts.select },
    ...['t', 'alt+t'].map((keys) => ({ keys, run: acts.take })),
    ...['e', 'alt+e'].map((keys) => ({ keys, run: acts.end })),
    ...['o', 'alt+o'].map((keys) => ({
      keys,
      run: () => document.querySelector<HTMLElement>('.hand-over-button')?.click(),
    })),
    ...INBOX_LISTS.map((name, at) => ({ keys: `${at + 1}`, run: () => acts.showList(name) })),
    { keys: 'r', run: () => document.querySelector<HTMLElement>('.composer-kind')?.click() },
    { keys: 'Escape', run: acts.goBack },
  ]);
};

export const Inbox = ({ conversationId }: { conversationId: string | null }) => {
  const { words } = useSpeech();
  const actions = useActions();
  const state = useAppState((whole) => whole);
  const [areDetailsOpen, setAreDetailsOpen] = useState(false);
  const { shopId, list, filter, whole, sections, ...lists } = useInboxLists(state);
  const conversation = conversationId === null ? undefined : state.conversations[conversationId];
  const isLoaded = state.isInboxLoaded;

  const opened = useOpened(conversationId, isLoaded && conversation === undefined);

  const queue = useQueue(conversationId, lists.filtered);
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
    if (mayAct && !state.closing.includes(conversation.summary.id)) queue.close([conversation.summary.id]);
  };
  const goBack = () => {
    if (areDetailsOpen) setAreDetailsOpen(false);
    else if (!leaveField() && conversationId !== null) goTo({ view: 'inbox', conversationId: null });
  };
  const selection = useSelection(state);
  // The memoised pane calls the newest callbacks.
  const acts = useRef({ end, goOn: queue.goOn, next: queue.next });
  acts.current = { end, goOn: queue.goOn, next: queue.next };
  useInboxKeys({
    next: queue.next,
    back: queue.back,
    select: () => selection.toggle(focusedRow() ?? conversationId),
    take,
    end,
    showList: lists.showList,
    goBack,
  });

  // Memoised against messages of other conversations.
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
              keepsFocus={queue.keepsFocus}
              onEnd={() => acts.current.end()}
              onGoOn={() => acts.current.goOn()}
              onNext={() => acts.current.next()}
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
        selection={selection}
        onCloseSelected={() => queue.close(selection.ids)}
        onStep={queue.step}
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
      {queue.asked !== null && (
        <CloseDialog
          ids={queue.asked}
          onCancel={queue.stopAsking}
          onClose={() => {
            const ids = queue.asked ?? [];
            queue.stopAsking();
            selection.clear();
            queue.closeNow(ids);
          }}
        />
      )}
    </div>
  );
};
