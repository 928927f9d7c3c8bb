import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { type Conversation, type Event, messageState } from '../../state/conversation.ts';
import { AttachmentBubble } from '../attachments/attachment-slot.tsx';
import { NoteBubble } from '../notes/note-bubble.tsx';
import { placeNotes } from '../notes/place-notes.ts';
import { useNotes } from '../notes/use-notes.ts';
import { CardBubble, useCards } from './card-answers.tsx';
import { Happening } from './happening.tsx';
import { Bubble, type MessageEvent, WaitingBubble } from './message-bubble.tsx';
import { useLogScroll } from './use-log-scroll.ts';
import { useReading } from './use-reading.ts';

const NEAR_TOP_PX = 400;

const GROUP_MS = 5 * 60_000;
const isTogether = (a: Event | undefined, b: MessageEvent): boolean =>
  a?.kind === 'message' &&
  a.author === b.author &&
  a.staffId === b.staffId &&
  Date.parse(b.at) - Date.parse(a.at) < GROUP_MS;

const VisitorTyping = ({ visitor }: { visitor: string }) => {
  const { words } = useSpeech();
  return (
    <p class="typing">
      <span class="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {fill(words.conversation.typing, { label: visitor })}
    </p>
  );
};

/** Opens at the first new message; stays at the end unless scrolled up. */
export const MessageLog = ({
  conversation,
  hasOlder,
  newFrom,
}: {
  conversation: Conversation;
  hasOlder: boolean;
  newFrom: number | null;
}) => {
  const { words, format } = useSpeech();
  const app = useApp();
  const [isLoading, setIsLoading] = useState(false);
  const { id, label, shopId } = conversation.summary;
  const visitor = fill(words.inbox.visitor, { label });
  const cards = useCards(conversation);
  const shown = conversation.events.filter(
    (event) => event.kind !== 'read' && (event.kind !== 'card' || event.state === 'asked'),
  );

  const notes = useNotes(id);
  const { box, isScrolledUp, scrolled, jump, leaveEnd } = useLogScroll(conversation, notes.length);
  useReading(conversation, !isScrolledUp);
  const loadOlder = async () => {
    if (isLoading) return;
    leaveEnd();
    setIsLoading(true);
    await app.live.loadOlder(id);
    setIsLoading(false);
  };
  const onScroll = () => {
    scrolled();
    if (hasOlder && (box.current?.scrollTop ?? NEAR_TOP_PX) < NEAR_TOP_PX) void loadOlder();
  };

  const { before, after } = placeNotes(shown, notes, hasOlder);
  let day = '';
  return (
    <div class="log-frame">
      <div
        class={isLoading ? 'log is-loading' : 'log'}
        ref={box}
        role="log"
        aria-live="polite"
        aria-label={fill(words.conversation.log, { label: visitor })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        onScroll={onScroll}
      >
        {hasOlder && (
          <button
            type="button"
            class="button small log-older"
            aria-disabled={isLoading ? 'true' : undefined}
            onClick={() => void loadOlder()}
          >
            {isLoading ? words.common.loading : words.conversation.older}
          </button>
        )}
        {before.map((note) => (
          <NoteBubble key={note.id} note={note} />
        ))}
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
              {event.seq === newFrom && at > 0 && (
                <p class="log-day log-new">
                  <span>{words.history.newFrom}</span>
                </p>
              )}
              {event.kind === 'message' ? (
                <Bubble
                  event={event}
                  visitor={visitor}
                  isFirst={isNewDay || event.seq === newFrom || !isTogether(shown[at - 1], event)}
                  isLast={next?.kind !== 'message' || next.seq === newFrom || !isTogether(event, next)}
                  state={event.author === 'staff' ? messageState(conversation, event.seq) : null}
                />
              ) : event.kind === 'card' ? (
                <CardBubble event={event} cards={cards} />
              ) : event.kind === 'attachment' || event.kind === 'attachment_request' ? (
                <AttachmentBubble
                  event={event}
                  conversationId={id}
                  visitor={visitor}
                  state={event.author === 'staff' ? messageState(conversation, event.seq) : null}
                />
              ) : (
                <Happening event={event} before={shown.slice(0, at)} shopId={shopId} />
              )}
              {after.get(event.seq)?.map((note) => (
                <NoteBubble key={note.id} note={note} />
              ))}
            </div>
          );
        })}
        {conversation.waiting.map((message) => (
          <WaitingBubble key={message.ref} message={message} conversation={conversation} />
        ))}
        {conversation.isVisitorTyping && <VisitorTyping visitor={visitor} />}
      </div>
      {isScrolledUp && (
        <button type="button" class="log-jump" onClick={jump}>
          {words.conversation.jump}
        </button>
      )}
    </div>
  );
};
