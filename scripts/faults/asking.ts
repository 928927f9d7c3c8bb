import { setTimeout as pause } from 'node:timers/promises';
import type { Way } from './fault-client.ts';

/** `door`: a specific process. */
export type StepWay = Way & { door?: string };
type Answer = { status: number; body: Record<string, unknown> };

const ANSWER_MS = 5_000;
/** @throws Error when the service does not answer */
export const ask = async (
  way: StepWay,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Answer> => {
  const reply = await fetch((way.door ?? way.origin) + path, {
    method,
    headers: {
      origin: way.origin,
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await reply.text();
  return { status: reply.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
};
/** @throws Error unless the answer is final and good */
export const must = async (answer: Promise<Answer>, ...also: readonly number[]): Promise<Answer> => {
  const got = await answer;
  if (got.status < 300 || also.includes(got.status)) return got;
  throw Object.assign(new Error(`${got.status} ${JSON.stringify(got.body)}`), {
    // Consultants reconnect shortly after a kill.
    isFinal: got.status < 500 && got.status !== 429 && got.body.code !== 'nobody_here',
  });
};

/** Failure without a good answer by then. */
const TRY_LIMIT_MS = 60_000;
const TRY_MS = 50;
/** Retries like a client. @throws Error on a final refusal */
export const repeat = async <T>(act: () => Promise<T>): Promise<T> => {
  const endsBy = performance.now() + TRY_LIMIT_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      const isFinal = (error as { isFinal?: boolean }).isFinal === true;
      if (isFinal || performance.now() > endsBy) throw error;
      await pause(TRY_MS);
    }
  }
};
