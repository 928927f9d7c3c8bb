import type { StaffId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import { type Conversation, type ConversationEvent, isHeldBy } from './conversation.ts';
import { isBlocked } from './reopen-until.ts';

/** An event that is stored. */
export type Appended = {
  readonly event: ConversationEvent;
  /** The conversation after the event. */
  readonly conversation: Conversation;
  /** True when an event with this `ref` was stored before: `event` is that one, nothing was written. */
  readonly isRepeat: boolean;
};

export const conversationClosed = (): DomainError =>
  new DomainError('conversation_closed', 'This chat has ended. Start a new one.');

/** The shop takes nothing more from this visitor here. */
export const visitorBlocked = (): DomainError =>
  new DomainError(
    'conversation_closed',
    'The shop has ended this chat and takes no more messages here. Write to the shop at its e-mail address.',
  );

/** Two consultants would answer one visitor: the second has to take the conversation over first. */
const heldByColleague = (): DomainError =>
  new DomainError(
    'held_by_colleague',
    'A colleague is answering this chat. Take it over first, then send again.',
  );

const takenMeanwhile = (): DomainError =>
  new DomainError(
    'held_by_colleague',
    'A colleague has taken this chat in the meantime. Look who has it before you take it over.',
  );

/** Looks at the conversation at the moment at which an event would take its place in it. */
export type RefuseEvent = (conversation: Conversation) => DomainError | null;

/** Refuses what a visitor does behind the block. */
export const unlessBlocked: RefuseEvent = (conversation) =>
  isBlocked(conversation) ? visitorBlocked() : null;

/** Refuses a visitor's message that arrives behind the end: in a closed chat nobody would see it. */
export const unlessEnded: RefuseEvent = (conversation) =>
  unlessBlocked(conversation) ?? (conversation.status === 'closed' ? conversationClosed() : null);

/** Refuses an answer while another consultant has the conversation. */
export const unlessHeldByColleague =
  (staffId: StaffId): RefuseEvent =>
  (conversation) =>
    conversation.assignedTo === null || isHeldBy(conversation, staffId) ? null : heldByColleague();

/** Refuses to take it from a colleague with whom the consultant did not see it. */
export const unlessTakenMeanwhile =
  (staffId: StaffId, from: StaffId | null): RefuseEvent =>
  (conversation) =>
    conversation.assignedTo === null || isHeldBy(conversation, from) || isHeldBy(conversation, staffId)
      ? null
      : takenMeanwhile();

/**
 * The messages of a sender keep their order: one that overtook another is refused and sent again after it. Decision
 * 0049.
 */
export const outOfTurn = (after: string): DomainError =>
  new DomainError('unavailable', 'The previous message is not stored yet. Send that one first.', {
    details: { after },
    retryAfterMs: 1_000,
  });
/** `ref` of the message that such a refusal waits for; null for any other error. */
export const missingBefore = (error: unknown): string | null => {
  const after = error instanceof DomainError ? error.details?.after : undefined;
  return typeof after === 'string' ? after : null;
};
