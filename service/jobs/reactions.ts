import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { DomainEvent, EventBus } from '../domain/model/events/domain-events.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import { alertAbout, endPushOf, giveBackOf } from './chat-jobs.ts';
import { policyLook } from './jobs.ts';
import { type OtherLines, startLookingBack } from './look-back.ts';
import type { Scheduler } from './scheduler.ts';

type ConversationHappening = Extract<DomainEvent, { type: 'conversation.event' }>;

const beginsToWait = ({ conversation, event }: ConversationHappening): boolean =>
  conversation.waitingSince !== null &&
  (event.body.kind === 'assigned' || conversation.waitingSince.getTime() === event.at.getTime());

/** Once among all processes; waits are noted at each. */
export const startReactions = (deps: {
  bus: EventBus;
  scheduler: Omit<Scheduler, 'taken'>;
  desk: JobsDesk;
  others: OtherLines | null;
  meters: Pick<Meters, 'alerts'>;
}): (() => void) => {
  const stopLookingBack = startLookingBack(deps.others, deps.desk);
  const stopHearing = deps.bus.subscribe((event, origin) => {
    if (event.type === 'mail.queued') deps.scheduler.wake('mails');
    if (event.type === 'heads.stated') deps.scheduler.wake('witness');
    if (event.type === 'lead.kept') deps.scheduler.wake('follow_ups');
    if (event.type === 'conversation.event') deps.desk.noteWaiting(event.conversation, event.event);
    if (event.type === 'conversation.event') deps.desk.noteAnswer(event.conversation, event.event);
    if (event.type === 'conversation.caughtUp') deps.desk.catchUpWaiting(event.conversation);
    if (event.type === 'conversation.caughtUp') deps.desk.catchUpAnswers(event.conversation);
    if (origin === 'elsewhere') return;
    if (event.type === 'policy.unseen') deps.scheduler.runNow(policyLook(deps.desk, event.shopId));
    if (event.type === 'session.revoked') deps.scheduler.runNow(endPushOf(deps.desk, event.sessionId));
    if (event.type === 'session.revoked') deps.scheduler.runNow(giveBackOf(deps.desk, event.staffId, true));
    if (event.type === 'conversation.event' && beginsToWait(event))
      deps.scheduler.runNow(alertAbout(deps.desk, event.shopId, event.conversation.id, deps.meters));
    if (event.type === 'access.changed') deps.scheduler.runNow(giveBackOf(deps.desk, event.staffId, false));
  });
  return () => {
    stopLookingBack();
    stopHearing();
  };
};
