import { makeForgetAttachments } from '../../attachment/forget-attachments.ts';
import type { AttachmentBytes, AttachmentStore } from '../../model/attachment/attachment-store.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { field, keptByHold, type SubjectSource } from '../../model/erasure/subject-source.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';

export type AttachmentSourceDeps = {
  attachments: AttachmentStore;
  attachmentBytes: AttachmentBytes;
  conversations: ConversationStore;
};

/** Group id in the access response. */
export const ATTACHMENTS_GROUP = 'attachments';

/** Rules: RT-1, RT-2. */
export const makeAttachmentSource = (deps: AttachmentSourceDeps): SubjectSource => {
  const forget = makeForgetAttachments(deps);
  return {
    name: 'attachments',
    async count(scope, subject) {
      const conversations = await findConversations(deps.conversations, scope, subject);
      const found = await Promise.all(
        conversations.map(({ id }) => deps.attachments.listByConversation(scope, id)),
      );
      return found.flat().length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, authors, fileContent } = rightsWords(locale);
      const items = [];
      for (const { id, expiresAt } of await findConversations(deps.conversations, scope, subject)) {
        for (const file of await deps.attachments.listByConversation(scope, id)) {
          items.push({
            id: file.id,
            fields: [
              ...field('conversationId', fields.conversationId, id),
              ...field('at', fields.at, file.at),
              ...field('author', fields.author, authors[file.staffId === null ? 'visitor' : 'staff']),
              ...field('file', fields.file, file.name),
              ...field('bytes', fields.bytes, `${file.bytes}`),
              ...field('content', fields.content, fileContent.byShop),
              ...field('keptUntil', fields.keptUntil, expiresAt),
            ],
          });
        }
      }
      return [{ group: ATTACHMENTS_GROUP, label: groups.attachments, items, retained: null }];
    },
    async erase(scope, subject, at) {
      let removed = 0;
      let held = 0;
      for (const conversation of await findConversations(deps.conversations, scope, subject)) {
        const { id, openedAt, heldAt } = conversation;
        if (openedAt > at) continue;
        if (heldAt === null) removed += await forget(scope, id);
        else held += (await deps.attachments.listByConversation(scope, id)).length;
      }
      return { removed, retained: keptByHold(held) };
    },
  };
};
