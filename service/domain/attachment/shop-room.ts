import type { Attachment, AttachmentQuota } from '../model/attachment/attachment.ts';
import type { AttachmentStore } from '../model/attachment/attachment-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { SentFile } from './prepare-file.ts';

export type RoomDeps = {
  attachments: Pick<AttachmentStore, 'usedBytes'>;
  attachmentQuota: AttachmentQuota;
};

/** @throws DomainError rate_limited */
export type TakeFileBytes = (name: 'fileBytes', key: string, points: number) => Promise<void> | undefined;

/** Visitors' share. */
const VISITORS_PART = 0.8;

/**
 * Throws if the row exceeds the quota; call after storing it.
 * @throws DomainError quota_reached: remove the row
 */
export const refuseFullShop = async (
  { attachments, attachmentQuota }: RoomDeps,
  scope: ShopScope,
  { staffId }: Pick<Attachment, 'staffId'>,
): Promise<void> => {
  const room = attachmentQuota.bytesPerShop * (staffId === null ? VISITORS_PART : 1);
  const used = (await attachments.usedBytes(scope)).get(scope.shopId) ?? 0;
  if (used <= room) return;
  throw new DomainError(
    'quota_reached',
    'The shop has no room for more files at the moment. Describe it in words, or write an e-mail.',
    { details: { full: 'shop' } },
  );
};

/** Counts bytes per shop, address and day. Rule: MI-1. @throws DomainError quota_reached */
export const takeBytesOfAddress = async (
  take: TakeFileBytes,
  { shopId }: ShopScope,
  { sender }: Pick<SentFile, 'sender'>,
  bytes: number,
): Promise<void> => {
  try {
    await take('fileBytes', `${shopId} ${sender}`, bytes);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
    throw new DomainError(
      'quota_reached',
      'The shop takes no more files from this internet connection today. Describe it in words, or send it tomorrow.',
      { details: { full: 'address' } },
    );
  }
};
