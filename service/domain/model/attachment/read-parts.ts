import { DomainError, notFound } from '../base/domain-error.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { AttachmentPlace } from './attachment.ts';
import type { AttachmentBytes } from './attachment-store.ts';

/**
 * Yields parts one by one.
 * @throws DomainError not_found for a missing part
 */
export async function* readParts(
  attachmentBytes: Pick<AttachmentBytes, 'get'>,
  scope: ShopScope,
  place: AttachmentPlace,
): AsyncGenerator<Uint8Array> {
  let parts = 1;
  for (let part = 1; part <= parts; part += 1) {
    const found = await attachmentBytes.get(scope, place, part);
    if (found === null) throw notFound();
    parts = found.parts;
    yield found.bytes;
  }
}

/** Null when a part is missing. */
export const allParts = async (
  ...from: Parameters<typeof readParts>
): Promise<readonly Uint8Array[] | null> => {
  try {
    const parts = [];
    for await (const part of readParts(...from)) parts.push(part);
    return parts;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  }
};
