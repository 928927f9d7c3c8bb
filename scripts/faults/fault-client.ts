import { WebSocket } from 'ws';
import { makeOutbox, type Outbox } from '../../plugin-assets/shared/outbox.ts';
import {
  type LinkState,
  makeSocketClient,
  type SocketClient,
} from '../../plugin-assets/shared/socket-client.ts';
import type { SocketLike } from '../../plugin-assets/shared/socket-connection.ts';
import { browserTimers, type Timers } from '../../plugin-assets/shared/timers.ts';
import type { Recorder } from './recorder.ts';

export type Way = {
  origin: string;
  shopKey: string;
  shopId: string;
  /** Default: shortened ones. */
  timers?: Timers;
  watchLinks?(): (link: LinkState) => void;
};
type Frame = Record<string, unknown> & { t: string };
export type Item = { ref: string; text: string; conversationId?: string };

/** Timeouts shortened by this factor. */
const SHORTENED = 4;
const LONG_MS = 8_000;
export const faultTimers: Timers = {
  ...browserTimers,
  set: (run, ms) => browserTimers.set(run, ms >= LONG_MS ? ms / SHORTENED : ms),
};
const LATER = ['rate_limited', 'unavailable', 'internal', 'unauthenticated'];
const RETRY_MS = 2_000;

/** The product's client without a page. */
export type FaultClient = {
  outbox: Outbox<Item>;
  socket: SocketClient<Frame>;
  stop(): void;
};

export type ClientOptions = {
  way: Way;
  path: string;
  recorder: Recorder;
  hello(): Frame;
  frameOf(item: Item, outbox: Outbox<Item>): Frame;
  window?(): number;
  onFrame(frame: Frame): void;
  renew?(): boolean | Promise<boolean>;
};

export const makeFaultClient = (options: ClientOptions): FaultClient => {
  const { way, recorder } = options;
  const { timers = faultTimers } = way;
  const watch = way.watchLinks?.();
  const outbox: Outbox<Item> = makeOutbox<Item>({
    timers,
    ...(options.window === undefined ? {} : { window: options.window }),
    lane: ({ conversationId }) => conversationId ?? '',
    send: (item) => socket.send(options.frameOf(item, outbox)),
  });
  const hear = (frame: Frame): void => {
    const { ref } = frame;
    if (typeof ref === 'string' && frame.t === 'message.ack') {
      options.onFrame(frame);
      recorder.answer(ref, { seq: Number(frame.seq) });
      outbox.settle(ref);
      return;
    }
    if (typeof ref === 'string' && frame.t === 'problem') {
      const code = String(frame.code);
      if (LATER.includes(code)) return outbox.hold(Number(frame.retryAfterMs ?? RETRY_MS));
      recorder.answer(ref, { refused: code });
      outbox.settle(ref);
      return;
    }
    options.onFrame(frame);
  };
  const socket: SocketClient<Frame> = makeSocketClient<Frame, Frame>({
    url: `${way.origin.replace('http', 'ws')}${options.path}`,
    timers,
    open: (url, protocol) => {
      const opened = new WebSocket(url, protocol, { origin: way.origin, perMessageDeflate: false });
      opened.on('error', () => undefined);
      return opened as unknown as SocketLike;
    },
    hello: options.hello,
    onFrame: hear,
    onLink(link) {
      watch?.(link);
      if (link === 'ready') outbox.resume();
      else outbox.pause();
    },
    ...(options.renew === undefined ? {} : { renew: options.renew }),
  });
  return {
    outbox,
    socket,
    stop: () => {
      outbox.pause();
      socket.stop();
    },
  };
};
