import { setTimeout as pause } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Target } from './load-jobs.ts';
import { inParallel, messageFrame, nextMessage, numberIn, openStaff, openVisitor } from './load-socket.ts';
import { type Spread, spread } from './statistics.ts';

type Sent = { at: number; isAcknowledged: boolean; deliveredMs: number | null; done(tookMs: number): void };

const OPENED_AT_ONCE = 20;
const DRAIN_LIMIT_MS = 15_000;

export type Chats = {
  steady(perSecond: number, ms: number): Promise<Spread>;
  write(messages: number): Promise<void>;
};

export async function openChats(target: Target, visitors: number): Promise<Chats> {
  const underWay = new Map<number, Sent>();
  let fault: string | null = null;
  const note = (data: Buffer, change: (sent: Sent) => void): void => {
    const number = numberIn(data);
    const sent = number === null ? undefined : underWay.get(number);
    if (number === null || sent === undefined) return;
    change(sent);
    if (!sent.isAcknowledged || sent.deliveredMs === null) return;
    underWay.delete(number);
    sent.done(sent.deliveredMs);
  };
  const staff = await openStaff(target);
  staff.on('close', (code) => {
    fault ??= `The consultant's socket closed with ${code}.`;
  });
  staff.on('message', (data: Buffer) =>
    note(data, (sent) => {
      sent.deliveredMs ??= performance.now() - sent.at;
    }),
  );
  const sockets: WebSocket[] = [];
  await inParallel(visitors, OPENED_AT_ONCE, async () => {
    const socket = await openVisitor(target);
    sockets.push(socket);
    socket.on('close', (code) => {
      fault ??= `A visitor's socket closed with ${code}.`;
    });
    socket.on('message', (data: Buffer) => {
      if (data.indexOf('"t":"problem"') === 1) fault ??= `A message was refused: ${data.toString()}`;
      if (data.indexOf('"t":"message.ack"') !== 1) return;
      note(data, (sent) => {
        sent.isAcknowledged = true;
      });
    });
  });

  const send = (place: number, done: (tookMs: number) => void): void => {
    const { number, ref } = nextMessage();
    underWay.set(number, { at: performance.now(), isAcknowledged: false, deliveredMs: null, done });
    sockets[place % sockets.length]?.send(JSON.stringify(messageFrame(ref)));
  };
  /** A lost message fails the measurement. */
  const drain = async (): Promise<void> => {
    const endsBy = performance.now() + DRAIN_LIMIT_MS;
    while (underWay.size > 0 && fault === null && performance.now() < endsBy) await pause(10);
    if (fault !== null) throw new Error(fault);
    if (underWay.size > 0)
      throw new Error(`${underWay.size} messages were not answered by the ${target.kind}.`);
  };

  return {
    async steady(perSecond, ms) {
      const took: number[] = [];
      const startedAt = performance.now();
      const count = Math.floor((perSecond * ms) / 1000);
      for (let n = 0; n < count; n += 1) {
        const dueInMs = startedAt + (n * 1000) / perSecond - performance.now();
        if (dueInMs > 0) await pause(dueInMs);
        send(n, (tookMs) => took.push(tookMs));
      }
      await drain();
      return spread(took);
    },
    async write(messages) {
      for (let sent = 0; sent < messages; sent += sockets.length) {
        for (let n = 0; n < sockets.length; n += 1) send(n, () => undefined);
        await drain();
      }
    },
  };
}
