import type { DomainEvent } from './domain-events.ts';

/** Sent to other processes; triggers to the job process. */
const TRAVELS: Record<DomainEvent['type'], boolean> = {
  'conversation.opened': true,
  'conversation.event': true,
  'conversation.caughtUp': false,
  'conversation.ways': true,
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
  'lead.kept': true,
  'policy.unseen': false,
  'mail.queued': true,
  'heads.stated': true,
  'session.revoked': true,
};

export const travels = ({ type }: DomainEvent): boolean => TRAVELS[type];
