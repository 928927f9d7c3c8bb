import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response } from 'express';
import { DomainError } from '../domain/model/base/domain-error.ts';

/** Reads the JSON body of a request into `request.body`, and gives its bytes as text: empty when it sent no JSON. */
export type BodyReader = (request: Request, response: Response) => Promise<string>;

const texts = new WeakMap<IncomingMessage, string>();

/** No body of the service comes near; what walks over a value may then call itself. */
const MOST_LEVELS = 32;
const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = Buffer.from('"\\[{]}');

/** Whether lists and objects of a JSON text stand in each other more than `levels` times. */
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
 * Nothing is read before it is asked for, so that who may not call costs no more than a look at the headers.
 * A body that trickles is cut off.
 * @param most bytes
 * @param withinMs time for the whole body
 */
export const makeJsonReader = (most: number, withinMs: number): BodyReader => {
  const parse = express.json({
    limit: most,
    type: 'application/json',
    // Bytes that are no UTF-8 would be stored as other words than were sent. Decision 0074.
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

export type UploadReader = (request: Request, most: number, sender: string) => Promise<Uint8Array>;

/**
 * One file, as bytes. A file that is being sent is held in memory for as long as its sender takes: few of each sender,
 * and so much of all together, that nobody can fill the memory of the process.
 * @throws DomainError too_large, unsupported_media_type, unavailable
 */
export const makeUploadReader = ({
  perSender,
  bytesTogether,
}: {
  perSender: number;
  bytesTogether: number;
}): UploadReader => {
  const underWay = new Map<string, number>();
  let held = 0;
  const busy = (): DomainError =>
    new DomainError('unavailable', 'Other files are still being sent. Send this one again in a moment.', {
      retryAfterMs: 5_000,
    });
  return async (request, most, sender) => {
    if (!/^(application\/(pdf|octet-stream)|image\/(png|jpeg))$/.test(request.get('content-type') ?? '')) {
      throw new DomainError('unsupported_media_type', 'Send one PDF, PNG or JPEG file as the body.');
    }
    const others = underWay.get(sender) ?? 0;
    if (others >= perSender) throw busy();
    underWay.set(sender, others + 1);
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of request) {
        bytes += chunk.length;
        held += chunk.length;
        if (bytes > most) throw new DomainError('too_large', 'The file is too large. 10 MB is the most.');
        if (held > bytesTogether) throw busy();
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    } finally {
      held -= bytes;
      const left = (underWay.get(sender) ?? 1) - 1;
      if (left === 0) underWay.delete(sender);
      else underWay.set(sender, left);
    }
  };
};
