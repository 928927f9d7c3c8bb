import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OWNER } from '../bench/bench-shop.ts';
import { repeat } from './asking.ts';
import { type FaultClient, makeFaultClient, type Way } from './fault-client.ts';
import { readWhole } from './read-whole.ts';
import type { Recorder } from './recorder.ts';

export type FaultConsultant = {
  client: FaultClient;
  /** @param chat name of the conversation in the history */
  write(conversationId: string, chat: string): void;
  waiting(): number;
  readAll(conversationId: string): Promise<ReadonlyMap<number, string | null>>;
  stop(): void;
};

const SIGN_IN_EVERY_MS = 1_000;
const TEXT = 'Tak, jest dostępny. Wysyłamy w ciągu dwóch dni.';

/** @throws Error on refusal */
export const signIn = async ({ origin }: Way): Promise<string> => {
  const answer = await fetch(`${origin}/v1/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(OWNER),
    signal: AbortSignal.timeout(20_000),
  });
  const { accessToken } = (await answer.json()) as { accessToken?: string };
  if (accessToken === undefined) throw new Error(`The owner cannot sign in: ${answer.status}.`);
  return accessToken;
};

/** @param ids receives conversation ids by chat name */
export const makeFaultConsultant = async (
  way: Way,
  recorder: Recorder,
  name: string,
  ids: Map<string, string>,
): Promise<FaultConsultant> => {
  let token = await repeat(() => signIn(way));
  const written = new Map<string, number>();
  const names = new Map<string, string>();
  let isStopped = false;
  /** Retries until signed in, like a console. */
  const renew = async (): Promise<boolean> => {
    for (;;) {
      const fresh = await signIn(way).catch(() => null);
      if (isStopped) return false;
      if (fresh !== null) {
        token = fresh;
        return true;
      }
      await pause(SIGN_IN_EVERY_MS);
    }
  };
  const client = makeFaultClient({
    way,
    recorder,
    path: '/v1/staff/socket',
    hello: () => ({ t: 'session.hello', token, presence: 'here' }),
    frameOf: (item, outbox) => ({
      t: 'message.send',
      ref: item.ref,
      conversationId: item.conversationId,
      text: item.text,
      after: outbox.before(item),
    }),
    onFrame(frame) {
      if (frame.t !== 'event.new') return;
      const event = frame.event as { seq: number; kind: string; ref?: string };
      const conversationId = String(frame.conversationId);
      const chat = recorder.chatOf(event.ref ?? '') ?? names.get(conversationId);
      if (chat === undefined) return;
      ids.set(chat, conversationId);
      names.set(conversationId, chat);
      recorder.show({ chat, reader: name, seq: event.seq, ref: event.ref ?? null });
    },
    renew,
  });
  return {
    client,
    write(conversationId, chat) {
      const ref = randomUUID();
      const number = (written.get(chat) ?? 0) + 1;
      written.set(chat, number);
      if (!client.outbox.add({ ref, text: TEXT, conversationId })) return;
      recorder.tell({ chat, sender: name, number, ref });
    },
    waiting: () => client.outbox.items().length,
    async readAll(conversationId) {
      const url = (after: number): string =>
        `${way.origin}/v1/staff/conversations/${conversationId}/events?after=${after}`;
      return readWhole(url, token).catch(async () => {
        token = await signIn(way);
        return readWhole(url, token);
      });
    },
    stop() {
      isStopped = true;
      client.stop();
    },
  };
};
