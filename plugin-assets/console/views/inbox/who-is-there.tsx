import type { ComponentChildren } from 'preact';
import { fill } from '../../../shared/translate.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { otherLookers, otherTypist, visitorPresence } from '../../state/who-is-there.ts';

/** Nothing while the console is offline. */
export const VisitorThere = ({ conversationId }: { conversationId: string }) => {
  const { words, format } = useSpeech();
  const presence = useAppState((state) => visitorPresence(state, conversationId));
  if (presence === null) return null;
  if (presence === 'here') {
    return (
      <span class="visitor-there is-here">
        <i aria-hidden="true" />
        {words.inbox.visitorHere}
      </span>
    );
  }
  return (
    <span class="visitor-there">
      <i aria-hidden="true" />
      {presence === 'gone'
        ? words.inbox.visitorGone
        : fill(words.inbox.visitorGoneSince, { time: format.time(presence.leftAt) })}
    </span>
  );
};

export const VisitorDot = ({ conversationId }: { conversationId: string }) => {
  const { words } = useSpeech();
  const presence = useAppState((state) => visitorPresence(state, conversationId));
  if (presence === null) return null;
  const text = presence === 'here' ? words.inbox.visitorHere : words.inbox.visitorGone;
  return (
    <span class={presence === 'here' ? 'visitor-there is-here' : 'visitor-there'} title={text}>
      <i aria-hidden="true" />
      <span class="off-screen">{text}</span>
    </span>
  );
};

export const WhoIsThere = ({
  conversationId,
  children,
}: {
  conversationId: string;
  children: ComponentChildren;
}) => {
  const { words } = useSpeech();
  const state = useAppState((whole) => whole);
  const typist = otherTypist(state, conversationId);
  const lookers = otherLookers(state, conversationId);
  const names = lookers.map(({ name }) => name).join(', ');
  const colleagues =
    typist !== null
      ? fill(words.inbox.colleagueTyping, { name: typist.name })
      : lookers.length > 0
        ? fill(words.inbox.colleagueLooking, { name: names })
        : '';
  return (
    <span class="who-is-there">
      {children}
      <VisitorThere conversationId={conversationId} />
      <span class="colleagues-there" role="status">
        {colleagues !== '' && <Icon name="people" size={14} />}
        {colleagues}
      </span>
    </span>
  );
};
