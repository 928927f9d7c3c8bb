import type { RefObject } from 'preact';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import type { ShopAccess } from '../../state/select.ts';
import { othersToAnswer } from '../../state/to-answer.ts';
import { TagMenu } from '../tags/tag-menu.tsx';
import { HandOver } from './hand-over.tsx';
import { visitorName } from './visitor-name.ts';
import { WhoIsThere } from './who-is-there.tsx';

/** Opens the longest-waiting conversation; counts the others. */
const NextButton = ({ openId, onPress }: { openId: string; onPress: () => void }) => {
  const { words, locale } = useSpeech();
  const others = useAppState((state) => othersToAnswer(state, openId));
  if (others === 0) return null;
  return (
    <button
      type="button"
      class="icon-button next-button"
      data-command="forward"
      aria-label={`${words.queue.nextWaiting}, ${plural(locale, words.nav.waiting, others)}`}
      title={words.queue.nextWaiting}
      onClick={onPress}
    >
      <Icon name="forward" size={18} />
      <span aria-hidden="true">{others}</span>
    </button>
  );
};

export const ConversationHead = ({
  summary,
  shop,
  heading,
  isOpen,
  mayWrite,
  areDetailsOpen,
  onDetails,
  onEnd,
  onNext,
}: {
  summary: ConversationSummary;
  shop: ShopAccess;
  heading: RefObject<HTMLHeadingElement | null>;
  isOpen: boolean;
  mayWrite: boolean;
  areDetailsOpen: boolean;
  onDetails: () => void;
  onEnd: () => void;
  onNext: () => void;
}) => {
  const { words } = useSpeech();
  const actions = useActions();
  const me = useAppState((state) => state.me?.staffId);
  const { id, assignedTo } = summary;
  const isMine = assignedTo?.staffId === me;
  return (
    <header class="pane-head conversation-head">
      <a class="icon-button conversation-back" href="#/inbox" aria-label={words.common.back}>
        <Icon name="back" />
      </a>
      <div class="conversation-title">
        <h1 ref={heading} tabIndex={-1}>
          {visitorName(words, summary)}
        </h1>
        <WhoIsThere conversationId={id}>
          <ShopBadge shopId={shop.id} />
        </WhoIsThere>
      </div>
      <button
        type="button"
        class="icon-button details-toggle"
        data-command="info"
        aria-expanded={areDetailsOpen}
        aria-label={areDetailsOpen ? words.conversation.hideDetails : words.conversation.details}
        title={areDetailsOpen ? words.conversation.hideDetails : words.conversation.details}
        onClick={onDetails}
      >
        <Icon name="info" />
      </button>
      <div class="conversation-actions">
        {!isOpen && <Chip icon="check" text={words.conversation.closedChip} />}
        {isOpen && mayWrite && !isMine && (
          <Button
            label={assignedTo === null ? words.conversation.take : words.conversation.takeOver}
            look="primary"
            command="check"
            onClick={() => actions.take(id)}
          />
        )}
        <NextButton openId={id} onPress={onNext} />
        {mayWrite && <TagMenu summary={summary} shop={shop} />}
        {isOpen && mayWrite && <HandOver summary={summary} />}
        {isOpen && mayWrite && (
          <button type="button" class="button end-button" data-command="cross" onClick={onEnd}>
            {words.conversation.end}
          </button>
        )}
      </div>
    </header>
  );
};
