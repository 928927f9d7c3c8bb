import { type AttachmentType, LIMITS } from '../../protocol/vocabulary.ts';
import { appendAndTell } from '../conversation/store-message.ts';
import { type Attachment, type AttachmentQuota, partsOf } from '../model/attachment/attachment.ts';
import type { Picture, RedrawPicture, ScanFile } from '../model/attachment/attachment-ports.ts';
import type { AttachmentBytes, AttachmentStore } from '../model/attachment/attachment-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Staff } from '../model/staff/staff.ts';
import { attachmentName } from './attachment-name.ts';
import { attachmentTypeOf } from './attachment-type.ts';

export type KeepDeps = {
  attachments: AttachmentStore;
  attachmentBytes: AttachmentBytes;
  redrawPicture: RedrawPicture;
  scanFile: ScanFile;
  attachmentQuota: AttachmentQuota;
  conversations: ConversationStore;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
};

/** A file as it comes in. */
export type SentFile = { readonly ref: string; readonly fileName: string; readonly bytes: Uint8Array };

const refused = (): DomainError =>
  new DomainError(
    'file_refused',
    'This file cannot be read as a whole picture or PDF. Save it anew, or send another one.',
  );

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
const refuseOverQuota = async (
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
  if ((await attachments.usedBytes(scope)) + bytes > quota.bytesPerShop)
    throw new DomainError(
      'quota_reached',
      'The shop has no room for more files at the moment. Describe it in words, or write an e-mail.',
    );
};

/** @throws DomainError file_refused, unavailable */
const refuseInfected = async ({ scanFile }: KeepDeps, bytes: Uint8Array): Promise<void> => {
  if (scanFile === null) return;
  const verdict = await scanFile(bytes);
  if (verdict === 'found')
    throw new DomainError(
      'file_refused',
      'The virus scanner found something in this file, so it was not stored.',
    );
  if (verdict === 'unreachable')
    throw new DomainError(
      'unavailable',
      'Files cannot be checked for viruses at the moment. Try again later.',
      {
        retryAfterMs: 30_000,
      },
    );
};

type Prepared = { bytes: Uint8Array } & { [K in 'width' | 'height']: Picture[K] | null };

/** The file as it is stored. @throws DomainError file_refused */
const prepared = async (
  { redrawPicture }: KeepDeps,
  bytes: Uint8Array,
  type: AttachmentType,
): Promise<Prepared> => {
  if (type === 'pdf') return { bytes, width: null, height: null };
  const picture = await redrawPicture(bytes, type);
  if (picture === null) throw refused();
  return picture;
};

/**
 * Stores a file in a conversation: its bytes, then its event; only then is it acknowledged. The same `ref` stores once.
 * An upload that fails leaves nothing behind. Decision 0120. Rules: SE-5, RQ-4.
 */
export const makeKeepAttachment = (deps: KeepDeps) => {
  const { attachments, attachmentBytes } = deps;
  const inTurn = makeTurns();

  const forget = async (scope: ShopScope, { id }: Attachment): Promise<void> => {
    await attachmentBytes.remove(scope, id);
    await attachments.remove(scope, id);
  };

  const append = async (scope: ShopScope, file: Attachment, sender: Staff | null): Promise<Appended> => {
    const appended = await appendAndTell(
      deps,
      scope,
      {
        id: deps.ids.next('evt'),
        shopId: scope.shopId,
        conversationId: file.conversationId,
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
          name: sender?.name ?? null,
        },
      },
      null,
      sender === null ? null : unlessHeldByColleague(sender.id),
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
    if (known !== null && known.seq !== null) return append(scope, known, sender);
    // An earlier upload was interrupted.
    if (known !== null) await forget(scope, known);
    const type = attachmentTypeOf(bytes);
    if (type === null)
      throw new DomainError(
        'unsupported_media_type',
        'Only pictures (JPEG, PNG, WebP) and PDF files can be sent.',
      );
    if (bytes.length > LIMITS.maxAttachmentBytes)
      throw new DomainError('too_large', 'The file is too large. 10 MB is the most.');
    await refuseOverQuota(deps, scope, conversation, bytes.length);
    await refuseInfected(deps, bytes);
    const file = await prepared(deps, bytes, type);
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
    if (!(await attachments.insert(scope, attachment)))
      throw new DomainError('unavailable', 'This file is being stored already. Try again in a moment.', {
        retryAfterMs: 1_000,
      });
    try {
      await attachmentBytes.put(scope, attachment, partsOf(file.bytes));
      return await append(scope, attachment, sender);
    } catch (error) {
      // Nothing points at it. A crash here leaves it to the sweep.
      await forget(scope, attachment);
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
