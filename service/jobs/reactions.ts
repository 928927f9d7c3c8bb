import type { JobsDesk } from '../desks/jobs-desk.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import { giveBackOf } from './chat-jobs.ts';
import { policyLook } from './jobs.ts';
import type { Scheduler } from './scheduler.ts';

/** What the service does right after an event, instead of in the next round of the job. */
export const startReactions = (deps: { bus: EventBus; scheduler: Scheduler; desk: JobsDesk }): (() => void) =>
  deps.bus.subscribe((event) => {
    if (event.type === 'mail.queued') deps.scheduler.wake('mails');
    if (event.type === 'policy.unseen') deps.scheduler.runNow(policyLook(deps.desk, event.shopId));
    if (event.type === 'heads.stated') deps.scheduler.wake('witnesses');
    if (event.type === 'lead.kept') deps.scheduler.wake('follow_ups');
    if (event.type === 'session.revoked') deps.scheduler.runNow(giveBackOf(deps.desk, event.staffId, true));
    if (event.type === 'access.changed') deps.scheduler.runNow(giveBackOf(deps.desk, event.staffId, false));
  });
