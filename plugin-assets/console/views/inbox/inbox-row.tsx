import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { fill, plural } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import type { Conversation } from '../../state/conversation.ts';
import { isAnsweredByMail, isColleagueAway } from '../../state/select.ts';
import { tagIdsOf } from '../../state/tags.ts';
import { teamOf } from '../../state/teams.ts';
import { TagChips } from '../tags/tag-chips.tsx';
import { visitorName } from './visitor-name.ts';
import { VisitorThere } from './who-is-there.tsx';

/** One conversation in the list: who, what was said last, since when it waits, and who has it. */
export const InboxRow = ({ conversation, isOpen }: { conversation: Conversation; isOpen: boolean }) => {
  const { words, locale } = useSpeech();
  const hasManyShops = useAppState((state) => (state.me?.shops.length ?? 0) > 1);
  const me = useAppState((state) => state.me?.staffId);
  const { summary } = conversation;
  const isOthers = summary.assignedTo !== null && summary.assignedTo.staffId !== me;
  const isAway = useAppState((state) => isColleagueAway(state, summary));
  const isOpenConversation = summary.status === 'open';
  const isTagged = useAppState((state) => tagIdsOf(state, summary).length > 0);
  const team = useAppState((state) => teamOf(state, summary));
  const colleague = summary.assignedTo?.name || words.formerConsultant;
  const waitingSince = summary.status === 'open' ? summary.waitingSince : null;
  const isByMail = isAnsweredByMail(summary);
  // Handed over to this person counts as unread; by an earlier version of the service nothing began to wait with it.
  const isHandedOver = summary.assignedTo?.staffId === me && summary.unread > 0;
  const isUnread = waitingSince !== null || (isHandedOver && isOpenConversation);
  return (
    <li>
      <a
        class={isUnread ? 'row is-unread' : 'row'}
        href={hrefOf({ view: 'inbox', conversationId: summary.id })}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span class="row-line">
          <span class="row-name">{visitorName(words, summary)}</span>
          <span class="row-when">
            <When
              at={waitingSince ?? summary.lastAt}
              shape="brief"
              {...(waitingSince !== null && { title: words.inbox.waitsSince })}
            />
          </span>
        </span>
        <span class="row-line">
          <span class="row-preview" dir="auto">
            {conversation.isVisitorTyping ? words.conversation.typingShort : summary.preview}
          </span>
          {summary.unread > 0 && isUnread && (
            <span class="count">
              <span aria-hidden="true">{summary.unread > 99 ? '99+' : summary.unread}</span>
              <span class="off-screen">{plural(locale, words.inbox.unread, summary.unread)}</span>
            </span>
          )}
        </span>
        {(hasManyShops ||
          isOpenConversation ||
          isOthers ||
          summary.isCustomer ||
          isTagged ||
          isByMail ||
          summary.blockedFor !== null) && (
          <span class="row-line row-foot">
            {hasManyShops && <ShopBadge shopId={summary.shopId} />}
            {isOpenConversation && <VisitorThere conversationId={summary.id} />}
            {isByMail && (
              <span class="soft" title={words.handOver.rowByMail}>
                <Icon name="lead" size={14} />
                <span class="off-screen">{words.handOver.rowByMail}</span>
              </span>
            )}
            {team !== undefined && <Chip icon="people" text={team.name} />}
            <TagChips summary={summary} />
            {summary.isCustomer && <Chip icon="shop" text={words.customer.chip} />}
            {summary.blockedFor !== null && <Chip icon="cross" text={words.blocks.chip} />}
            {isOthers && (
              <span class={isAway && isUnread ? 'row-colleague is-away' : 'soft row-colleague'}>
                {isOpenConversation
                  ? fill(isAway ? words.inbox.colleagueAway : words.inbox.withColleague, { name: colleague })
                  : colleague}
              </span>
            )}
          </span>
        )}
      </a>
    </li>
  );
};

/**
 * Rows that are drawn again only when their conversation, the language or the minute has changed: with hundreds of
 * chats in the list, a message must not cost a drawing of all of them.
 */
export const useKeptRows = (): ((conversation: Conversation, isOpen: boolean) => VNode) => {
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
