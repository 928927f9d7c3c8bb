import type { AttachmentType, ShopId } from '../../../protocol/vocabulary.ts';

export type PictureType = Exclude<AttachmentType, 'pdf'>;
export type Picture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** `too_costly`: exceeds pixel, memory or time limits. */
export type Redrawn = Picture | 'broken' | 'too_costly';

/**
 * Upright, without metadata.
 * @param from for fair queueing
 * @throws DomainError unavailable when the queue is full
 */
export type RedrawPicture = (
  bytes: Uint8Array,
  type: PictureType,
  from: { readonly shopId: ShopId; readonly sender: string },
) => Promise<Redrawn>;

export type ScanVerdict = 'clean' | 'found' | 'unreachable';
/** Null without a scanner. */
export type ScanFile = ((bytes: Uint8Array) => Promise<ScanVerdict>) | null;
