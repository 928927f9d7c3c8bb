import type { AttachmentType } from '../../../protocol/vocabulary.ts';

export type PictureType = Exclude<AttachmentType, 'pdf'>;
export type Picture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * Decodes a picture and writes it anew: nothing of the file is kept but what is seen, so no place, no camera and no
 * second file within it. Turned upright. Null for what is no whole picture of this type, or too large to decode.
 * @throws DomainError unavailable when too many pictures wait
 */
export type RedrawPicture = (bytes: Uint8Array, type: PictureType) => Promise<Picture | null>;

/** What a virus scanner says of a file. */
export type ScanVerdict = 'clean' | 'found' | 'unreachable';
/** Null without a scanner. */
export type ScanFile = ((bytes: Uint8Array) => Promise<ScanVerdict>) | null;
