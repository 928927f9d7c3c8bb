import type { SentFile } from '../domain/attachment/prepare-file.ts';
import { LIMITS } from '../protocol/vocabulary.ts';
import type { Caller, StaffCaller } from './route.ts';

/** Header with the name of a sent file, percent-encoded: an address would stand in the logs of proxies. */
export const FILE_NAME_HEADER = 'x-file-name';

/** Twelve characters for each code point at most. */
const MAX_HEADER = 2_400;

const nameOf = (header: string | undefined): string => {
  try {
    const name = decodeURIComponent((header ?? '').slice(0, MAX_HEADER));
    return Array.from(name)
      .slice(0, 2 * LIMITS.maxFileNameCodePoints)
      .join('');
  } catch {
    return '';
  }
};

/** The file of a request, read now: call it once the sender is known to be allowed to send. */
export const sentFile = async (
  { request, address, upload, readUpload, access }: Caller & Partial<Pick<StaffCaller, 'access'>>,
  ref: string,
): Promise<SentFile> => ({
  ref,
  sender: access?.staff.id ?? address,
  fileName: nameOf(request.get(FILE_NAME_HEADER)),
  bytes: upload ?? (await readUpload?.()) ?? new Uint8Array(),
});
