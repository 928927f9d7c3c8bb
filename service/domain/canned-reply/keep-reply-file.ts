import type { AttachmentId, CannedReplyId, ShopId } from '../../protocol/vocabulary.ts';
import { attachmentName } from '../attachment/attachment-name.ts';
import { makePrepareFile, type PrepareDeps, type SentFile, typeOfFile } from '../attachment/prepare-file.ts';
import { type RoomDeps, refuseFullShop } from '../attachment/shop-room.ts';
import { type Attachment, partsOf } from '../model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import { readParts } from '../model/attachment/read-parts.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ContentKeys } from '../model/content/content-keys.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type CannedReply, MAX_REPLY_FILES, type ReplyFile } from './canned-reply.ts';
import type { ForgetReplyFiles } from './forget-reply-files.ts';
import { type ManageDeps, recordReplies } from './manage-replies.ts';
import { changeReplies, replyPlace } from './reply-place.ts';

type StoredFiles = { attachments: AttachmentStore; attachmentBytes: AttachmentBytes };
export type ReplyFileDeps = ManageDeps &
  PrepareDeps &
  RoomDeps &
  StoredFiles & {
    contentKeys: Pick<ContentKeys, 'make'>;
    forgetReplyFiles: ForgetReplyFiles;
    clock: Clock;
  };

/** @throws DomainError not_found */
const replyIn = (replies: readonly CannedReply[], id: CannedReplyId): CannedReply => {
  const found = replies.find((reply) => reply.id === id);
  if (found === undefined) throw notFound();
  return found;
};

/** @throws DomainError quota_reached */
const refuseFullReply = ({ files }: CannedReply): void => {
  if (files.length >= MAX_REPLY_FILES)
    throw new DomainError('quota_reached', `A reply holds at most ${MAX_REPLY_FILES} files.`);
};

const withFiles = (
  replies: readonly CannedReply[],
  id: CannedReplyId,
  change: (reply: CannedReply) => readonly ReplyFile[],
): CannedReply[] => {
  replyIn(replies, id);
  return replies.map((reply) => (reply.id === id ? { ...reply, files: change(reply) } : reply));
};

/**
 * Adds a picture or PDF to a reply of a shop: its bytes first, then the reply names it; what no reply names is removed.
 * The same `ref` stores once. Rule: SE-5.
 * @throws DomainError not_found, forbidden, conflict, and what preparing the file throws
 */
export const makeAddReplyFile = (deps: ReplyFileDeps) => {
  const { attachments, attachmentBytes } = deps;
  const prepareFile = makePrepareFile(deps);

  /** Stores the file, and has the reply name it. */
  const store = async (
    scope: ShopScope,
    file: Attachment,
    bytes: Uint8Array,
    nameIt: () => Promise<void>,
  ): Promise<void> => {
    if (!(await attachments.insert(scope, file)))
      throw new DomainError('unavailable', 'This file is being stored already. Try again in a moment.', {
        retryAfterMs: 1_000,
      });
    try {
      await refuseFullShop(deps, scope, file);
      await attachmentBytes.put(scope, file, partsOf(bytes));
      await nameIt();
    } catch (error) {
      await attachmentBytes.remove(scope, file.id);
      await attachments.remove(scope, file.id);
      throw error;
    }
  };

  return async (
    access: Access,
    shopId: ShopId,
    replyId: CannedReplyId,
    sent: SentFile,
  ): Promise<ReplyFile> => {
    const { ref, fileName, bytes } = sent;
    const place = replyPlace(deps, access, { shopId });
    const { scope } = shopWith(access, shopId, 'settings');
    const reply = replyIn((await place.read()).replies, replyId);
    const known = await attachments.findByRef(scope, replyId, ref);
    const named = reply.files.find(({ id }) => id === known?.id);
    if (named !== undefined) return named;
    const type = typeOfFile(bytes);
    refuseFullReply(reply);
    const file = await prepareFile(scope, type, sent);
    await deps.contentKeys.make(scope, replyId);
    const now = deps.clock.now();
    const name = attachmentName(fileName, type, now);
    const attachment: Attachment = {
      ...{ id: deps.ids.next('att'), shopId, conversationId: replyId, ref, staffId: access.staff.id },
      ...{ type, bytes: file.bytes.length, width: file.width, height: file.height, name, at: now, seq: 0 },
    };
    const added: ReplyFile = { id: attachment.id, type, name };
    try {
      await store(scope, attachment, file.bytes, () =>
        changeReplies(place, (replies) =>
          withFiles(replies, replyId, (one) => {
            refuseFullReply(one);
            return [...one.files, added];
          }),
        ),
      );
    } catch (error) {
      // Removed in the meantime: its key was made again.
      const { replies } = await place.read();
      if (!replies.some(({ id }) => id === replyId)) await deps.forgetReplyFiles(scope, replyId);
      throw error;
    }
    await recordReplies(deps.recordAct, access, { shopId }, replyId, { change: 'changed', count: 1 });
    return added;
  };
};

/** @throws DomainError not_found, forbidden, conflict */
export const makeRemoveReplyFile =
  (deps: ManageDeps & StoredFiles) =>
  async (access: Access, shopId: ShopId, replyId: CannedReplyId, fileId: AttachmentId): Promise<void> => {
    const place = replyPlace(deps, access, { shopId });
    const { scope } = shopWith(access, shopId, 'settings');
    await changeReplies(place, (replies) =>
      withFiles(replies, replyId, ({ files }) => {
        if (!files.some(({ id }) => id === fileId)) throw notFound();
        return files.filter(({ id }) => id !== fileId);
      }),
    );
    await deps.attachmentBytes.remove(scope, fileId);
    await deps.attachments.remove(scope, fileId);
    await recordReplies(deps.recordAct, access, { shopId }, replyId, { change: 'changed', count: 1 });
  };

export type OpenedReplyFile = {
  readonly attachment: Attachment;
  readonly parts: AsyncIterable<Uint8Array>;
};

/** The file of a reply, for those who may insert it. @throws DomainError not_found, forbidden */
export const makeOpenReplyFile =
  (deps: Pick<ManageDeps, 'cannedReplies'> & StoredFiles) =>
  async (
    access: Access,
    shopId: ShopId,
    replyId: CannedReplyId,
    fileId: AttachmentId,
  ): Promise<OpenedReplyFile> => {
    const { scope } = shopWith(access, shopId, 'answer');
    const reply = replyIn((await deps.cannedReplies.get(scope))?.replies ?? [], replyId);
    if (!reply.files.some(({ id }) => id === fileId)) throw notFound();
    const attachment = await deps.attachments.get(scope, fileId);
    if (attachment === null) throw notFound();
    return { attachment, parts: readParts(deps.attachmentBytes, scope, attachment) };
  };
