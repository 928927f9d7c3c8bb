import type { Attachment, AttachmentPlace } from '../../domain/model/attachment/attachment.ts';
import type { AttachmentBytes, AttachmentStore } from '../../domain/model/attachment/attachment-store.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';
import type { ShopScope } from '../../domain/model/base/tenancy.ts';
import type { ContentKey, ContentKeys } from '../../domain/model/content/content-keys.ts';
import { openStrings, sealStrings } from './sealed-strings.ts';

export const sealAttachment = (key: ContentKey, attachment: Attachment): Attachment => ({
  ...attachment,
  name: sealStrings(key, 'fileName', attachment.name),
});
export const openAttachment = (key: ContentKey, attachment: Attachment): Attachment =>
  Object.freeze({ ...attachment, name: openStrings(key, 'fileName', attachment.name) });

/**
 * Seals attachment names with the conversation's key; erased ones are invisible to reads, not to removals.
 * Rules: SE-5, RT-2.
 */
export const sealAttachments = (inner: AttachmentStore, keys: ContentKeys): AttachmentStore => {
  const opened = async (scope: ShopScope, sealed: Attachment | null): Promise<Attachment | null> => {
    const key = sealed === null ? null : await keys.get(scope, sealed.conversationId);
    return sealed === null || key === null ? null : openAttachment(key, sealed);
  };
  return {
    ...inner,
    async insert(scope, attachment) {
      const key = await keys.get(scope, attachment.conversationId);
      return key === null ? false : inner.insert(scope, sealAttachment(key, attachment));
    },
    get: async (scope, id) => opened(scope, await inner.get(scope, id)),
    findByRef: async (scope, conversationId, ref) =>
      opened(scope, await inner.findByRef(scope, conversationId, ref)),
    async listByConversation(scope, conversationId) {
      const key = await keys.get(scope, conversationId);
      if (key === null) return [];
      return (await inner.listByConversation(scope, conversationId)).map((one) => openAttachment(key, one));
    },
  };
};

/** Context: attachment, part number and count. */
export const partField = (id: string, part: number, parts: number): string => `bytes ${id} ${part}/${parts}`;

/** Seals attachment bytes with the conversation's key. Rule: SE-5. */
export const sealAttachmentBytes = (inner: AttachmentBytes, keys: ContentKeys): AttachmentBytes => ({
  ...inner,
  async put(scope: ShopScope, place: AttachmentPlace, parts: readonly Uint8Array[]) {
    const key = await keys.get(scope, place.conversationId);
    if (key === null) throw new DomainError('conflict', 'This chat was deleted, so the file was not stored.');
    const sealed = parts.map((part, at) => key.sealBytes(partField(place.id, at + 1, parts.length), part));
    await inner.put(scope, place, sealed);
  },
  async get(scope, place, part) {
    const key = await keys.get(scope, place.conversationId);
    const found = key === null ? null : await inner.get(scope, place, part);
    if (key === null || found === null) return null;
    const { bytes, parts } = found;
    return { bytes: key.openBytes(partField(place.id, part, parts), bytes), parts };
  },
});
