import type { AttachmentType, ShopId } from '../../../protocol/vocabulary.ts';

export type PictureType = Exclude<AttachmentType, 'pdf'>;
export type Picture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** `broken`: no whole picture of this type. `too_costly`: too many pixels for its kind or weight, or more memory or time. */
export type Redrawn = Picture | 'broken' | 'too_costly';

/**
 * Decodes a picture and writes it anew: nothing of the file is kept but what is seen, so no place, no camera and no
 * second file within it. Turned upright.
 * @param from pictures of different shops and senders take turns
 * @throws DomainError unavailable when too many pictures wait
 */
export type RedrawPicture = (
  bytes: Uint8Array,
  type: PictureType,
  from: { readonly shopId: ShopId; readonly sender: string },
) => Promise<Redrawn>;

/** What a virus scanner says of a file. */
export type ScanVerdict = 'clean' | 'found' | 'unreachable';
/** Null without a scanner. */
export type ScanFile = ((bytes: Uint8Array) => Promise<ScanVerdict>) | null;
