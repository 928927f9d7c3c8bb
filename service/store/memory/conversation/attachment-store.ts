import type { Attachment } from '../../../domain/model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../../../domain/model/attachment/attachment-store.ts';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { AttachmentId, ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { oldestFirst } from '../../order.ts';
import { isInScope, requireInScope } from '../../scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Attachment>(
  (row) => row.at,
  (row) => row.id,
);

export const makeMemoryAttachmentStore = (): AttachmentStore => {
  const rows = memoryTable<AttachmentId, Attachment>('attachments');
  const where = (scope: ShopScope, isWanted: (row: Attachment) => boolean): Attachment[] =>
    [...rows.values()].filter((row) => isInScope(scope, row) && isWanted(row)).sort(byAge);
  const byRef = (scope: ShopScope, conversationId: ConversationId, ref: string) =>
    where(scope, (row) => row.conversationId === conversationId && row.ref === ref)[0] ?? null;
  return {
    async insert(scope, attachment) {
      requireInScope(scope, attachment);
      if (byRef(scope, attachment.conversationId, attachment.ref) !== null) return false;
      rows.set(attachment.id, frozenCopy(attachment));
      return true;
    },
    async get(scope, id) {
      return where(scope, (row) => row.id === id)[0] ?? null;
    },
    async findByRef(scope, conversationId, ref) {
      return byRef(scope, conversationId, ref);
    },
    async setSeq(scope, id, seq) {
      const row = where(scope, (one) => one.id === id)[0];
      if (row === undefined) return false;
      rows.set(id, frozenCopy({ ...row, seq }));
      return true;
    },
    async listByConversation(scope, conversationId) {
      return where(scope, (row) => row.conversationId === conversationId);
    },
    async usedBytes(scope) {
      return where(scope, () => true).reduce((sum, { bytes }) => sum + bytes, 0);
    },
    async unfinished(scope, before) {
      return where(scope, (row) => row.seq === null && row.at <= before);
    },
    async conversationIds(scope) {
      return [...new Set(where(scope, () => true).map(({ conversationId }) => conversationId))];
    },
    async remove(scope, id) {
      return where(scope, (row) => row.id === id).some(() => rows.delete(id));
    },
    async removeByConversation(scope, conversationId) {
      const gone = where(scope, (row) => row.conversationId === conversationId);
      for (const { id } of gone) rows.delete(id);
      return gone.length;
    },
  };
};

type Part = {
  readonly _id: string;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly attachmentId: AttachmentId;
  readonly part: number;
  readonly parts: number;
  readonly sealed: Uint8Array;
};

export const makeMemoryAttachmentBytes = (): AttachmentBytes => {
  const rows = memoryTable<string, Part>('attachmentParts');
  const where = (scope: ShopScope, isWanted: (row: Part) => boolean): Part[] =>
    [...rows.values()].filter((row) => isInScope(scope, row) && isWanted(row));
  const removeAll = (gone: readonly Part[]): number => {
    for (const { _id } of gone) rows.delete(_id);
    return gone.length;
  };
  return {
    async put({ shopId }, { id, conversationId }, parts) {
      for (const [at, bytes] of parts.entries()) {
        const part = at + 1;
        const _id = `${id} ${part}`;
        const sealed = Uint8Array.from(bytes);
        rows.set(_id, { _id, shopId, conversationId, attachmentId: id, part, parts: parts.length, sealed });
      }
    },
    async get(scope, { id }) {
      const found = where(scope, ({ attachmentId }) => attachmentId === id).sort((a, b) => a.part - b.part);
      const isWhole = found.length > 0 && found.every(({ parts }) => parts === found.length);
      return isWhole ? found.map(({ sealed }) => sealed) : null;
    },
    async remove(scope, id) {
      return removeAll(where(scope, ({ attachmentId }) => attachmentId === id));
    },
    async removeByConversation(scope, id) {
      return removeAll(where(scope, ({ conversationId }) => conversationId === id));
    },
  };
};
