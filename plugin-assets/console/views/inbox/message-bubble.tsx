import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { LinkedText } from '../../parts/linked-text.tsx';
import {
  type Conversation,
  type Event,
  type MessageState,
  messageState,
  type WaitingMessage,
} from '../../state/conversation.ts';

const STATE_ICONS: Record<MessageState, IconName> = { waiting: 'clock', sent: 'check', seen: 'seen' };
const StateMark = ({ state }: { state: MessageState }) => {
  const { words } = useSpeech();
  const names = {
    waiting: words.conversation.stateWaiting,
    sent: words.conversation.stateSent,
    seen: words.conversation.stateSeen,
  };
  return (
    <span class={`bubble-state is-${state}`}>
      <Icon name={STATE_ICONS[state]} size={14} />
      {names[state]}
    </span>
  );
};

export const useAuthorName = (
  { author, staffId, name }: { author: string; staffId?: string | undefined; name?: string | undefined },
  visitor: string,
): string => {
  const { words } = useSpeech();
  const me = useAppState((whole) => whole.me?.staffId);
  if (author !== 'staff') return visitor;
  return staffId === me ? words.inbox.you : name || words.formerConsultant;
};

export const BubbleFoot = ({ at, state }: { at: string; state: MessageState | null }) => {
  const { format } = useSpeech();
  return (
    <p class="bubble-foot">
      <time dateTime={at} title={format.moment(at)}>
        {format.time(at)}
      </time>
      {state !== null && <StateMark state={state} />}
    </p>
  );
};

export type MessageEvent = Extract<Event, { kind: 'message' }>;

const MailOrigin = ({ origin: { from, checks, files } }: { origin: NonNullable<MessageEvent['byMail']> }) => {
  const { locale, words } = useSpeech();
  const { byMail } = words;
  const isProven = from === 'given' && checks.isProven;
  const nameOf = (check: 'spf' | 'dkim' | 'dmarc') => byMail.check[checks[check]];
  return (
    <div class="bubble-mail">
      <p class={isProven ? undefined : 'is-unproven'}>
        <Icon name={isProven ? 'lead' : 'warn'} size={14} />
        {from === 'other' ? byMail.other : isProven ? byMail.proven : byMail.given}
      </p>
      <p>{fill(byMail.checks, { spf: nameOf('spf'), dkim: nameOf('dkim'), dmarc: nameOf('dmarc') })}</p>
      {files > 0 && <p>{plural(locale, byMail.files, files)}</p>}
    </div>
  );
};

export const Bubble = ({
  event,
  isFirst,
  isLast,
  state,
  visitor,
}: {
  event: MessageEvent;
  isFirst: boolean;
  isLast: boolean;
  state: MessageState | null;
  visitor: string;
}) => {
  const { words } = useSpeech();
  const isStaff = event.author === 'staff';
  const name = useAuthorName(event, visitor);
  return (
    <div class={isStaff ? 'message is-ours' : 'message'}>
      <p class={isFirst ? 'bubble-name' : 'off-screen'}>{name}</p>
      <div class={event.text === null ? 'bubble is-erased' : 'bubble'} dir="auto">
        {event.text === null ? words.conversation.erased : <LinkedText text={event.text} />}
      </div>
      {event.masked && (
        <p class="bubble-masked">
          {fill(words.cards.hiddenNote, {
            what: event.masked.map((kind) => words.cards.hidden[kind]).join(', '),
          })}
        </p>
      )}
      {event.byMail && <MailOrigin origin={event.byMail} />}
      {isLast && <BubbleFoot at={event.at} state={state} />}
    </div>
  );
};

export const WaitingBubble = ({
  message,
  conversation,
}: {
  message: WaitingMessage;
  conversation: Conversation;
}) => {
  const { words } = useSpeech();
  const { live } = useApp();
  const { send, take } = useActions();
  const explain = useExplain();
  const isHeld = message.refused === 'held_by_colleague';
  const { id } = conversation.summary;
  return (
    <div class="message is-ours">
      <p class="off-screen">{words.inbox.you}</p>
      <div class={message.seq === null ? 'bubble is-waiting' : 'bubble'} dir="auto">
        <LinkedText text={message.text} />
      </div>
      <p class="bubble-foot">
        {message.refused === null ? (
          <StateMark state={message.seq === null ? 'waiting' : messageState(conversation, message.seq)} />
        ) : (
          <>
            <span class="bubble-state is-refused">
              <Icon name="warn" size={14} />
              {fill(words.conversation.refused, { reason: explain({ code: message.refused }) })}
            </span>
            <button
              type="button"
              class="link-button"
              onClick={() => {
                live.withdraw(message.ref);
                if (isHeld) take(id);
                send(id, message.text);
              }}
            >
              {isHeld ? words.conversation.takeAndSend : words.conversation.again}
            </button>
          </>
        )}
        {(message.refused !== null || message.seq === null) && (
          <button type="button" class="link-button" onClick={() => live.withdraw(message.ref)}>
            {words.conversation.remove}
          </button>
        )}
      </p>
    </div>
  );
};
