import type { FileAddress } from '../domain/attachment/attachment-address.ts';
import type { ConversationEvent, EventBody } from '../domain/model/conversation/conversation.ts';
import type { AttachmentAddress } from '../protocol/attachments.ts';
import type { AttachmentType, Author } from '../protocol/vocabulary.ts';

type Sender = { author: Author; ref: string; name?: string; staffId?: string };
/** File or file request for participants, without common fields. */
export type AttachmentEventView = Sender &
  (
    | {
        kind: 'attachment';
        attachmentId: string;
        type: AttachmentType;
        bytes: number;
        width: number | null;
        height: number | null;
        fileName: string;
      }
    | { kind: 'attachment_request'; text: string | null }
  );

export const attachmentEventView = (
  event: ConversationEvent,
  body: Extract<EventBody, { kind: 'attachment' | 'attachment_request' }>,
  viewer: 'visitor' | 'staff',
): AttachmentEventView => {
  const { name, ...shown } = body;
  return {
    ...shown,
    author: event.author,
    ref: event.ref,
    ...(name === null ? {} : { name }),
    ...(viewer === 'staff' && event.staffId !== null ? { staffId: event.staffId } : {}),
  };
};

export const addressView = ({ address, expiresAt }: FileAddress): AttachmentAddress => ({
  url: `/v1/attachments/${address}`,
  expiresAt: expiresAt.toISOString(),
});
