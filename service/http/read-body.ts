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

/** One file, as bytes. @throws DomainError too_large, unsupported_media_type */
export const readUpload = async (request: Request, most: number): Promise<Uint8Array> => {
  if (!/^(application\/(pdf|octet-stream)|image\/(png|jpeg))$/.test(request.get('content-type') ?? '')) {
    throw new DomainError('unsupported_media_type', 'Send one PDF, PNG or JPEG file as the body.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > most) throw new DomainError('too_large', 'The file is too large. 10 MB is the most.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
