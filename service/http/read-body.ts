import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response } from 'express';
import type { Limits } from '../config/limits.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { ByteBudget } from './byte-budget.ts';

/** Returns the text; empty without JSON. */
export type BodyReader = (request: Request, response: Response) => Promise<string>;

const texts = new WeakMap<IncomingMessage, string>();

/** Bounds recursion over values. */
const MOST_LEVELS = 32;
const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = Buffer.from('"\\[{]}');

/** True when nested deeper than `levels`. */
const isDeeperThan = (levels: number, json: Uint8Array): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (isText && byte === ESCAPE) at += 1;
    else if (byte === QUOTE) isText = !isText;
    else if (isText) continue;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
};

/**
 * Reads on demand, so refused callers cost only headers.
 * @param most bytes
 * @param withinMs for the complete body
 */
export const makeJsonReader = (most: number, withinMs: number): BodyReader => {
  const parse = express.json({
    limit: most,
    type: 'application/json',
    // Invalid UTF-8 would change words.
    verify: (request, _response, buffer) => {
      if (!isUtf8(buffer)) throw Object.assign(new Error('not UTF-8'), { status: 400 });
      if (isDeeperThan(MOST_LEVELS, buffer)) {
        throw new DomainError('invalid_request', `The JSON is nested deeper than ${MOST_LEVELS} levels.`);
      }
      texts.set(request, buffer.toString('utf8'));
    },
  });
  return async (request, response) => {
    const known = texts.get(request);
    if (known !== undefined) return known;
    const timer = setTimeout(() => request.destroy(), withinMs);
    await new Promise<void>((resolve, reject) => {
      parse(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
    }).finally(() => clearTimeout(timer));
    return texts.get(request) ?? '';
  };
};

export type UploadReader = (request: Request, most: number, address: string) => Promise<Uint8Array>;

const collect = async (
  request: Request,
  most: number,
  count: (bytes: number) => void,
): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    count(chunk.length);
    if (bytes > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
const tooLarge = () => new DomainError('too_large', 'The file is too large. 10 MB is the most.');

/** Rejects below the minimum speed. */
const watchSpeed = ({ bytes: least, everyMs }: Limits['uploads']['slowest']) => {
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (bytes < least) reject(Object.assign(new Error('too slow'), { status: 408 }));
      bytes = 0;
    }, everyMs);
  });
  return {
    tooSlow,
    count: (more: number): void => {
      bytes += more;
    },
    stop: (): void => clearInterval(timer),
  };
};

/**
 * Reads a file; reserves memory per address first.
 * @throws DomainError too_large, unsupported_media_type, unavailable; status 408 when too slow
 */
export const makeUploadReader =
  (budget: Pick<ByteBudget, 'tryHold'>, slowest: Limits['uploads']['slowest']): UploadReader =>
  async (request, most, address) => {
    if (!/^(application\/(pdf|octet-stream)|image\/(png|jpeg))$/.test(request.get('content-type') ?? '')) {
      throw new DomainError('unsupported_media_type', 'Send one PDF, PNG or JPEG file as the body.');
    }
    const bytes = Number(request.get('content-length') ?? most);
    if (bytes > most) throw tooLarge();
    const release = budget.tryHold(address, bytes);
    if (release === null)
      throw new DomainError(
        'unavailable',
        'Other files are still being sent. Send this one again in a moment.',
        { retryAfterMs: 5_000 },
      );
    const speed = watchSpeed(slowest);
    try {
      return await Promise.race([collect(request, most, speed.count), speed.tooSlow]);
    } finally {
      speed.stop();
      release();
    }
  };
