import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Appended, RefuseEvent } from '../model/conversation/appended.ts';
import type { ConversationEvent, NewEvent } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { appendAndTell } from './store-message.ts';

const PAGE = 100;

/** Same list as the console's `hasWrittenAfter`. */
const isWriting = ({ author, body: { kind } }: ConversationEvent): boolean =>
  author === 'visitor' && (kind === 'message' || kind === 'card' || kind === 'attachment');

/**
 * Appends unless the visitor acted after `seen`.
 * @throws DomainError conflict; errors of `appendAndTell`
 */
export const appendUnlessWritten = async (
  deps: { conversations: ConversationStore; bus: EventBus },
  scope: ShopScope,
  event: NewEvent,
  after: string | null,
  seen: number,
): Promise<Appended> => {
  const hasWritten = new DomainError(
    'conflict',
    'The visitor wrote in the meantime. Read it, then close the chat again.',
  );
  let judged = seen;
  const unlessMoved: RefuseEvent = ({ lastSeq }) => (lastSeq > judged ? hasWritten : null);
  for (;;) {
    try {
      return await appendAndTell(deps, scope, event, after, unlessMoved);
    } catch (error) {
      if (error !== hasWritten) throw error;
    }
    const events = await deps.conversations.eventsAfter(scope, event.conversationId, judged, PAGE);
    const last = events.at(-1);
    if (last === undefined || events.some(isWriting)) throw hasWritten;
    judged = last.seq;
  }
};
