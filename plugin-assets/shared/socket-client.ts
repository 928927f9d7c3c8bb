import { makeSocketConnection, type SocketConnectionOptions, type SocketLike } from './socket-connection.ts';
import { browserTimers, type Timers } from './timers.ts';

/**
 * `connecting`: also during a process replacement. `ready`: hello was answered. `waiting`: lost. `stopped`:
 * final.
 */
export type LinkState = 'connecting' | 'ready' | 'waiting' | 'stopped';

export type SocketClientOptions<In extends { t: string }, Out extends { t: string }> = {
  /** wss://host/v1/… */
  url: string;
  /** `code`: close code of the last socket. */
  onLink(link: LinkState, code?: number): void;
  /** Token refused (4401): renew or drop it; false stops. Once per `session.ready`. */
  renew?(): boolean | Promise<boolean>;
  /** Two connections failed early: ask over HTTP; false stops. */
  explain?(): Promise<boolean>;
  timers?: Timers;
  open?(url: string, protocol: string): SocketLike;
} & Pick<SocketConnectionOptions<In, Out>, 'hello' | 'ping' | 'onFrame'>;
export type SocketClient<Out> = {
  start(): void;
  /** False without a ready connection; nothing is queued. */
  send(frame: Out): boolean;
  /** Page visible or network back: check, or connect at once. */
  wake(): void;
  stop(): void;
  isReady(): boolean;
};

/** `reconnect: false` in close-codes.ts. */
export const FINAL_CLOSE_CODES: readonly number[] = [1000, 1008, 4403, 4409, 4410, 4426];

/** `draining` in close-codes.ts: this process stops, another one serves. */
const DRAINING = 4503;
const PROTOCOL = 'zgoda.v1';
const WAKE_PONG_WAIT_MS = 4_000;
const WAKE_GAP_MS = 3_000;
const FIRST_DELAY_MS = 500;
const LAST_DELAY_MS = 30_000;
/** A connection this old resets the backoff. */
const STABLE_MS = 30_000;

const openWebSocket = (url: string, protocol: string): SocketLike =>
  new WebSocket(url, protocol) as SocketLike;

/** Reconnecting WebSocket; does not interpret frames. */
export const makeSocketClient = <In extends { t: string }, Out extends { t: string }>(
  options: SocketClientOptions<In, Out>,
): SocketClient<Out> => {
  const { onLink } = options;
  const timers = options.timers ?? browserTimers;
  const open = options.open ?? openWebSocket;

  let isOn = false;
  let failedTries = 0;
  let mayRenew = true;
  let attempt = 0;
  let byeWaitMs = 0;
  let triedAt = 0;
  let retryTimer: unknown;
  let stableTimer: unknown;

  const drop = () => {
    timers.clear(retryTimer);
    timers.clear(stableTimer);
    connection.drop();
  };

  const halt = (code: number) => {
    isOn = false;
    drop();
    onLink('stopped', code);
  };

  /** Full jitter over the doubled step, plus the requested delay. */
  const retryLater = (code: number) => {
    drop();
    if (!isOn) return;
    // An announced stop is no failure.
    if (code === DRAINING) attempt = 0;
    const delayMs = byeWaitMs + timers.random() * Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    attempt += 1;
    byeWaitMs = 0;
    onLink(code === DRAINING ? 'connecting' : 'waiting', code);
    retryTimer = timers.set(connect, delayMs);
  };

  /** Closed by either side: stop, or retry. */
  const ended = async (code: number, wasReady: boolean) => {
    drop();
    if (FINAL_CLOSE_CODES.includes(code)) return halt(code);
    if (code === 4401) {
      const goesOn = mayRenew && (await options.renew?.());
      mayRenew = false;
      if (!goesOn) return halt(code);
    } else if (!wasReady) {
      failedTries += 1;
      if (failedTries % 2 === 0 && options.explain && !(await options.explain())) return halt(code);
    }
    // `wake` or `stop` may have been called meanwhile.
    if (!connection.hasSocket()) retryLater(code);
  };

  const connection = makeSocketConnection<In & { retryAfterMs?: number }, Out>({
    ...options,
    timers,
    open: () => open(options.url, PROTOCOL),
    onReady() {
      mayRenew = true;
      failedTries = 0;
      stableTimer = timers.set(() => {
        attempt = 0;
      }, STABLE_MS);
      onLink('ready');
    },
    onFrame(frame) {
      if (frame.t === 'session.bye') byeWaitMs = frame.retryAfterMs ?? 0;
      options.onFrame(frame);
    },
    onEnd: ended,
  });

  const connect = () => {
    drop();
    triedAt = timers.now();
    connection.openSocket();
  };

  const wake = () => {
    if (!isOn) return;
    if (connection.isReady()) connection.beat(WAKE_PONG_WAIT_MS);
    else if (timers.now() - triedAt >= WAKE_GAP_MS) connect();
  };

  return {
    start() {
      if (isOn) return;
      isOn = mayRenew = true;
      attempt = failedTries = byeWaitMs = 0;
      onLink('connecting');
      connect();
    },
    send: connection.send,
    wake,
    stop() {
      isOn = false;
      drop();
    },
    isReady: connection.isReady,
  };
};
