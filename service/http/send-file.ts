import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { FileAnswer } from './route.ts';

/**
 * Sends a file as fast as the other side takes it; a caller who goes away ends it, and its source too.
 * @param onFault gets what the source throws behind the first part, while the caller is still there: the response breaks
 *   off, so no problem can be sent any more
 * @throws what the source throws before its first part, with nothing sent
 */
export const sendFile = async (
  response: Response,
  file: FileAnswer,
  onFault: (fault: unknown) => void,
): Promise<void> => {
  const parts = file.parts[Symbol.asyncIterator]();
  const first = await parts.next();
  // Saved, never shown in our origin: what people upload could hold anything.
  response
    .attachment(file.name)
    .type(file.type)
    .set('Content-Security-Policy', "sandbox; default-src 'none'")
    .set('Cache-Control', 'private, no-store');
  if (file.isShown === true) response.set('Content-Disposition', 'inline');
  let isTold = false;
  const nextPart = async (): Promise<IteratorResult<string | Uint8Array>> => {
    try {
      return await parts.next();
    } catch (error) {
      isTold = !response.destroyed;
      if (isTold) onFault(error);
      throw error;
    }
  };
  const all = async function* () {
    for (let next = first; next.done !== true; next = await nextPart()) yield next.value;
  };
  try {
    await pipeline(Readable.from(all()), response);
  } catch (error) {
    if (!isTold && !response.destroyed) throw error;
  } finally {
    // Not awaited: the source may be waiting for the database.
    parts.return?.().catch(() => undefined);
  }
};
