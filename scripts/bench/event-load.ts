import { once } from 'node:events';
import type { Probe, Target } from './load-jobs.ts';
import { exchange, helloFrame, inParallel, messageFrame, nextMessage, openSocket } from './load-socket.ts';
import { median } from './statistics.ts';

/** Sockets opened, greeted and closed again; the service looks up the token that is shown to it. */
export async function connectSockets(
  target: Target,
  tokens: readonly string[],
  count: number,
  atOnce: number,
): Promise<{ perSecond: number }> {
  const startedAt = performance.now();
  await inParallel(count, atOnce, async (index) => {
    const socket = await openSocket(target, 'visitor');
    const ready = await exchange(socket, helloFrame(tokens[index % tokens.length]), 'session.ready');
    if (target.kind === 'service' && ready.known !== true) throw new Error('A token was not known.');
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  });
  return { perSecond: (count * 1000) / (performance.now() - startedAt) };
}

/** How far a visitor who comes back after a break has to catch up. */
const MISSED = 20;
const PAGE = 50;

/** Times one message, one resume and one page of old messages, again and again. */
export async function probeConversation(target: Target, token: string, rounds: number): Promise<Probe> {
  const socket = await openSocket(target, 'visitor');
  const ready = await exchange(socket, helloFrame(token), 'session.ready');
  const last = Number(ready.last);
  const timed = async (frame: Parameters<typeof exchange>[1], wanted: string): Promise<number> => {
    const startedAt = performance.now();
    await exchange(socket, frame, wanted);
    return performance.now() - startedAt;
  };
  const message: number[] = [];
  const resume: number[] = [];
  const history: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    message.push(await timed(messageFrame(nextMessage().ref), 'message.ack'));
    resume.push(await timed({ t: 'events.resume', last: last + round - MISSED }, 'events.batch'));
    const middle = Math.floor(last / 2) - PAGE / 2;
    history.push(await timed({ t: 'events.resume', last: middle, limit: PAGE }, 'events.batch'));
  }
  socket.terminate();
  return { message: median(message), resume: median(resume), history: median(history) };
}
