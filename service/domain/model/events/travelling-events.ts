import type { DomainEvent } from './domain-events.ts';

/**
 * Whether an event goes to the other processes of the installation. What stays is either a nudge for a job, which runs
 * where the event happened, or something that each process finds out by itself. Decision 0142.
 */
const TRAVELS: Record<DomainEvent['type'], boolean> = {
  'conversation.opened': true,
  'conversation.event': true,
  'conversation.caughtUp': true,
  'conversation.customer': true,
  'conversation.page': true,
  'conversation.rewritten': true,
  'conversation.hidden': true,
  'conversation.ended': true,
  'conversation.erased': true,
  'conversation.typing': true,
  'tags.changed': true,
  'teams.changed': true,
  'note.added': true,
  'lead.changed': true,
  'shop.changed': true,
  'notice.changed': true,
  'shopServer.tested': true,
  'presence.changed': false,
  'hours.changed': true,
  'time.passed': false,
  'access.changed': true,
  'lead.kept': false,
  'policy.unseen': false,
  'mail.queued': false,
  'heads.stated': false,
  'session.revoked': true,
};

export const travels = ({ type }: DomainEvent): boolean => TRAVELS[type];
