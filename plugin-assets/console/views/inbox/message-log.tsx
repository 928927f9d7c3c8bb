import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LINK_REL } from '../../../shared/link-rel.ts';
import { linkify } from '../../../shared/linkify.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import {
  type Conversation,
  type Event,
  type MessageState,
  messageState,
  type WaitingMessage,
} from '../../state/conversation.ts';
import { CardBubble, useCards } from './card-answers.tsx';

/** Text with its links; text nodes only. */
const Words = ({ text }: { text: string }) => (
  <>
    {linkify(text).map((part, at) =>
      part.href === undefined ? (
        part.text
      ) : (
        <a key={at} href={part.href} target="_blank" rel={LINK_REL}>
          {part.text}
        </a>
      ),
    )}
  </>
);

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

type MessageEvent = Extract<Event, { kind: 'message' }>;
/** Messages of one side within five minutes are grouped. */
const GROUP_MS = 5 * 60_000;
const isTogether = (a: Event | undefined, b: MessageEvent): boolean =>
  a?.kind === 'message' &&
  a.author === b.author &&
  a.staffId === b.staffId &&
  Date.parse(b.at) - Date.parse(a.at) < GROUP_MS;

const Bubble = ({
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
  const { words, format } = useSpeech();
  const me = useAppState((whole) => whole.me?.staffId);
  const isStaff = event.author === 'staff';
  const name = !isStaff
    ? visitor
    : event.staffId === me
      ? words.inbox.you
      : event.name || words.formerConsultant;
  return (
    <div class={isStaff ? 'message is-ours' : 'message'}>
      <p class={isFirst ? 'bubble-name' : 'off-screen'}>{name}</p>
      <div class={event.text === null ? 'bubble is-erased' : 'bubble'} dir="auto">
        {event.text === null ? words.conversation.erased : <Words text={event.text} />}
      </div>
      {event.masked && (
        <p class="bubble-masked">
          {fill(words.cards.hiddenNote, {
            what: event.masked.map((kind) => words.cards.hidden[kind]).join(', '),
          })}
        </p>
      )}
      {isLast && (
        <p class="bubble-foot">
          <time dateTime={event.at} title={format.moment(event.at)}>
            {format.time(event.at)}
          </time>
          {state !== null && <StateMark state={state} />}
        </p>
      )}
    </div>
  );
};

const WaitingBubble = ({
  message,
  conversation,
}: {
  message: WaitingMessage;
  conversation: Conversation;
}) => {
  const { words } = useSpeech();
  const { live } = useApp();
  const { send } = useActions();
  const explain = useExplain();
  const { id } = conversation.summary;
  return (
    <div class="message is-ours">
      <p class="off-screen">{words.inbox.you}</p>
      <div class={message.seq === null ? 'bubble is-waiting' : 'bubble'} dir="auto">
        <Words text={message.text} />
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
                send(id, message.text);
              }}
            >
              {words.conversation.again}
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

const Happening = ({
  event,
  isFirst,
}: {
  event: Exclude<Event, { kind: 'message' | 'card' }>;
  isFirst: boolean;
}) => {
  const { words, format } = useSpeech();
  const me = useAppState((whole) => whole.me?.staffId);
  if (event.kind === 'read') return null;
  const text = () => {
    if (event.kind === 'status') {
      if (event.status === 'closed') return words.conversation.closed;
      return isFirst ? words.conversation.opened : words.conversation.reopened;
    }
    if (event.name === null) return words.conversation.unassigned;
    return event.staffId === me
      ? words.conversation.assignedYou
      : fill(words.conversation.assigned, { name: event.name || words.formerConsultant });
  };
  return (
    <p class="happening">
      {text()} · <time dateTime={event.at}>{format.time(event.at)}</time>
    </p>
  );
};

/** Keeps the log at its end, or where the person reads; `isBehind` when new messages are out of view. */
const useLogScroll = (conversation: Conversation) => {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const heightBefore = useRef(0);
  const [isBehind, setIsBehind] = useState(false);
  const first = conversation.events[0]?.seq ?? 0;
  const toEnd = () => {
    box.current?.scrollTo(0, box.current.scrollHeight);
  };
  const firstBefore = useRef(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (first < firstBefore.current && !isAtEnd.current) {
      // Older messages were added above: keep the scroll position.
      element.scrollTop += element.scrollHeight - heightBefore.current;
    } else if (isAtEnd.current) toEnd();
    else if (element.scrollHeight > heightBefore.current) setIsBehind(true);
    firstBefore.current = first;
    heightBefore.current = element.scrollHeight;
  }, [conversation.events.length, conversation.waiting.length, conversation.isVisitorTyping, first]);

  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
    if (isAtEnd.current) setIsBehind(false);
  };
  const jump = () => {
    isAtEnd.current = true;
    setIsBehind(false);
    toEnd();
  };
  const leaveEnd = () => {
    isAtEnd.current = false;
  };
  return { box, isBehind, scrolled, jump, leaveEnd };
};

/** The message log; stays scrolled to the end unless the person reads further up. */
export const MessageLog = ({ conversation, hasOlder }: { conversation: Conversation; hasOlder: boolean }) => {
  const { words, format } = useSpeech();
  const app = useApp();
  const [isLoading, setIsLoading] = useState(false);
  const { id, label } = conversation.summary;
  const visitor = fill(words.inbox.visitor, { label });
  const cards = useCards(conversation);
  // The later states of a card are shown where it was asked.
  const shown = conversation.events.filter(
    (event) => event.kind !== 'read' && (event.kind !== 'card' || event.state === 'asked'),
  );

  const { box, isBehind, scrolled, jump, leaveEnd } = useLogScroll(conversation);
  const loadOlder = async () => {
    leaveEnd();
    setIsLoading(true);
    await app.live.loadOlder(id);
    setIsLoading(false);
  };

  let day = '';
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={box}
        role="log"
        aria-live="polite"
        aria-label={fill(words.conversation.log, { label: visitor })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        onScroll={scrolled}
      >
        {hasOlder && (
          <button
            type="button"
            class="button small log-older"
            disabled={isLoading}
            onClick={() => void loadOlder()}
          >
            {isLoading ? words.common.loading : words.conversation.older}
          </button>
        )}
        {shown.map((event, at) => {
          const heading = format.dayHeading(event.at);
          const isNewDay = heading !== day;
          day = heading;
          const next = shown[at + 1];
          return (
            <div key={event.seq} class="log-item">
              {isNewDay && (
                <p class="log-day">
                  <span>{heading}</span>
                </p>
              )}
              {event.kind === 'message' ? (
                <Bubble
                  event={event}
                  visitor={visitor}
                  isFirst={isNewDay || !isTogether(shown[at - 1], event)}
                  isLast={next?.kind !== 'message' || !isTogether(event, next)}
                  state={event.author === 'staff' ? messageState(conversation, event.seq) : null}
                />
              ) : event.kind === 'card' ? (
                <CardBubble event={event} card={cards.get(event.cardId)} />
              ) : (
                <Happening event={event} isFirst={event.seq === 1} />
              )}
            </div>
          );
        })}
        {conversation.waiting.map((message) => (
          <WaitingBubble key={message.ref} message={message} conversation={conversation} />
        ))}
        {conversation.isVisitorTyping && (
          <p class="typing">
            <span class="typing-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {fill(words.conversation.typing, { label: visitor })}
          </p>
        )}
      </div>
      {isBehind && (
        <button type="button" class="log-jump" onClick={jump}>
          {words.conversation.jump}
        </button>
      )}
    </div>
  );
};
