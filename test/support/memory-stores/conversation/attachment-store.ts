import {
  type Attachment,
  type AttachmentObject,
  placesOf,
} from '../../../../service/domain/model/attachment/attachment.ts';
import type {
  AttachmentBytes,
  AttachmentObjects,
  AttachmentStore,
} from '../../../../service/domain/model/attachment/attachment-store.ts';
import type { ShopScope, ShopsScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { AttachmentId, ConversationId, ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Attachment>(
  (row) => row.at,
  (row) => row.id,
);

export const makeMemoryAttachmentStore = (): AttachmentStore => {
  const rows = memoryTable<AttachmentId, Attachment>('attachments');
  const where = (scope: ShopScope | ShopsScope, isWanted: (row: Attachment) => boolean): Attachment[] =>
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
      const sums = new Map<ShopId, number>();
      for (const { shopId, bytes } of where(scope, () => true))
        sums.set(shopId, (sums.get(shopId) ?? 0) + bytes);
      return sums;
    },
    async unfinished(scope, before) {
      return where(scope, (row) => row.seq === null && row.at <= before);
    },
    async existing(scope, ids) {
      return where(scope, ({ id }) => ids.includes(id)).map(({ id }) => id);
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
  /** Null: in a bucket. */
  readonly sealed: Uint8Array | null;
  /** Null: in this table. */
  readonly bucket: string | null;
};

const inOrder = (a: { readonly part: number }, b: { readonly part: number }): number => a.part - b.part;

export const makeMemoryAttachmentParts = (): {
  attachmentBytes: AttachmentBytes;
  attachmentObjects: AttachmentObjects;
} => {
  const rows = memoryTable<string, Part>('attachmentParts');
  const where = (scope: ShopScope, isHere: boolean, isWanted: (row: Part) => boolean): Part[] =>
    [...rows.values()]
      .filter((row) => isInScope(scope, row) && (row.bucket === null) === isHere && isWanted(row))
      .sort(inOrder);
  const removeAll = (gone: readonly Part[]): number => {
    for (const { _id } of gone) rows.delete(_id);
    return gone.length;
  };
  const objectOf = ({ _id, sealed: _, bucket, ...rest }: Part): AttachmentObject =>
    frozenCopy({ id: _id, ...rest, bucket: bucket ?? '' });
  return {
    attachmentBytes: {
      async put({ shopId }, { id, conversationId }, parts) {
        for (const [at, bytes] of parts.entries()) {
          const part = at + 1;
          const _id = `${id} ${part}`;
          const sealed = Uint8Array.from(bytes);
          const place = { shopId, conversationId, attachmentId: id, part, parts: parts.length };
          rows.set(_id, { _id, ...place, sealed, bucket: null });
        }
      },
      async get(scope, { id }, part) {
        const [found] = where(scope, true, (row) => row.attachmentId === id && row.part === part);
        return found?.sealed ? { bytes: found.sealed, parts: found.parts } : null;
      },
      async remove(scope, id) {
        return removeAll(where(scope, true, ({ attachmentId }) => attachmentId === id));
      },
      async removeByConversation(scope, id) {
        return removeAll(where(scope, true, ({ conversationId }) => conversationId === id));
      },
    },
    attachmentObjects: {
      async insert(scope, objects) {
        for (const object of objects) {
          requireInScope(scope, object);
          const { id, ...rest } = object;
          rows.set(id, { _id: id, ...rest, sealed: null });
        }
      },
      async get(scope, id, part) {
        const [found] = where(scope, false, (row) => row.attachmentId === id && row.part === part);
        return found === undefined ? null : objectOf(found);
      },
      async list(scope, id) {
        return where(scope, false, ({ attachmentId }) => attachmentId === id).map(objectOf);
      },
      async listByConversation(scope, id) {
        return where(scope, false, ({ conversationId }) => conversationId === id).map(objectOf);
      },
      async remove(scope, ids) {
        return removeAll(where(scope, false, ({ _id }) => ids.includes(_id)));
      },
      async places(scope) {
        return placesOf(where(scope, false, () => true));
      },
      async known(_service, ids) {
        return ids.filter((id) => rows.has(id));
      },
    },
  };
};
