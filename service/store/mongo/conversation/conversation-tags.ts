import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationCore } from './conversation-core.ts';

/** Tags of conversations; serialised, since list keys depend on several fields. */
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
