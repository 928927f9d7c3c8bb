import type { ConversationId } from '../../protocol/vocabulary.ts';
import { appendAndTell } from '../conversation/store-message.ts';
import { type Attachment, partsOf } from '../model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import { allParts } from '../model/attachment/read-parts.ts';
import { DomainError, isUnavailable } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, unlessEnded, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation, NewEvent } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { attachmentName } from './attachment-name.ts';
import { makePrepareFile, type PrepareDeps, type SentFile, typeOfFile } from './prepare-file.ts';
import { seqOfAttachment } from './seq-of-attachment.ts';
import { type RoomDeps, refuseFullShop, type TakeFileBytes, takeBytesOfAddress } from './shop-room.ts';

export type KeepDeps = PrepareDeps &
  RoomDeps & {
    attachments: AttachmentStore;
    takeRate: TakeFileBytes;
    attachmentBytes: AttachmentBytes;
    conversations: ConversationStore;
    ids: Ids;
    clock: Clock;
    bus: EventBus;
  };

/** Lease, in milliseconds; then a repeat takes over. */
const STORING_MS = 60_000;
const beingStored = (): DomainError =>
  new DomainError('unavailable', 'This file is being stored already. Try again in a moment.', {
    retryAfterMs: 1_000,
  });

const makeTurns = () => {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, run: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
};

type Parts = readonly Uint8Array[];

const eventOf = (
  { ids, clock }: KeepDeps,
  { shopId }: ShopScope,
  conversationId: ConversationId,
  file: Attachment,
  sender: Staff | null,
): NewEvent => ({
  id: ids.next('evt'),
  shopId,
  conversationId,
  ref: file.ref,
  author: sender === null ? 'visitor' : 'staff',
  staffId: sender?.id ?? null,
  at: clock.now(),
  body: {
    kind: 'attachment',
    attachmentId: file.id,
    type: file.type,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    fileName: file.name,
    name: sender === null ? null : shownName(sender),
  },
});

/** @throws DomainError quota_reached */
const refuseFullChat = async (
  { attachments, attachmentQuota: quota }: KeepDeps,
  scope: ShopScope,
  { id }: Conversation,
  bytes: number,
): Promise<void> => {
  const own = await attachments.listByConversation(scope, id);
  const used = own.reduce((sum, one) => sum + one.bytes, 0);
  if (own.length >= quota.filesPerConversation || used + bytes > quota.bytesPerConversation)
    throw new DomainError(
      'quota_reached',
      'No more files fit into this chat. Send the others in another way.',
      { details: { full: 'chat' } },
    );
};

/** Bytes, event, acknowledgement; once per `ref`. Rules: SE-5, RQ-4. */
export const makeKeepAttachment = (deps: KeepDeps) => {
  const { attachments, attachmentBytes } = deps;
  const inTurn = makeTurns();
  const prepareFile = makePrepareFile(deps);

  const isOverdue = ({ at }: Attachment): boolean => deps.clock.now().getTime() - at.getTime() >= STORING_MS;

  const forget = async (scope: ShopScope, { id }: Attachment): Promise<void> => {
    await attachmentBytes.remove(scope, id);
    await attachments.remove(scope, id);
  };

  const seqOf = (scope: ShopScope, { id, conversationId }: Attachment): Promise<number | null> =>
    seqOfAttachment(deps.conversations, scope, conversationId, id);

  /** Row first. @throws DomainError quota_reached, unavailable (duplicate `ref`) */
  const storeBytes = async (scope: ShopScope, file: Attachment, parts: Parts): Promise<void> => {
    if (!(await attachments.insert(scope, file))) throw beingStored();
    try {
      await refuseFullShop(deps, scope, file);
      await attachmentBytes.put(scope, file, parts);
    } catch (error) {
      await forget(scope, file);
      throw error;
    }
  };

  const append = async (
    scope: ShopScope,
    conversationId: ConversationId,
    file: Attachment,
    sender: Staff | null,
    parts: Parts | null,
  ): Promise<Appended> => {
    const event = eventOf(deps, scope, conversationId, file, sender);
    const refuse = sender === null ? unlessEnded : unlessHeldByColleague(sender.id);
    const appended = await appendAndTell(deps, scope, event, null, refuse);
    const { body, seq, author, staffId } = appended.event;
    if (body.kind !== 'attachment' || author !== event.author || staffId !== event.staffId)
      throw new DomainError('conflict', 'Something else was sent under this id. Send the file again.');
    const { attachmentId } = body;
    if (attachmentId !== file.id) {
      // Another process stored its copy.
      await forget(scope, file);
      const isThere = (await attachments.get(scope, attachmentId)) !== null;
      if (!isThere && parts !== null)
        await storeBytes(scope, { ...file, id: attachmentId, at: deps.clock.now(), seq: null }, parts);
    }
    await attachments.setSeq(scope, attachmentId, seq);
    return appended;
  };
  /** Removes the file on refusal. */
  const show: typeof append = async (scope, conversationId, file, sender, parts) => {
    try {
      return await append(scope, conversationId, file, sender, parts);
    } catch (error) {
      // The event may be stored; the sweep decides.
      if (isUnavailable(error)) throw error;
      const isShown = await seqOf(scope, file).catch(() => 'unknown');
      if (isShown === null) await forget(scope, file);
      throw error;
    }
  };

  const store = async (
    scope: ShopScope,
    conversation: Conversation,
    sender: Staff | null,
    sent: SentFile,
  ): Promise<Appended> => {
    const { ref, fileName, bytes } = sent;
    const known = await attachments.findByRef(scope, conversation.id, ref);
    if (known !== null) {
      const parts = known.seq === null ? await allParts(attachmentBytes, scope, known) : null;
      if (known.seq !== null || parts !== null) return show(scope, conversation.id, known, sender, parts);
      if (!isOverdue(known)) throw beingStored();
      await forget(scope, known);
    }
    const type = typeOfFile(bytes);
    await refuseFullChat(deps, scope, conversation, bytes.length);
    const file = await prepareFile(scope, type, sent);
    if (sender === null) await takeBytesOfAddress(deps.takeRate, scope, sent, file.bytes.length);
    const now = deps.clock.now();
    const attachment: Attachment = {
      id: deps.ids.next('att'),
      shopId: scope.shopId,
      conversationId: conversation.id,
      ref,
      staffId: sender?.id ?? null,
      type,
      bytes: file.bytes.length,
      width: file.width,
      height: file.height,
      name: attachmentName(fileName, type, now),
      at: now,
      seq: null,
    };
    const parts = partsOf(file.bytes);
    await storeBytes(scope, attachment, parts);
    if ((await attachments.get(scope, attachment.id)) === null) {
      // Lease lost.
      await forget(scope, attachment);
      throw beingStored();
    }
    return show(scope, conversation.id, attachment, sender, parts);
  };

  return (
    scope: ShopScope,
    conversation: Conversation,
    sender: Staff | null,
    file: SentFile,
  ): Promise<Appended> =>
    inTurn(`${conversation.id} ${file.ref}`, () => store(scope, conversation, sender, file));
};
export type KeepAttachment = ReturnType<typeof makeKeepAttachment>;
