import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { CallDoor, DoorAnswer, DoorCall } from '../domain/door/door.ts';
import { DOOR_ANSWER_BYTES, parseDoorAnswer } from '../protocol/door.ts';
import type { DoorFault } from '../protocol/vocabulary.ts';
import { checkedLookup, FetchRefusal, isPrivateTarget, networkFault, requirePublic } from './page-request.ts';

/** From the look-up of the name to the last byte. Rule: AD-46. */
const TOTAL_MS = 3_000;

const failed = (fault: DoorFault, status: number | null = null): DoorAnswer => ({
  answer: 'failed',
  fault,
  status,
});

/** Null: above the limit, or packed. Leaving the loop destroys the stream. */
const textOf = async (response: IncomingMessage): Promise<string | null> => {
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') {
    response.destroy();
    return null;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > DOOR_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
};

const readAnswer = async (response: IncomingMessage, call: DoorCall): Promise<DoorAnswer> => {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    return failed('status', status);
  }
  const text = await textOf(response);
  return (text === null ? null : parseDoorAnswer(call.question, text)) ?? failed('form');
};

const send = (url: URL, call: DoorCall, isPrivate: boolean, signal: AbortSignal): Promise<DoorAnswer> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const options = {
      method: 'POST',
      signal,
      agent: false,
      lookup: checkedLookup(isPrivate),
      headers: {
        ...call.headers,
        accept: 'application/json',
        'accept-encoding': 'identity',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(call.body),
        'user-agent': 'Zgoda-Door/1',
      },
    };
    request(url, options, (response) => readAnswer(response, call).then(resolve, reject))
      .on('error', reject)
      .end(call.body);
  });

/**
 * Calls a shop's door: https, no private network, no redirect, 3 s, 64 KiB. Rule: AD-46.
 * @param privateTargets `host:port` (ZGODA_PRIVATE_TARGETS)
 */
export const makeDoorCaller =
  (privateTargets: readonly string[], totalMs = TOTAL_MS): CallDoor =>
  async (call) => {
    const url = new URL(call.url);
    const isPrivate = isPrivateTarget(privateTargets, url);
    if (url.protocol !== 'https:' && !isPrivate) return failed('address');
    const signal = AbortSignal.timeout(totalMs);
    try {
      if (!isPrivate) requirePublic(url);
      return await send(url, call, isPrivate, signal);
    } catch (error) {
      if (error instanceof FetchRefusal) return failed('address');
      if (signal.aborted) return failed('timeout');
      return failed(networkFault(error) === 'certificate' ? 'certificate' : 'network');
    }
  };
