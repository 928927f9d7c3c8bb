import type {
  AttachmentId,
  AttachmentType,
  ConversationId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';

/** Metadata; bytes: `AttachmentBytes`. */
export type Attachment = {
  readonly id: AttachmentId;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  /** Idempotency key. */
  readonly ref: string;
  /** Null for the visitor. */
  readonly staffId: StaffId | null;
  readonly type: AttachmentType;
  readonly bytes: number;
  /** Pixels; PDF: null. */
  readonly width: number | null;
  readonly height: number | null;
  /** Sanitised. */
  readonly name: string;
  readonly at: Date;
  /** Null: unfinished. */
  readonly seq: number | null;
};

export type AttachmentPlace = Pick<Attachment, 'id' | 'conversationId'>;

/** `parts` is the total. */
export type StoredPart = { readonly bytes: Uint8Array; readonly parts: number };

/** Its id is the object name. */
export type AttachmentObject = {
  readonly id: string;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly attachmentId: AttachmentId;
  readonly part: number;
  readonly parts: number;
  readonly bucket: string;
};

/** Distinct files of the parts. */
export const placesOf = (
  parts: readonly Pick<AttachmentObject, 'attachmentId' | 'conversationId'>[],
): AttachmentPlace[] => [
  ...new Map(parts.map(({ attachmentId: id, conversationId }) => [id, { id, conversationId }])).values(),
];

export const ATTACHMENT_PART_BYTES = 256 * 1000;

export const partsOf = (bytes: Uint8Array): Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += ATTACHMENT_PART_BYTES)
    parts.push(bytes.subarray(from, from + ATTACHMENT_PART_BYTES));
  return parts;
};

export type AttachmentQuota = {
  readonly filesPerConversation: number;
  readonly bytesPerConversation: number;
  readonly bytesPerShop: number;
};
