import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Skeleton } from '../../parts/banner.tsx';
import { type Conversation, firstHeld } from '../../state/conversation.ts';
import { mayAnswer, type ShopAccess } from '../../state/select.ts';
import { ComposerArea } from '../notes/composer-area.tsx';
import { ClosedFoot } from './closed-foot.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { MessageLog } from './message-log.tsx';
import { useNewFrom } from './use-new-from.ts';

/** Reports the conversation as shown, on new content and when visible again. */
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
  keepsFocus,
  onEnd,
  onGoOn,
  onNext,
}: {
  conversation: Conversation;
  shop: ShopAccess;
  areDetailsOpen: boolean;
  onDetails: () => void;
  /** True while the list keeps the focus. */
  keepsFocus: { current: boolean };
  onEnd: () => void;
  /** After an answer. */
  onGoOn: () => void;
  onNext: () => void;
}) => {
  const { words } = useSpeech();
  const me = useAppState((state) => state.me?.staffId);
  const isClosing = useAppState((state) => state.closing.includes(conversation.summary.id));
  const { id, status, assignedTo, last } = conversation.summary;
  const mayWrite = mayAnswer(shop.role);
  const isOpen = status === 'open' && !isClosing;
  const isMine = assignedTo?.staffId === me;
  useLooking(id, last);

  const newFrom = useNewFrom(conversation);

  const heading = useRef<HTMLHeadingElement>(null);
  // Before the next frame: a key would run a shortcut.
  useLayoutEffect(() => {
    const isKept = keepsFocus.current;
    keepsFocus.current = false;
    if (isKept) return;
    const field = document.querySelector<HTMLElement>('.composer textarea');
    if (field !== null && matchMedia('(min-width: 680px) and (pointer: fine)').matches) field.focus();
    else heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <>
      <ConversationHead
        summary={conversation.summary}
        shop={shop}
        heading={heading}
        isOpen={isOpen}
        mayWrite={mayWrite}
        areDetailsOpen={areDetailsOpen}
        onDetails={onDetails}
        onEnd={onEnd}
        onNext={onNext}
      />
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
          onGoOn={onGoOn}
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
