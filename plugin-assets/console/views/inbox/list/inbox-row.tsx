import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { ConversationSummary } from '../../../../../service/protocol/api/staff-api.ts';
import { fill, plural } from '../../../../shared/translate.ts';
import { hrefOf } from '../../../app/router.ts';
import { useAppState, useSpeech } from '../../../app/use-app.ts';
import { Chip } from '../../../parts/chip.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { ShopBadge } from '../../../parts/shop-badge.tsx';
import { When } from '../../../parts/when.tsx';
import type { Conversation } from '../../../state/conversation.ts';
import { isAnsweredByMail, isColleagueAway } from '../../../state/select.ts';
import { teamOf } from '../../../state/teams.ts';
import { TagChips } from '../../tags/tag-chips.tsx';
import { visitorName } from '../visitor-name.ts';
import { VisitorDot } from '../who-is-there.tsx';
import type { Selection } from './use-selection.ts';

/** Minutes of each colour level. */
const WAIT_LEVELS = [10, 5, 1] as const;

const Age = ({ summary }: { summary: ConversationSummary }) => {
  const { words, format } = useSpeech();
  const { status, waitingSince, lastAt } = summary;
  if (waitingSince === null || status === 'closed')
    return (
      <span class="row-when">
        <When at={lastAt} shape="brief" />
      </span>
    );
  const minutes = (Date.now() - Date.parse(waitingSince)) / 60_000;
  const level = WAIT_LEVELS.find((from) => minutes >= from) ?? 0;
  return (
    <time
      class={`row-when row-waits is-wait-${level}`}
      dateTime={waitingSince}
      title={fill(words.inbox.waitsSince, { moment: format.moment(waitingSince) })}
    >
      {level >= 5 && <Icon name="clock" size={14} />}
      {minutes < 1 ? words.common.now : fill(words.queue.waits, { time: format.waiting(waitingSince) })}
    </time>
  );
};

const Marks = ({ summary }: { summary: ConversationSummary }) => {
  const { words } = useSpeech();
  const hasManyShops = useAppState((state) => (state.me?.shops.length ?? 0) > 1);
  const me = useAppState((state) => state.me?.staffId);
  const isAway = useAppState((state) => isColleagueAway(state, summary));
  const isNamed = useAppState((state) => state.mentions.some((one) => one.conversationId === summary.id));
  const team = useAppState((state) => teamOf(state, summary));
  const isOpen = summary.status === 'open';
  const isOthers = summary.assignedTo !== null && summary.assignedTo.staffId !== me;
  const name = summary.assignedTo?.name || words.formerConsultant;
  return (
    <span class="row-marks">
      {isNamed && (
        <span class="row-mention" title={words.notes.namesYou}>
          <Icon name="mention" size={16} />
          <span class="off-screen">{words.notes.namesYou}</span>
        </span>
      )}
      {isAnsweredByMail(summary) && (
        <span class="soft" title={words.handOver.rowByMail}>
          <Icon name="lead" size={14} />
          <span class="off-screen">{words.handOver.rowByMail}</span>
        </span>
      )}
      {isOthers && (
        <span
          class={
            isOpen && isAway && summary.waitingSince !== null ? 'row-colleague is-away' : 'row-colleague'
          }
        >
          {isOpen ? fill(isAway ? words.inbox.colleagueAway : words.inbox.withColleague, { name }) : name}
        </span>
      )}
      {team !== undefined && <Chip icon="people" text={team.name} />}
      <TagChips summary={summary} />
      {summary.isCustomer && <Chip icon="shop" text={words.customer.chip} />}
      {summary.blockedFor !== null && <Chip icon="cross" text={words.blocks.chip} />}
      {hasManyShops && <ShopBadge shopId={summary.shopId} />}
    </span>
  );
};

type RowProps = { conversation: Conversation; isOpen: boolean; isSelecting: boolean; isSelected: boolean };

const InboxRow = ({ conversation, isOpen, isSelecting, isSelected }: RowProps) => {
  const { words, locale } = useSpeech();
  const { summary } = conversation;
  const isUnread = summary.waitingSince !== null && summary.status === 'open';
  const name = visitorName(words, summary);
  const text = (
    <span class="row-preview" dir="auto">
      {conversation.isVisitorTyping ? words.conversation.typingShort : summary.preview}
    </span>
  );
  const product = summary.product?.name;
  return (
    <li data-id={summary.id}>
      {isSelecting && (
        <input
          type="checkbox"
          class="row-box"
          checked={isSelected}
          disabled={summary.status === 'closed'}
          aria-label={fill(words.queue.selectOne, { who: `${name}, ${summary.preview}` })}
        />
      )}
      <a
        class={isUnread ? 'row is-unread' : 'row'}
        href={hrefOf({ view: 'inbox', conversationId: summary.id })}
        title={name}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span class="row-line">
          {summary.status === 'open' && <VisitorDot conversationId={summary.id} />}
          {product === undefined ? text : <span class="row-name">{product}</span>}
          <Age summary={summary} />
        </span>
        <span class="row-line">
          {product === undefined ? <span class="row-name">{name}</span> : text}
          <Marks summary={summary} />
          {summary.unread > 0 && isUnread && (
            <span class="count">
              <span aria-hidden="true">{summary.unread > 99 ? '99+' : summary.unread}</span>
              <span class="off-screen">{plural(locale, words.inbox.unread, summary.unread)}</span>
            </span>
          )}
        </span>
      </a>
    </li>
  );
};

export type RowsProps = { conversationId: string | null; selection: Selection };

/** Memoised rows: a message must not redraw hundreds. */
export const Rows = ({
  conversations,
  conversationId,
  selection,
}: RowsProps & { conversations: readonly Conversation[] }) => {
  const speech = useSpeech();
  const minute = Math.floor(Date.now() / 60_000);
  const kept = useRef(new Map<string, { made: readonly unknown[]; row: VNode }>());
  const row = (conversation: Conversation): VNode => {
    const { id } = conversation.summary;
    const isOpen = id === conversationId;
    const made = [conversation, isOpen, selection.isOn, selection.has(id), speech, minute];
    const known = kept.current.get(id);
    if (known?.made.every((value, at) => value === made[at])) return known.row;
    const drawn = (
      <InboxRow
        key={id}
        conversation={conversation}
        isOpen={isOpen}
        isSelecting={selection.isOn}
        isSelected={selection.has(id)}
      />
    );
    kept.current.set(id, { made, row: drawn });
    return drawn;
  };
  const pressed = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>('li')?.dataset.id;
    if (target === null || id === undefined) return;
    if (event.shiftKey) {
      event.preventDefault();
      const shown = [...document.querySelectorAll<HTMLElement>('.pane-list li[data-id]')];
      selection.through(
        id,
        shown.map(({ dataset }) => dataset.id ?? ''),
      );
    } else if (target instanceof HTMLInputElement) selection.toggle(id);
    else if (id === conversationId) document.querySelector<HTMLElement>('.composer textarea')?.focus();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links and boxes within take the keys
    <ul onClick={pressed}>{conversations.map(row)}</ul>
  );
};
