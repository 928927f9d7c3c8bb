import { randomBytes, randomUUID } from 'node:crypto';
import { type FaultClient, makeFaultClient, type Way } from './fault-client.ts';
import { readWhole } from './read-whole.ts';
import type { Recorder } from './recorder.ts';

export type FaultVisitor = {
  client: FaultClient;
  name: string;
  /** First message stored. */
  isOpen(): boolean;
  write(): void;
  /** Unanswered messages. */
  waiting(): number;
  /** Over HTTP. @throws Error when refused */
  readAll(): Promise<ReadonlyMap<number, string | null>>;
  stop(): void;
};

const TEXT = 'Dzień dobry, czy ten czajnik jest jeszcze dostępny w kolorze zielonym?';

/** @param name of visitor and conversation in the history */
export const makeFaultVisitor = (way: Way, recorder: Recorder, name: string): FaultVisitor => {
  const tab = randomUUID();
  const boot = randomBytes(32).toString('base64url');
  let token: string | null = null;
  let last = 0;
  let written = 0;
  const client = makeFaultClient({
    way,
    recorder,
    path: `/v1/visitor/socket?s=${way.shopKey}`,
    hello: () => ({
      t: 'session.hello',
      tab,
      locale: 'pl',
      last,
      ...(token === null ? {} : { token }),
    }),
    window: () => (token === null ? 1 : 8),
    frameOf: (item, outbox) => ({
      t: 'message.send',
      ref: item.ref,
      text: item.text,
      ...(token === null ? { boot, page: 'https://shop.example/' } : { after: outbox.before(item) }),
    }),
    onFrame(frame) {
      if (frame.t === 'message.ack') {
        if (typeof frame.token === 'string') token = frame.token;
        showEvent({ seq: Number(frame.seq), ref: String(frame.ref) });
      }
      if (frame.t === 'event.new') showEvent(frame.event as ShownEvent);
      if (frame.t === 'events.batch') for (const event of frame.events as ShownEvent[]) showEvent(event);
      if (frame.t === 'session.ready' || frame.t === 'session.pong') {
        if (Number(frame.last ?? 0) > last) client.socket.send({ t: 'events.resume', last });
      }
    },
    // Never drop the token: a lost conversation is a fault.
    renew: () => true,
  });
  type ShownEvent = { seq: number; ref?: string };
  const showEvent = (event: ShownEvent): void => {
    recorder.show({ chat: name, reader: name, seq: event.seq, ref: event.ref ?? null });
    if (event.seq === last + 1) last = event.seq;
  };
  return {
    client,
    name,
    isOpen: () => token !== null,
    write() {
      const ref = randomUUID();
      written += 1;
      if (!client.outbox.add({ ref, text: TEXT })) return;
      recorder.tell({ chat: name, sender: name, number: written, ref });
    },
    waiting: () => client.outbox.items().length,
    readAll: async () => {
      const askedAt = recorder.now();
      const events = await readWhole(
        (after) => `${way.origin}/v1/visitor/events?shop=${way.shopKey}&after=${after}`,
        token ?? '',
      );
      recorder.read({ chat: name, askedAt, last: Math.max(0, ...events.keys()) });
      return events;
    },
    stop: client.stop,
  };
};
