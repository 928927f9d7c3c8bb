import { setTimeout as pause } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Flood, OpenChats, Steady } from './load-jobs.ts';
import { inParallel, messageFrame, nextMessage, numberIn, openStaff, openVisitor } from './load-socket.ts';
import { longestGap, spread } from './statistics.ts';

type Sent = { at: number; acknowledgedMs: number | null; deliveredMs: number | null; done(): void };

const OPENED_AT_ONCE = 20;
const DRAIN_LIMIT_MS = 15_000;

/** One consultant and many visitors of one target, and the messages under way between them. */
export type Chats = {
  /** Tokens of the conversations; empty texts on the relay. */
  tokens: readonly string[];
  flood(underWay: number, ms: number): Promise<Flood>;
  steady(perSecond: number, ms: number): Promise<Steady>;
  hangUp(): Promise<void>;
};

export async function openChats({
  target,
  visitors,
  visitorsAt = [target.origin],
}: OpenChats): Promise<Chats> {
  const underWay = new Map<number, Sent>();
  let fault: string | null = null;
  const settle = (number: number, sent: Sent): void => {
    if (sent.acknowledgedMs === null || sent.deliveredMs === null) return;
    underWay.delete(number);
    sent.done();
  };
  const staff = await openStaff(target);
  staff.on('close', (code) => {
    fault ??= `The consultant's socket closed with ${code}.`;
  });
  staff.on('message', (data: Buffer) => {
    const number = numberIn(data);
    const sent = number === null ? undefined : underWay.get(number);
    if (number === null || sent === undefined) return;
    sent.deliveredMs ??= performance.now() - sent.at;
    settle(number, sent);
  });
  const sockets: WebSocket[] = [];
  const tokens: string[] = [];
  await inParallel(visitors, OPENED_AT_ONCE, async (index) => {
    const origin = visitorsAt[index % visitorsAt.length] ?? target.origin;
    const { socket, token } = await openVisitor({ ...target, origin });
    sockets.push(socket);
    tokens.push(token);
    socket.on('close', (code) => {
      fault ??= `A visitor's socket closed with ${code}.`;
    });
    socket.on('message', (data: Buffer) => {
      if (data.indexOf('"t":"message.ack"') !== 1) {
        if (data.indexOf('"t":"problem"') === 1) fault ??= `A message was refused: ${data.toString()}`;
        return;
      }
      const number = numberIn(data);
      const sent = number === null ? undefined : underWay.get(number);
      if (number === null || sent === undefined) return;
      sent.acknowledgedMs ??= performance.now() - sent.at;
      settle(number, sent);
    });
  });

  const send = (socket: WebSocket, done: (sent: Sent) => void): void => {
    const { number, ref } = nextMessage();
    const sent: Sent = {
      at: performance.now(),
      acknowledgedMs: null,
      deliveredMs: null,
      done: () => done(sent),
    };
    underWay.set(number, sent);
    socket.send(JSON.stringify(messageFrame(ref)));
  };
  /** All that was sent has arrived; a message that gets lost is a fault of the target. */
  const drain = async (): Promise<void> => {
    const endsBy = performance.now() + DRAIN_LIMIT_MS;
    while (underWay.size > 0 && fault === null && performance.now() < endsBy) await pause(10);
    if (fault !== null) throw new Error(fault);
    if (underWay.size > 0)
      throw new Error(`${underWay.size} messages were not answered by the ${target.kind}.`);
  };
  const slower = (sent: Sent): number => Math.max(sent.acknowledgedMs ?? 0, sent.deliveredMs ?? 0);

  return {
    tokens,
    async flood(perSocket, ms) {
      const latencies: number[] = [];
      let messages = 0;
      const startedAt = performance.now();
      const endsAt = startedAt + ms;
      const sendNext = (socket: WebSocket): void => {
        if (performance.now() >= endsAt || fault !== null) return;
        send(socket, (sent) => {
          messages += 1;
          if (performance.now() < endsAt) latencies.push(slower(sent));
          sendNext(socket);
        });
      };
      for (const socket of sockets) for (let n = 0; n < perSocket; n += 1) sendNext(socket);
      await pause(ms);
      await drain();
      return { perSecond: (latencies.length * 1000) / ms, latency: spread(latencies), messages };
    },
    async steady(perSecond, ms) {
      const sent: Sent[] = [];
      const startedAt = performance.now();
      const count = Math.floor((perSecond * ms) / 1000);
      for (let n = 0; n < count; n += 1) {
        const dueInMs = startedAt + (n * 1000) / perSecond - performance.now();
        if (dueInMs > 0) await pause(dueInMs);
        const socket = sockets[n % sockets.length];
        if (socket !== undefined) send(socket, (one) => sent.push(one));
      }
      const tookMs = performance.now() - startedAt;
      await drain();
      return {
        acknowledged: spread(sent.map((one) => one.acknowledgedMs ?? 0)),
        delivered: spread(sent.map((one) => one.deliveredMs ?? 0)),
        perSecond: (sent.length * 1000) / tookMs,
        longestGapMs: longestGap(sent.map((one) => one.at + (one.acknowledgedMs ?? 0))),
      };
    },
    async hangUp() {
      for (const socket of [...sockets, staff]) {
        socket.removeAllListeners('close');
        socket.terminate();
      }
    },
  };
}
