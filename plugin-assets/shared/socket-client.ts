import { browserTimers, type Timers } from './timers.ts';

/** `ready`: the service has answered the hello. `waiting`: before the next attempt. `stopped`: no more attempts. */
export type LinkState = 'connecting' | 'ready' | 'waiting' | 'stopped';

/** The part of WebSocket that is used, so that tests can replace it. */
export type SocketLike = {
  readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
};

export type SocketClientOptions<In extends { t: string }, Out extends { t: string }> = {
  /** Address of the socket: wss://host/v1/… */
  url: string;
  /** Builds the first frame of each connection. */
  hello(): Out;
  /** A ping frame; by default `session.ping` with `n` alone. */
  ping?(n: number): Out;
  onFrame(frame: In): void;
  /** `code`: the close code, once a socket was closed. */
  onLink?(link: LinkState, code?: number): void;
  /** The token was refused (4401): renew or drop it. False stops. Called once until the next `session.ready`. */
  renew?(): boolean | Promise<boolean>;
  /** Two connections failed before they were ready, and the browser does not say why: ask over HTTP. False stops. */
  explain?(): Promise<boolean>;
  timers?: Timers;
  open?(url: string, protocol: string): SocketLike;
  /** Target of the `online`, `pageshow` and `visibilitychange` listeners; null for none. */
  wakeTarget?: { window: EventTarget; document: EventTarget & { visibilityState: string } } | null;
};
export type SocketClient<Out> = {
  start(): void;
  /** False when there is no ready connection; nothing is queued here. */
  send(frame: Out): boolean;
  /** The page is visible again or the network is back: check the connection, or connect at once. */
  wake(): void;
  stop(): void;
  isReady(): boolean;
};

/** Close codes after which the client must not reconnect: `reconnect: false` in close-codes.ts. */
export const FINAL_CLOSE_CODES: readonly number[] = [1000, 1008, 4403, 4409, 4410, 4426];

const PROTOCOL = 'zgoda.v1';
const BEAT_MS = 20_000;
const PONG_WAIT_MS = 8_000;
const WAKE_PONG_WAIT_MS = 4_000;
const OPEN_WAIT_MS = 10_000;
const FIRST_DELAY_MS = 500;
const LAST_DELAY_MS = 30_000;
const STABLE_MS = 30_000;
const WAKE_GAP_MS = 3_000;

const openWebSocket = (url: string, protocol: string): SocketLike =>
  new WebSocket(url, protocol) as SocketLike;

/** A WebSocket connection that reconnects by itself. It passes frames and does not interpret them. */
export const makeSocketClient = <In extends { t: string }, Out extends { t: string }>(
  options: SocketClientOptions<In, Out>,
): SocketClient<Out> => {
  const { onLink } = options;
  const timers = options.timers ?? browserTimers;
  const open = options.open ?? openWebSocket;
  const hasWindow = typeof window !== 'undefined';
  const wakeTarget = options.wakeTarget ?? (hasWindow ? { window, document } : null);

  let socket: SocketLike | null = null;
  let isOn = false;
  let isReady = false;
  let attempt = 0;
  let failedTries = 0;
  let mayRenew = true;
  let pings = 0;
  let byeWaitMs = 0;
  let triedAt = 0;
  let retryTimer: unknown;
  let beatTimer: unknown;
  let pongTimer: unknown;
  let stableTimer: unknown;

  const write = (frame: Out): boolean => {
    if (socket?.readyState !== 1) return false;
    socket.send(JSON.stringify(frame));
    return true;
  };

  /** Drops the socket and all its timers. */
  const drop = () => {
    for (const timer of [retryTimer, beatTimer, pongTimer, stableTimer]) timers.clear(timer);
    isReady = false;
    const old = socket;
    socket = null;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    try {
      old.close(1000);
    } catch {
      // Closing a socket that never opened may throw; ignore it.
    }
  };

  const halt = (code: number) => {
    isOn = false;
    drop();
    onLink?.('stopped', code);
  };

  /** Full jitter: a random delay up to the doubled step, added to what the service asked for. */
  const backOff = (code?: number) => {
    drop();
    if (!isOn) return;
    const delayMs = byeWaitMs + timers.random() * Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    attempt += 1;
    byeWaitMs = 0;
    onLink?.('waiting', code);
    retryTimer = timers.set(connect, delayMs);
  };

  const awaitPong = (waitMs: number) => {
    timers.clear(pongTimer);
    pongTimer = timers.set(() => ended(1006), waitMs);
  };
  const beatLater = () => {
    timers.clear(beatTimer);
    beatTimer = timers.set(() => beat(PONG_WAIT_MS), BEAT_MS);
  };
  const beat = (waitMs: number) => {
    pings += 1;
    write(options.ping?.(pings) ?? ({ t: 'session.ping', n: pings } as unknown as Out));
    awaitPong(waitMs);
    beatLater();
  };

  const hear = (data: unknown) => {
    let frame: In & { retryAfterMs?: number };
    try {
      frame = JSON.parse(String(data));
    } catch {
      return;
    }
    const { t } = frame;
    if (t === 'session.bye') byeWaitMs = frame.retryAfterMs ?? 0;
    if (t === 'session.pong' || t === 'session.ready') timers.clear(pongTimer);
    if (t === 'session.ready' && !isReady) {
      isReady = mayRenew = true;
      failedTries = 0;
      beatLater();
      stableTimer = timers.set(() => {
        attempt = 0;
      }, STABLE_MS);
      onLink?.('ready');
    }
    options.onFrame(frame);
  };

  /** The connection is closed, by either side. */
  const ended = async (code: number) => {
    const wasReady = isReady;
    drop();
    if (FINAL_CLOSE_CODES.includes(code)) return halt(code);
    if (code === 4401) {
      const goesOn = mayRenew && (await options.renew?.());
      mayRenew = false;
      if (!goesOn) return halt(code);
    } else if (!wasReady) {
      failedTries += 1;
      if (failedTries % 2 === 0 && options.explain) {
        onLink?.('waiting', code);
        if (!(await options.explain())) return halt(code);
      }
    }
    // `wake` or `stop` may have been called meanwhile.
    if (!socket) backOff(code);
  };

  const connect = () => {
    drop();
    triedAt = timers.now();
    onLink?.('connecting');
    try {
      socket = open(options.url, PROTOCOL);
    } catch {
      ended(1006);
      return;
    }
    // Neither opened nor refused, or no answer to the hello: a proxy on the way drops it.
    awaitPong(OPEN_WAIT_MS);
    socket.onopen = () => void write(options.hello());
    socket.onmessage = (event) => hear(event.data);
    socket.onclose = (event) => ended(event.code);
  };

  const wake = () => {
    if (!isOn) return;
    if (isReady) beat(WAKE_PONG_WAIT_MS);
    else if (timers.now() - triedAt >= WAKE_GAP_MS) connect();
  };
  const wakeIfSeen = () => {
    if (wakeTarget?.document.visibilityState === 'visible') wake();
  };
  wakeTarget?.window.addEventListener('online', wake);
  wakeTarget?.window.addEventListener('pageshow', wakeIfSeen);
  wakeTarget?.document.addEventListener('visibilitychange', wakeIfSeen);

  return {
    start() {
      if (isOn) return;
      isOn = mayRenew = true;
      attempt = failedTries = byeWaitMs = 0;
      connect();
    },
    send: (frame) => isReady && write(frame),
    wake,
    stop() {
      isOn = false;
      drop();
    },
    isReady: () => isReady,
  };
};
