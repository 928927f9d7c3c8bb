import type { ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { isInScope } from '../../scope.ts';
import type { ConversationCore } from './conversation-core.ts';
import { withEventsOf } from './conversation-rows.ts';

export const makeMultiProcess = ({
  memory,
  reader,
  screens,
}: ConversationCore): Pick<ConversationStore, 'current' | 'changedRemotely' | 'leftScreens'> => ({
  leftScreens: (scope, since) => screens.since(scope, since),
  current: (scope: ShopsScope, ids: readonly ConversationId[]) => reader.current(scope, ids),
  async changedRemotely(scope, id, newest) {
    const entry = memory.at(id);
    if (entry === null || entry.head === null || entry.isUnsure || !isInScope(scope, entry.head)) return;
    if (newest === null) {
      entry.changes += 1;
      entry.isUnsure = true;
      return;
    }
    const known: Conversation | null = await newest();
    const { head } = entry;
    // A third process may have changed the rest.
    if (known !== null && head !== null && known.lastSeq > head.lastSeq)
      entry.head = withEventsOf(head, known);
  },
});
