import { fill } from '../../../shared/translate.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import type { Event } from '../../state/conversation.ts';

type Assigned = Extract<Event, { kind: 'assigned' }>;

/** Who had the conversation last; null when nobody had, or when that is further back than what is loaded. */
const holderIn = (before: readonly Event[]): Assigned | null =>
  before.findLast((event): event is Assigned => event.kind === 'assigned' && event.name !== null) ?? null;

/** Something that happened beside the messages: opened, taken, handed over, given back, closed. */
export const Happening = ({
  event,
  before,
}: {
  event: Exclude<Event, { kind: 'message' | 'card' }>;
  /** The loaded events before it, in order. */
  before: readonly Event[];
}) => {
  const { words, format } = useSpeech();
  const me = useAppState((whole) => whole.me?.staffId);
  const w = words.conversation;
  if (event.kind === 'read') return null;
  const nameOf = ({ name }: Pick<Assigned, 'name'>) => name || words.formerConsultant;
  const givenBack = ({ by }: Assigned): string => {
    const holder = holderIn(before);
    if (by !== null) return w.unassigned;
    if (holder?.staffId === me) return w.backFromYou;
    return fill(w.backFrom, { name: holder === null ? w.somebody : nameOf(holder) });
  };
  const assigned = (to: Assigned): string => {
    if (to.name === null) return givenBack(to);
    const isHandedOver = to.by !== undefined && to.by !== to.staffId;
    if (to.staffId === me) return isHandedOver ? w.handedToYou : w.assignedYou;
    return fill(isHandedOver ? w.handedTo : w.assigned, { name: nameOf(to) });
  };
  const text = () => {
    if (event.kind === 'assigned') return assigned(event);
    if (event.status === 'closed') return w.closed;
    return event.seq === 1 ? w.opened : w.reopened;
  };
  return (
    <p class="happening">
      {text()} · <time dateTime={event.at}>{format.time(event.at)}</time>
    </p>
  );
};
