import type { ConversationId } from '../../protocol/vocabulary.ts';
import { appendAndTell } from '../conversation/store-message.ts';
import { type Attachment, isReplyId, partsOf } from '../model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, unlessEnded, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { attachmentName } from './attachment-name.ts';
import { makePrepareFile, type PrepareDeps, typeOfFile } from './prepare-file.ts';
import { seqOfAttachment } from './seq-of-attachment.ts';

export type KeepDeps = PrepareDeps & {
  attachments: AttachmentStore;
  attachmentBytes: AttachmentBytes;
  conversations: ConversationStore;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
};

/** A file as it comes in. */
export type SentFile = { readonly ref: string; readonly fileName: string; readonly bytes: Uint8Array };

/** How long a process may store a file; then another one may take the upload up. */
const STORING_MS = 60_000;
const beingStored = (): DomainError =>
  new DomainError('unavailable', 'This file is being stored already. Try again in a moment.', {
    retryAfterMs: 1_000,
  });

/** Runs what has the same key one after another. */
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
    );
};

/**
 * Stores a file in a conversation: its bytes, then its event; only then is it acknowledged. The same `ref` stores once.
 * An upload that fails leaves nothing behind. Decision 0120. Rules: SE-5, RQ-4.
 */
export const makeKeepAttachment = (deps: KeepDeps) => {
  const { attachments, attachmentBytes } = deps;
  const inTurn = makeTurns();
  const prepareFile = makePrepareFile(deps);

  const startedAt = deps.clock.now();
  const isOverdue = ({ at }: Attachment): boolean => deps.clock.now().getTime() - at.getTime() >= STORING_MS;
  /** Another process may be storing it; here it would have had its turn, and what is older was left by a crash. */
  const isElsewhere = (file: Attachment): boolean => file.at >= startedAt && !isOverdue(file);

  const forget = async (scope: ShopScope, { id }: Attachment): Promise<void> => {
    await attachmentBytes.remove(scope, id);
    await attachments.remove(scope, id);
  };

  const seqOf = (scope: ShopScope, { id, conversationId }: Attachment): Promise<number | null> =>
    isReplyId(conversationId)
      ? Promise.resolve(null)
      : seqOfAttachment(deps.conversations, scope, conversationId, id);

  const append = async (
    scope: ShopScope,
    conversationId: ConversationId,
    file: Attachment,
    sender: Staff | null,
  ): Promise<Appended> => {
    const appended = await appendAndTell(
      deps,
      scope,
      {
        id: deps.ids.next('evt'),
        shopId: scope.shopId,
        conversationId,
        ref: file.ref,
        author: sender === null ? 'visitor' : 'staff',
        staffId: sender?.id ?? null,
        at: deps.clock.now(),
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
      },
      null,
      sender === null ? unlessEnded : unlessHeldByColleague(sender.id),
    );
    const { body, seq } = appended.event;
    if (body.kind !== 'attachment' || body.attachmentId !== file.id)
      throw new DomainError('conflict', 'Something else was sent under this id. Send the file again.');
    await attachments.setSeq(scope, file.id, seq);
    return appended;
  };

  const store = async (
    scope: ShopScope,
    conversation: Conversation,
    sender: Staff | null,
    { ref, fileName, bytes }: SentFile,
  ): Promise<Appended> => {
    const known = await attachments.findByRef(scope, conversation.id, ref);
    const seq = known === null ? null : (known.seq ?? (await seqOf(scope, known)));
    if (known !== null && seq !== null) return append(scope, conversation.id, known, sender);
    if (known !== null && isElsewhere(known)) throw beingStored();
    // An earlier upload was interrupted before its event.
    if (known !== null) await forget(scope, known);
    const type = typeOfFile(bytes);
    await refuseFullChat(deps, scope, conversation, bytes.length);
    const file = await prepareFile(scope, type, bytes);
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
    if (!(await attachments.insert(scope, attachment))) throw beingStored();
    try {
      await attachmentBytes.put(scope, attachment, partsOf(file.bytes));
      if (isOverdue(attachment)) throw beingStored();
      return await append(scope, conversation.id, attachment, sender);
    } catch (error) {
      // Unless its event is stored nothing points at it. A crash, and a database that is away, leave it to the sweep.
      const isShown = await seqOf(scope, attachment).catch(() => 'unknown');
      if (isShown === null) await forget(scope, attachment);
      throw error;
    }
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
