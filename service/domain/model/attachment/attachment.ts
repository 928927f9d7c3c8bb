import type {
  AttachmentId,
  AttachmentType,
  ConversationId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';

/** A picture or PDF of a conversation; its bytes lie apart, in `AttachmentBytes`. */
export type Attachment = {
  readonly id: AttachmentId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  /** The sender's id of the upload: the same one stores once. */
  readonly ref: string;
  /** Null when the visitor sent it. */
  readonly staffId: StaffId | null;
  readonly type: AttachmentType;
  /** Size as stored. */
  readonly bytes: number;
  /** In pixels; null for a PDF. */
  readonly width: number | null;
  readonly height: number | null;
  /** Cleaned name of the file. */
  readonly name: string;
  readonly at: Date;
  /** Place of its event in the conversation; null while the upload is not finished. */
  readonly seq: number | null;
};

/** What names the bytes of an attachment: its conversation's key seals them. */
export type AttachmentPlace = Pick<Attachment, 'id' | 'conversationId'>;

/** One part of the bytes, and how many parts there are. */
export type StoredPart = { readonly bytes: Uint8Array; readonly parts: number };

/** A part that lies in a bucket, outside the database. Its id is the name of its object there. */
export type AttachmentObject = {
  readonly id: string;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly attachmentId: AttachmentId;
  readonly part: number;
  readonly parts: number;
  /** Name of the bucket, which a copy of it keeps. */
  readonly bucket: string;
};

/** Each file of the parts, once. */
export const placesOf = (
  parts: readonly Pick<AttachmentObject, 'attachmentId' | 'conversationId'>[],
): AttachmentPlace[] => [
  ...new Map(parts.map(({ attachmentId: id, conversationId }) => [id, { id, conversationId }])).values(),
];

/** Bytes are stored in parts of this size. */
export const ATTACHMENT_PART_BYTES = 256 * 1000;

export const partsOf = (bytes: Uint8Array): Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += ATTACHMENT_PART_BYTES)
    parts.push(bytes.subarray(from, from + ATTACHMENT_PART_BYTES));
  return parts;
};

/** How much may be stored. */
export type AttachmentQuota = {
  readonly filesPerConversation: number;
  readonly bytesPerConversation: number;
  readonly bytesPerShop: number;
};
