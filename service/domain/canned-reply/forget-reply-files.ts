import type { CannedReplyId } from '../../protocol/vocabulary.ts';
import { isReplyId } from '../model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ContentKeys } from '../model/content/content-keys.ts';
import type { CannedReplyStore } from './canned-reply-store.ts';

type Deps = {
  attachments: AttachmentStore;
  attachmentBytes: AttachmentBytes;
  contentKeys: Pick<ContentKeys, 'destroy'>;
};
export type ForgetReplyFiles = (scope: ShopScope, replyId: CannedReplyId) => Promise<void>;

/** Removes the files of a reply that is gone, with the key that sealed them. */
export const makeForgetReplyFiles =
  ({ attachments, attachmentBytes, contentKeys }: Deps): ForgetReplyFiles =>
  async (scope, replyId) => {
    await contentKeys.destroy(scope, [replyId]);
    await attachmentBytes.removeByConversation(scope, replyId);
    await attachments.removeByConversation(scope, replyId);
  };

/** An upload that takes longer was interrupted. */
const UPLOAD_MS = 3_600_000;

/** Removes files that no reply names: an upload or a removal was interrupted. @returns how many */
export const makeSweepReplyFiles = (
  deps: Deps & { cannedReplies: Pick<CannedReplyStore, 'get'>; clock: Clock },
) => {
  const { attachments, attachmentBytes } = deps;
  const forget = makeForgetReplyFiles(deps);
  return async (scope: ShopScope): Promise<number> => {
    const holders = (await attachments.conversationIds(scope)).filter(isReplyId);
    if (holders.length === 0) return 0;
    const replies = (await deps.cannedReplies.get(scope))?.replies ?? [];
    const named = new Set<string>(replies.flatMap(({ files }) => files.map(({ id }) => id)));
    const before = deps.clock.now().getTime() - UPLOAD_MS;
    let removed = 0;
    for (const replyId of holders) {
      const files = await attachments.listByConversation(scope, replyId);
      const strays = files.filter(({ id, at }) => !named.has(id) && at.getTime() <= before);
      if (strays.length === files.length && !replies.some(({ id }) => id === replyId))
        await forget(scope, replyId);
      else
        for (const { id } of strays) {
          await attachmentBytes.remove(scope, id);
          await attachments.remove(scope, id);
        }
      removed += strays.length;
    }
    return removed;
  };
};
