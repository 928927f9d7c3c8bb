import { useEffect, useRef } from 'preact/hooks';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useConnection, useSpeech } from '../../app/use-app.ts';
import { Skeleton } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { type Conversation, firstHeld } from '../../state/conversation.ts';
import { mayAnswer, mayManage, type ShopAccess } from '../../state/select.ts';
import { ComposerArea } from '../notes/composer-area.tsx';
import { TagMenu } from '../tags/tag-menu.tsx';
import { ClosedFoot } from './closed-foot.tsx';
import { HandOver } from './hand-over.tsx';

import { MessageLog } from './message-log.tsx';
import { useNewFrom } from './use-new-from.ts';
import { visitorName } from './visitor-name.ts';
import { WhoIsThere } from './who-is-there.tsx';

/**
 * Reports messages as read while the conversation is open and the page visible; once more with the next connection while
 * they still count as unread, because a report into a dead connection is lost.
 */
const useReading = (conversation: Conversation, mayRead: boolean): void => {
  const { live } = useApp();
  const { id, last, unread } = conversation.summary;
  const connection = useConnection();
  const reported = useRef('');
  useEffect(() => {
    if (!mayRead || unread === 0) return undefined;
    const look = () => {
      const report = `${last} ${connection}`;
      if (document.visibilityState !== 'visible' || reported.current === report) return;
      if (live.markRead(id, last)) reported.current = report;
    };
    const timer = setTimeout(look, 400);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [live, id, last, unread, mayRead, connection]);
};

/** Tells that the conversation is on the screen: when something new came, and when the page is shown again. */
const useLooking = (id: string, last: number): void => {
  const { live } = useApp();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') live.setLooking(id);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [live, id, last]);
  useEffect(() => () => live.setLooking(null), [live]);
};

export const ConversationPane = ({
  conversation,
  shop,
  areDetailsOpen,
  onDetails,
}: {
  conversation: Conversation;
  shop: ShopAccess;
  areDetailsOpen: boolean;
  onDetails: () => void;
}) => {
  const { words } = useSpeech();
  const actions = useActions();
  const me = useAppState((state) => state.me?.staffId);
  const isClosing = useAppState((state) => state.closing.includes(conversation.summary.id));
  const { id, status, assignedTo, last } = conversation.summary;
  const mayWrite = mayAnswer(shop.role);
  const isOpen = status === 'open' && !isClosing;
  const isMine = assignedTo?.staffId === me;
  useReading(conversation, mayWrite);
  useLooking(id, last);

  const newFrom = useNewFrom(conversation);

  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On opening, focus the message field, or the heading on small screens.
    const field = document.querySelector<HTMLElement>('.composer textarea');
    if (field !== null && matchMedia('(min-width: 680px) and (pointer: fine)').matches) field.focus();
    else heading.current?.focus({ preventScroll: true });
  }, []);

  const name = visitorName(words, conversation.summary);
  return (
    <>
      <header class="pane-head conversation-head">
        <a class="icon-button conversation-back" href="#/inbox" aria-label={words.common.back}>
          <Icon name="back" />
        </a>
        <div class="conversation-title">
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
          <WhoIsThere conversationId={id}>
            <ShopBadge shopId={shop.id} />
          </WhoIsThere>
        </div>
        <div class="conversation-actions">
          {!isOpen && <Chip icon="check" text={words.conversation.closedChip} />}
          {isOpen && mayWrite && !isMine && (
            <Button
              label={assignedTo === null ? words.conversation.take : words.conversation.takeOver}
              look="primary"
              onClick={() => actions.take(id)}
            />
          )}
          {mayWrite && <TagMenu summary={conversation.summary} shop={shop} />}
          {isOpen && mayWrite && <HandOver summary={conversation.summary} />}
          {isOpen && mayWrite && <Button label={words.conversation.end} onClick={() => actions.end(id)} />}
          {mayManage(shop.role) && (
            <a
              class="icon-button"
              href={hrefOf({ view: 'requests', requestId: null, about: { shopId: shop.id, id } })}
              aria-label={words.requests.aboutPerson}
              title={words.requests.aboutPerson}
            >
              <Icon name="request" />
            </a>
          )}
          <button
            type="button"
            class="icon-button details-toggle"
            aria-expanded={areDetailsOpen}
            aria-label={areDetailsOpen ? words.conversation.hideDetails : words.conversation.details}
            title={areDetailsOpen ? words.conversation.hideDetails : words.conversation.details}
            onClick={onDetails}
          >
            <Icon name="info" />
          </button>
        </div>
      </header>
      {newFrom !== undefined ? (
        <MessageLog conversation={conversation} hasOlder={firstHeld(conversation) > 1} newFrom={newFrom} />
      ) : (
        <div class="pane-body">
          <Skeleton isBusy lines={5} />
        </div>
      )}
      {mayWrite && (
        <ComposerArea
          canReply={isOpen}
          summary={conversation.summary}
          conversationId={id}
          shopId={shop.id}
          isHeldByColleague={assignedTo !== null && !isMine}
          visitorLocale={LOCALES.find((tag) => tag === conversation.summary.locale) ?? 'en'}
          hint={
            assignedTo === null
              ? words.conversation.takeHint
              : isMine
                ? null
                : fill(words.conversation.takenByOther, { name: assignedTo.name || words.formerConsultant })
          }
        />
      )}
      {!isOpen && !mayWrite && <ClosedFoot summary={conversation.summary} mayReopen={false} />}
      {isOpen && !mayWrite && <p class="conversation-foot soft">{words.conversation.readOnly}</p>}
    </>
  );
};
