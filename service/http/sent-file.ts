import type { SentFile } from '../domain/attachment/prepare-file.ts';
import { LIMITS } from '../protocol/vocabulary.ts';
import type { Caller, StaffCaller } from './route.ts';

/** Percent-encoded file name; URLs would be logged by proxies. */
export const FILE_NAME_HEADER = 'x-file-name';

/** Twelve characters per code point. */
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

/** Reads the file after authorisation. */
export const sentFile = async (
  { request, address, upload, readUpload, access }: Caller & Partial<Pick<StaffCaller, 'access'>>,
  ref: string,
): Promise<SentFile> => ({
  ref,
  sender: access?.staff.id ?? address,
  fileName: nameOf(request.get(FILE_NAME_HEADER)),
  bytes: upload ?? (await readUpload?.()) ?? new Uint8Array(),
});
