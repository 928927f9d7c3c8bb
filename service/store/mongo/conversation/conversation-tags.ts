import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationCore } from './conversation-core.ts';

/** By which tags a conversation is listed. In turn, so that its lists are made from all that it is. */
export const makeConversationTags = ({
  changeFrom,
  inTurn,
}: ConversationCore): Pick<ConversationStore, 'setTags'> => ({
  setTags: (scope, id, given) =>
    inTurn(id, () =>
      changeFrom(scope, id, (known) => {
        const tagIds = [...given];
        return {
          change: { $set: { tagIds, inboxKeys: inboxKeys({ ...known, tagIds }) } },
          changes: { tagIds },
        };
      }),
    ),
});
