import { LIMITS } from '../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../shared/call-service.ts';
import { type Upload, uploadFile } from '../../shared/upload-file.ts';
import { conversationPath } from '../api/api-paths.ts';
import type { Session } from '../api/session.ts';

/** A hint only; the service checks the bytes. */
export const ATTACHMENT_FILES = 'image/jpeg,image/png,image/webp,application/pdf';

/** `ref` is the same on every attempt, so that the file is stored once. */
export type PickedFile = { readonly ref: string; readonly file: File };
export type Standing =
  | { is: 'ready' }
  | { is: 'sending'; part: number }
  /** `isFinal`: a retry would be refused again. */
  | { is: 'failed'; refusal: Refusal; isFinal: boolean };
type Sent = { ref: string; seq: number };
type Held = {
  conversationId: string;
  standing: Standing;
  upload: Upload<Sent> | null;
  /** Incremented by each send and cancel. */
  attempt: number;
};

/** Chosen files not stored yet; kept in memory only. */
export type OutgoingFiles = {
  /** The same array until a file is added or removed. */
  of(conversationId: string): readonly PickedFile[];
  standing(ref: string): Standing;
  add(conversationId: string, files: readonly File[]): readonly PickedFile[];
  remove(ref: string): void;
  /** True once stored. */
  send(ref: string): Promise<boolean>;
  /** Keeps the file. */
  cancel(ref: string): void;
  /** A view shows this conversation's failures; returns the unsubscribe function. */
  show(conversationId: string): () => void;
  /** Conversations with a sendable file. */
  waiting(): readonly string[];
  clear(): void;
  subscribe(heard: () => void): () => void;
};

/** A retry would be refused again. */
const FINAL = ['too_large', 'unsupported_media_type', 'file_refused', 'quota_reached', 'conversation_closed'];
const NONE: readonly PickedFile[] = [];
const READY: Standing = { is: 'ready' };

const refused = (code: Refusal['code'], status: number): Standing => ({
  is: 'failed',
  refusal: { code, status },
  isFinal: true,
});
const standingOf = (file: File): Standing => {
  if (file.size > LIMITS.maxAttachmentBytes) return refused('too_large', 413);
  const isTaken = file.type === '' || ATTACHMENT_FILES.split(',').includes(file.type);
  return isTaken ? READY : refused('unsupported_media_type', 415);
};

export const makeOutgoingFiles = ({
  session,
  onFailed,
  upload = uploadFile,
}: {
  session: Pick<Session, 'token' | 'renew'>;
  onFailed: (conversationId: string, refusal: Refusal) => void;
  upload?: typeof uploadFile;
}): OutgoingFiles => {
  const lists = new Map<string, readonly PickedFile[]>();
  const held = new Map<string, Held>();
  const shown = new Map<string, number>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const heard of [...listeners]) heard();
  };
  const set = (ref: string, standing: Standing) => {
    const one = held.get(ref);
    if (one === undefined) return;
    one.standing = standing;
    tell();
  };
  const remove = (ref: string) => {
    const one = held.get(ref);
    if (one === undefined) return;
    held.delete(ref);
    one.upload?.cancel();
    const left = (lists.get(one.conversationId) ?? NONE).filter((file) => file.ref !== ref);
    if (left.length === 0) lists.delete(one.conversationId);
    else lists.set(one.conversationId, left);
    tell();
  };
  const send = async (ref: string): Promise<boolean> => {
    const one = held.get(ref);
    const picked = lists.get(one?.conversationId ?? '')?.find((file) => file.ref === ref);
    if (one === undefined || picked === undefined || one.standing.is === 'sending') return false;
    one.attempt += 1;
    const { attempt, conversationId } = one;
    const isWanted = () => one.attempt === attempt && held.has(ref);
    const post = () => {
      const path = `${conversationPath(conversationId)}/attachments?ref=${ref}`;
      one.upload = upload<Sent>(path, picked.file, session.token(), (part) => {
        if (isWanted()) set(ref, { is: 'sending', part });
      });
      return one.upload.answer;
    };
    set(ref, { is: 'sending', part: 0 });
    let answer = await post();
    const isExpired = !answer.ok && answer.refusal.status === 401;
    if (isExpired && (await session.renew()) === 'renewed' && isWanted()) answer = await post();
    // The message arrives by the socket.
    if (answer.ok) remove(ref);
    else if (isWanted()) {
      const { refusal } = answer;
      set(ref, { is: 'failed', refusal, isFinal: FINAL.includes(refusal.code) });
      if (!shown.has(conversationId)) onFailed(conversationId, refusal);
    }
    return answer.ok;
  };

  return {
    of: (conversationId) => lists.get(conversationId) ?? NONE,
    standing: (ref) => held.get(ref)?.standing ?? READY,
    add: (conversationId, files) => {
      const added = files.map((file) => ({ ref: crypto.randomUUID(), file }));
      for (const { ref, file } of added)
        held.set(ref, { conversationId, standing: standingOf(file), upload: null, attempt: 0 });
      if (added.length > 0) lists.set(conversationId, [...(lists.get(conversationId) ?? NONE), ...added]);
      tell();
      return added;
    },
    remove,
    send,
    cancel: (ref) => {
      const one = held.get(ref);
      if (one === undefined) return;
      one.attempt += 1;
      one.upload?.cancel();
      set(ref, READY);
    },
    show: (conversationId) => {
      shown.set(conversationId, (shown.get(conversationId) ?? 0) + 1);
      return () => {
        const left = (shown.get(conversationId) ?? 1) - 1;
        if (left === 0) shown.delete(conversationId);
        else shown.set(conversationId, left);
      };
    },
    waiting: () => [
      ...new Set(
        [...held.values()]
          .filter(({ standing }) => standing.is !== 'failed' || !standing.isFinal)
          .map(({ conversationId }) => conversationId),
      ),
    ],
    clear: () => {
      for (const ref of [...held.keys()]) remove(ref);
    },
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
