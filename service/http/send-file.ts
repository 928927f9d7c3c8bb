import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from 'express';
import type { Limits } from '../config/limits.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { FileAnswer } from './route.ts';

type Downloads = { budget: ByteBudget; limits: Limits['downloads'] };
type Reader = {
  /** Key of the client address. */
  address: string;
  /** After the first part the response can only be cut off. */
  onFault(fault: unknown): void;
};

/**
 * Streams with one part in memory; cuts off slow readers.
 * @throws DomainError unavailable, or source errors before the first part
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
        // Flushes the headers first.
        await nextTurn();
        if (response.destroyed) return;
        onFault(error);
        // A short response is detected as broken.
        response.destroy();
      }
    };
    try {
      await Promise.race([sendAll(), closed]);
    } finally {
      release();
      // Not awaited: may block on the database.
      parts.return?.().catch(() => undefined);
    }
  };

const setHeaders = (response: Response, file: FileAnswer): void => {
  // Download only: uploads are untrusted in our origin.
  response
    .attachment(file.name)
    .type(file.type)
    .set('Content-Security-Policy', "sandbox; default-src 'none'")
    .set('Cache-Control', 'private, no-store');
  if (file.isShown === true) response.set('Content-Disposition', 'inline');
  if (file.bytes !== undefined) response.set('Content-Length', String(file.bytes));
};
