import type { StaffId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import { type Conversation, type ConversationEvent, isHeldBy } from './conversation.ts';
import { isBlocked } from './reopen-until.ts';

export type Appended = {
  readonly event: ConversationEvent;
  /** After the event. */
  readonly conversation: Conversation;
  /** Duplicate `ref`: `event` is the stored one. */
  readonly isRepeat: boolean;
};

export const conversationClosed = (): DomainError =>
  new DomainError('conversation_closed', 'This chat has ended. Start a new one.');

/** Error for a blocked visitor. */
export const visitorBlocked = (): DomainError =>
  new DomainError(
    'conversation_closed',
    'The shop has ended this chat and takes no more messages here. Write to the shop at its e-mail address.',
  );

/** Takeover required. */
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

/** Called just before placement. */
export type RefuseEvent = (conversation: Conversation) => DomainError | null;

/** Refuses acts of a blocked visitor. */
export const unlessBlocked: RefuseEvent = (conversation) =>
  isBlocked(conversation) ? visitorBlocked() : null;

/** Refuses messages to an ended chat. */
export const unlessEnded: RefuseEvent = (conversation) =>
  unlessBlocked(conversation) ?? (conversation.status === 'closed' ? conversationClosed() : null);

/** Refuses answers while another consultant is assigned. */
export const unlessHeldByColleague =
  (staffId: StaffId): RefuseEvent =>
  (conversation) =>
    conversation.assignedTo === null || isHeldBy(conversation, staffId) ? null : heldByColleague();

/** Refuses a takeover when the assignment has changed. */
export const unlessTakenMeanwhile =
  (staffId: StaffId, from: StaffId | null): RefuseEvent =>
  (conversation) =>
    conversation.assignedTo === null || isHeldBy(conversation, from) || isHeldBy(conversation, staffId)
      ? null
      : takenMeanwhile();

/** Retried in order by the client. */
export const outOfTurn = (after: string): DomainError =>
  new DomainError('unavailable', 'The previous message is not stored yet. Send that one first.', {
    details: { after },
    retryAfterMs: 1_000,
  });
/** Its `ref`; null for other errors. */
export const missingBefore = (error: unknown): string | null => {
  const after = error instanceof DomainError ? error.details?.after : undefined;
  return typeof after === 'string' ? after : null;
};
