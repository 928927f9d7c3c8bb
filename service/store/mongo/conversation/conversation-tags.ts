import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationCore } from './conversation-core.ts';

/** By which tags a conversation is listed. In turn, so that its lists are made from all that it is. */
export const makeConversationTags = ({
  tables: { conversations },
  forChange,
  patch,
  inTurn,
}: ConversationCore): Pick<ConversationStore, 'setTags'> => ({
  setTags: (scope, id, given) =>
    inTurn(id, async () => {
      const known = await forChange(scope, id);
      if (known === null) return;
      const tagIds = [...given];
      const keys = inboxKeys({ ...known, tagIds });
      const isThere = await conversations.update(scope, { _id: id }, { $set: { tagIds, inboxKeys: keys } });
      if (isThere) patch(id, { tagIds });
    }),
});
