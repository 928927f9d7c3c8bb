import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from 'express';
import type { Limits } from '../config/limits.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { FileAnswer } from './route.ts';

type Downloads = { budget: ByteBudget; limits: Limits['downloads'] };
type Reader = {
  /** Key of the address. */
  address: string;
  /**
   * Gets what the source throws behind the first part, while the reader is still there: the response breaks off, so no
   * problem can be sent any more.
   */
  onFault(fault: unknown): void;
};

/**
 * Sends a file part by part, as fast as the reader takes it: one part of each download is in memory. A reader who goes
 * away ends it, and its source too; one who does not take a part in time is cut off.
 * @throws DomainError unavailable, and what the source throws before its first part, with nothing sent
 */
export const makeSendFile =
  ({ budget, limits }: Downloads) =>
  async (response: Response, file: FileAnswer, { address, onFault }: Reader): Promise<void> => {
    const release = await budget.hold(address, file.held ?? limits.partBytes, limits.waitMs);
    if (response.destroyed) return release();
    const parts = file.parts[Symbol.asyncIterator]();
    let late: NodeJS.Timeout | undefined;
    const closed = new Promise<void>((resolve) => {
      response.once('close', () => {
        clearTimeout(late);
        resolve();
      });
    });
    const taken = async (event: 'drain' | 'finish'): Promise<void> => {
      late = setTimeout(() => response.destroy(), limits.partMs);
      await once(response, event);
      clearTimeout(late);
    };
    const sendAll = async (): Promise<void> => {
      let next = await parts.next();
      setHeaders(response, file);
      try {
        for (; next.done !== true; next = await parts.next()) {
          if (response.destroyed) return;
          if (!response.write(next.value)) await taken('drain');
        }
        response.end();
        if (!response.writableFinished) await taken('finish');
      } catch (error) {
        // What was written goes out first, so that the reader has the headers.
        await nextTurn();
        if (response.destroyed) return;
        onFault(error);
        // The length that was promised does not come: no reader takes a cut-off file for a whole one.
        response.destroy();
      }
    };
    try {
      await Promise.race([sendAll(), closed]);
    } finally {
      release();
      // Not awaited: the source may be waiting for the database.
      parts.return?.().catch(() => undefined);
    }
  };

const setHeaders = (response: Response, file: FileAnswer): void => {
  // Saved, never shown in our origin: what people upload could hold anything.
  response
    .attachment(file.name)
    .type(file.type)
    .set('Content-Security-Policy', "sandbox; default-src 'none'")
    .set('Cache-Control', 'private, no-store');
  if (file.isShown === true) response.set('Content-Disposition', 'inline');
  if (file.bytes !== undefined) response.set('Content-Length', String(file.bytes));
};
