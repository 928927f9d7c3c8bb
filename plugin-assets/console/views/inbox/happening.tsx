import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import type { Event } from '../../state/conversation.ts';
import { teamsOfShop } from '../../state/teams.ts';

type Assigned = Extract<Event, { kind: 'assigned' }>;

/** Null: none, or before the loaded events. */
const holderIn = (before: readonly Event[]): Assigned | null =>
  before.findLast((event): event is Assigned => event.kind === 'assigned' && event.name !== null) ?? null;

export const Happening = ({
  event,
  before,
  shopId,
}: {
  event: Exclude<Event, { kind: 'message' | 'card' }>;
  before: readonly Event[];
  shopId: string;
}) => {
  const { words, format } = useSpeech();
  const me = useAppState((whole) => whole.me?.staffId);
  const teams = useAppState((whole) => teamsOfShop(whole, shopId));
  const w = words.conversation;
  const nameOf = ({ name }: Pick<Assigned, 'name'>) => name || words.formerConsultant;
  const here = useAppState((whole) => whole.hereByShop[shopId]);
  const nameBy = ({ by }: Assigned): string | undefined =>
    here?.find(({ staffId }) => staffId === by)?.name ??
    before
      .filter((one) => one.kind === 'message' || one.kind === 'assigned')
      .findLast(({ staffId, name }) => staffId === by && Boolean(name))?.name ??
    undefined;
  const givenBack = ({ by }: Assigned): string => {
    const holder = holderIn(before);
    if (by !== null) return w.unassigned;
    if (holder?.staffId === me) return words.handOver.backFromYou;
    return fill(words.handOver.backFrom, {
      name: holder === null ? words.handOver.somebody : nameOf(holder),
    });
  };
  const assigned = (to: Assigned): string => {
    if (to.teamId !== undefined) {
      const team = teams.find(({ id }) => id === to.teamId);
      return team === undefined ? words.teams.handedToGone : fill(words.teams.handedTo, { name: team.name });
    }
    if (to.name === null) return givenBack(to);
    const isHandedOver = to.by !== undefined && to.by !== to.staffId;
    if (to.staffId === me) {
      if (!isHandedOver) return w.assignedYou;
      const by = nameBy(to);
      return by === undefined ? words.handOver.handedToYou : fill(words.handOver.handedToYouBy, { name: by });
    }
    return fill(isHandedOver ? words.handOver.handedTo : w.assigned, { name: nameOf(to) });
  };
  if (event.kind !== 'assigned' && event.kind !== 'status' && event.kind !== 'form' && event.kind !== 'mail')
    return null;
  const text = () => {
    if (event.kind === 'assigned') return assigned(event);
    if (event.kind === 'mail')
      return {
        queued: words.handOver.mailQueued,
        sent: words.handOver.mailSent,
        failed: words.handOver.mailFailed,
      }[event.state];
    if (event.kind === 'form')
      return event.state === 'offered' ? words.handOver.formOffered : words.handOver.formSent;
    if (event.reason !== undefined)
      return fill(words.blocks.happened, { reason: words.blocks.reasons[event.reason] });
    if (event.isBlocked === false) return words.blocks.lifted;
    if (event.status === 'closed') return w.closed;
    return event.seq === 1 ? w.opened : w.reopened;
  };
  return (
    <p class="happening">
      {text()}
      {event.kind === 'form' && event.leadId !== undefined && (
        <>
          {' · '}
          <a href={hrefOf({ view: 'lead', leadId: event.leadId, isProofOpen: false })}>
            {words.handOver.toLead}
          </a>
        </>
      )}{' '}
      · <time dateTime={event.at}>{format.time(event.at)}</time>
    </p>
  );
};
