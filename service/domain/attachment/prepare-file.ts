import { type AttachmentType, LIMITS } from '../../protocol/vocabulary.ts';
import type { Picture, RedrawPicture, ScanFile } from '../model/attachment/attachment-ports.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { attachmentTypeOf } from './attachment-type.ts';

export type SentFile = {
  readonly ref: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Staff id, or address key, never stored. Rule: MI-1. */
  readonly sender: string;
};

export type PrepareDeps = {
  redrawPicture: RedrawPicture;
  scanFile: ScanFile;
};

export type PreparedFile = { readonly bytes: Uint8Array } & {
  readonly [K in 'width' | 'height']: Picture[K] | null;
};

/** Type by first bytes. @throws DomainError unsupported_media_type, too_large */
export const typeOfFile = (bytes: Uint8Array): AttachmentType => {
  const type = attachmentTypeOf(bytes);
  if (type === null)
    throw new DomainError(
      'unsupported_media_type',
      'Only pictures (JPEG, PNG, WebP) and PDF files can be sent.',
    );
  if (bytes.length > LIMITS.maxAttachmentBytes)
    throw new DomainError('too_large', 'The file is too large. 10 MB is the most.');
  return type;
};

/** @throws DomainError file_refused, unavailable */
const refuseInfected = async (scanFile: ScanFile, bytes: Uint8Array): Promise<void> => {
  if (scanFile === null) return;
  const verdict = await scanFile(bytes);
  if (verdict === 'found')
    throw new DomainError(
      'file_refused',
      'The virus scanner found something in this file, so it was not stored.',
    );
  if (verdict === 'unreachable')
    throw new DomainError(
      'unavailable',
      'Files cannot be checked for viruses at the moment. Try again later.',
      {
        retryAfterMs: 30_000,
      },
    );
};

/**
 * Scans, re-encodes pictures.
 * @throws DomainError file_refused, too_large, unavailable
 */
export const makePrepareFile =
  ({ scanFile, redrawPicture }: PrepareDeps) =>
  async (
    scope: ShopScope,
    type: AttachmentType,
    { bytes, sender }: Pick<SentFile, 'bytes' | 'sender'>,
  ): Promise<PreparedFile> => {
    await refuseInfected(scanFile, bytes);
    if (type === 'pdf') return { bytes, width: null, height: null };
    const picture = await redrawPicture(bytes, type, { shopId: scope.shopId, sender });
    if (picture === 'too_costly')
      throw new DomainError(
        'file_refused',
        'This picture has too many pixels to be prepared here. Save it smaller, or as an ordinary JPEG, and send it again.',
      );
    if (picture === 'broken')
      throw new DomainError(
        'file_refused',
        'This file cannot be read as a whole picture or PDF. Save it anew, or send another one.',
      );
    if (picture.bytes.length > LIMITS.maxAttachmentBytes)
      throw new DomainError(
        'too_large',
        'The picture is larger than 10 MB once it is drawn anew. Send a smaller one.',
      );
    return picture;
  };
