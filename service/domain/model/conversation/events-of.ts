import type { ConversationId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { ConversationEvent } from './conversation.ts';
import type { ConversationStore } from './conversation-store.ts';

const PAGE = 1_000;

/** All events, oldest first, in pages. */
export async function* eventsOf(
  conversations: Pick<ConversationStore, 'eventsAfter'>,
  scope: ShopScope,
  id: ConversationId,
): AsyncGenerator<ConversationEvent> {
  for (let after = 0; ; ) {
    const events = await conversations.eventsAfter(scope, id, after, PAGE);
    yield* events;
    if (events.length < PAGE) return;
    after = events.at(-1)?.seq ?? after + PAGE;
  }
}
