import { randomBytes } from 'node:crypto';
import type { RedisConnections } from '../redis/redis-connections.ts';
import type { SealedHints } from '../redis/sealed-hints.ts';
import type { ExchangeMessage, ExchangePart } from './exchange-messages.ts';
import { makeOtherProcesses } from './other-processes.ts';

/** In milliseconds. */
const BEAT_MS = 4_000;
/** In milliseconds. */
const BEGIN_MS = 1_000;
/** Until all live processes were heard. */
const BEATS_TO_HEAR = 2;
/** Items per message. */
const ITEMS = 200;

export type Exchange = {
  /** Returns the publisher. */
  join(name: string, part: ExchangePart): (change: unknown) => void;
  /** Resolves with others' state, or after a second. */
  begin(): Promise<void>;
  /** False without Redis, until all were heard again. */
  hearsAll(): boolean;
  stop(): Promise<void>;
};

/** Numbered changes; a gap requests the complete state. Idempotent. */
export const makeExchange = (
  connections: RedisConnections,
  hints: SealedHints,
  beatMs: number = BEAT_MS,
): Exchange => {
  const channel = `${connections.prefix}shared`;
  const channelBytes = Buffer.from(channel);
  const self = randomBytes(9).toString('base64url');
  const parts = new Map<string, ExchangePart & { said: number }>();
  const answering = new Set<string>();
  let onHeard = (): void => undefined;
  let timer: NodeJS.Timeout | null = null;
  let beatsWhileUp = 0;

  const send = async (message: ExchangeMessage): Promise<void> => {
    if (!connections.isUp()) return;
    const sealed = hints.seal({ from: self, message }, channel);
    await connections.commands.publish(channel, sealed).catch(() => undefined);
  };
  const beat = (): Promise<void> => {
    const said = Object.fromEntries([...parts].map(([name, part]) => [name, part.said]));
    return send({ kind: 'beat', said });
  };
  const others = makeOtherProcesses(parts, {
    ask: (to, part) => void send({ kind: 'ask', to, part }),
    found: () => void beat(),
  });
  /** Once for concurrent requests. */
  const answer = (name: string): void => {
    if (answering.has(name)) return;
    answering.add(name);
    setImmediate(() => {
      answering.delete(name);
      const part = parts.get(name);
      if (part === undefined) return;
      const whole = part.whole();
      const of = Math.max(1, Math.ceil(whole.length / ITEMS));
      for (let at = 0; at < of; at += 1) {
        const items = whole.slice(at * ITEMS, (at + 1) * ITEMS);
        void send({ kind: 'whole', part: name, n: part.said, at, of, items });
      }
    });
  };
  const onMessage = (to: Buffer, sealed: Buffer): void => {
    const opened = to.equals(channelBytes) ? hints.open(sealed, channel) : null;
    if (opened === null) return;
    const { from, message } = opened as { from: string; message: ExchangeMessage };
    if (message.kind !== 'ask') others.hear(from, message);
    else if (message.to === self) answer(message.part);
    onHeard();
  };
  const subscribe = async (): Promise<void> => {
    await connections.subscriber.subscribe(channel);
    await beat();
  };
  const stopWaiting = connections.onBack(() => {
    beatsWhileUp = 0;
    subscribe().catch(() => undefined);
  });
  const inStepWith = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        onHeard = () => undefined;
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(done, BEGIN_MS).unref();
      onHeard = () => {
        if (others.inStep() >= count) done();
      };
      onHeard();
    });

  return {
    join(name, part) {
      const joined = { ...part, said: 0 };
      parts.set(name, joined);
      others.catchUp();
      return (change) => {
        joined.said += 1;
        void send({ kind: 'change', part: name, n: joined.said, change });
      };
    },
    async begin() {
      connections.subscriber.on('messageBuffer', onMessage);
      timer = setInterval(() => {
        beatsWhileUp = connections.isUp() ? beatsWhileUp + 1 : 0;
        others.count(connections.isUp());
        void beat();
      }, beatMs).unref();
      if (!connections.isUp()) return;
      try {
        await subscribe();
        const [, count] = (await connections.commands.pubsub('NUMSUB', channel)) as [string, number];
        await inStepWith(Number(count) - 1);
        if (others.inStep() >= Number(count) - 1) beatsWhileUp = BEATS_TO_HEAR;
      } catch {
        // Redis loss: resubscribed after the reconnect.
      }
    },
    hearsAll: () => connections.isUp() && beatsWhileUp >= BEATS_TO_HEAR && others.areHeard(),
    async stop() {
      if (timer !== null) clearInterval(timer);
      stopWaiting();
      others.stop();
      connections.subscriber.off('messageBuffer', onMessage);
      await send({ kind: 'bye' });
    },
  };
};
