import { browserTimers, type Timers } from './timers.ts';

/** `ready`: the service has answered the hello. `waiting`: between two tries. `stopped`: no more tries. */
export type LinkState = 'connecting' | 'ready' | 'waiting' | 'stopped';

/** The part of WebSocket that is used; a test hands in its own. */
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
  /** First frame of each connection, made anew each time. */
  hello(): Out;
  /** A ping frame; by default `session.ping` with `n` alone. */
  ping?(n: number): Out;
  onFrame(frame: In): void;
  /** `code`: the close code, once a socket was closed. */
  onLink?(link: LinkState, code?: number): void;
  /** The token was refused (4401): get or drop it. False stops. Asked once, then not until a `session.ready`. */
  renew?(): boolean | Promise<boolean>;
  /** Two sockets failed before they opened, and a browser does not say why: ask over HTTP. False stops. */
  explain?(): Promise<boolean>;
  timers?: Timers;
  open?(url: string, protocol: string): SocketLike;
  /** Where `online`, `pageshow` and `visibilitychange` are heard; null for nowhere. */
  wakeTarget?: { window: EventTarget; document: EventTarget & { visibilityState: string } } | null;
};
export type SocketClient<Out> = {
  start(): void;
  /** False when there is no ready line; nothing is queued here. */
  send(frame: Out): boolean;
  /** Someone looks again, or the network is back: check the line, or connect at once. */
  wake(): void;
  stop(): void;
  isReady(): boolean;
};

/** Close codes after which coming back is pointless: those with `reconnect: false` in close-codes.ts. */
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

/** One line to the service that comes back by itself. Frames in and out; what they mean is the caller's. */
export const makeSocketClient = <In extends { t: string }, Out extends { t: string }>(
  options: SocketClientOptions<In, Out>,
): SocketClient<Out> => {
  const { hello, onFrame, onLink, renew, explain } = options;
  const timers = options.timers ?? browserTimers;
  const open = options.open ?? openWebSocket;
  const wakeTarget =
    options.wakeTarget === undefined && typeof window !== 'undefined'
      ? { window, document }
      : options.wakeTarget;

  let socket: SocketLike | null = null;
  let isOn = false;
  let isReady = false;
  let attempt = 0;
  let failedOpenings = 0;
  let mayRenew = true;
  let pings = 0;
  let byeWaitMs = 0;
  let lastTryAt = Number.NEGATIVE_INFINITY;
  let retryTimer: unknown;
  let beatTimer: unknown;
  let pongTimer: unknown;
  let stableTimer: unknown;

  const link = (state: LinkState, code?: number) => onLink?.(state, code);

  const write = (frame: Out): boolean => {
    if (socket?.readyState !== 1) return false;
    socket.send(JSON.stringify(frame));
    return true;
  };

  const rest = () => {
    for (const timer of [retryTimer, beatTimer, pongTimer, stableTimer]) timers.clear(timer);
    pongTimer = undefined;
    isReady = false;
    const old = socket;
    socket = null;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    try {
      old.close(1000);
    } catch {
      // Closing what never opened may throw; it is gone either way.
    }
  };

  const halt = (code?: number) => {
    isOn = false;
    rest();
    link('stopped', code);
  };

  const retryAfter = (delayMs: number, code?: number) => {
    rest();
    if (!isOn) return;
    link('waiting', code);
    retryTimer = timers.set(connect, delayMs);
  };

  /** Full jitter: anything from nothing to the doubled step. */
  const backOff = (code?: number) => {
    const step = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    attempt = Math.min(attempt + 1, 10);
    const delayMs = byeWaitMs + timers.random() * step;
    byeWaitMs = 0;
    retryAfter(delayMs, code);
  };

  const beat = (waitMs: number) => {
    pings += 1;
    write(options.ping ? options.ping(pings) : ({ t: 'session.ping', n: pings } as unknown as Out));
    timers.clear(pongTimer);
    pongTimer = timers.set(() => backOff(), waitMs);
    timers.clear(beatTimer);
    beatTimer = timers.set(() => beat(PONG_WAIT_MS), BEAT_MS);
  };

  const hear = (data: unknown) => {
    let frame: In & { retryAfterMs?: number };
    try {
      frame = JSON.parse(String(data));
    } catch {
      return;
    }
    if (frame.t === 'session.pong') {
      timers.clear(pongTimer);
      pongTimer = undefined;
    } else if (frame.t === 'session.bye') {
      byeWaitMs = frame.retryAfterMs ?? 0;
    } else if (frame.t === 'session.ready' && !isReady) {
      isReady = true;
      mayRenew = true;
      timers.clear(pongTimer);
      pongTimer = undefined;
      beatTimer = timers.set(() => beat(PONG_WAIT_MS), BEAT_MS);
      stableTimer = timers.set(() => {
        attempt = 0;
      }, STABLE_MS);
      link('ready');
    }
    onFrame(frame);
  };

  const closed = async (code: number, wasOpen: boolean) => {
    if (FINAL_CLOSE_CODES.includes(code)) return halt(code);
    if (code === 4401) {
      const goOn = mayRenew && (await renew?.());
      mayRenew = false;
      if (!goOn) return halt(code);
    } else if (!wasOpen) {
      failedOpenings += 1;
      if (failedOpenings % 2 === 0 && explain) {
        rest();
        link('waiting', code);
        if (!(await explain())) return halt(code);
      }
    }
    if (isOn && !socket) backOff(code);
  };

  const connect = () => {
    rest();
    if (!isOn) return;
    lastTryAt = timers.now();
    link('connecting');
    let mine: SocketLike;
    let wasOpen = false;
    const ended = (code: number) => {
      rest();
      closed(code, wasOpen);
    };
    try {
      mine = open(options.url, PROTOCOL);
    } catch {
      ended(1006);
      return;
    }
    socket = mine;
    // Neither opened nor refused, or no answer to the hello: some middle box swallows it.
    pongTimer = timers.set(() => ended(1006), OPEN_WAIT_MS);
    mine.onopen = () => {
      wasOpen = true;
      failedOpenings = 0;
      write(hello());
    };
    mine.onmessage = (event) => hear(event.data);
    mine.onclose = (event) => ended(event.code);
  };

  const wake = () => {
    if (!isOn) return;
    if (isReady) beat(WAKE_PONG_WAIT_MS);
    else if (timers.now() - lastTryAt >= WAKE_GAP_MS) connect();
  };
  const wakeIfSeen = () => {
    if (wakeTarget?.document.visibilityState === 'visible') wake();
  };
  const listen = (verb: 'addEventListener' | 'removeEventListener') => {
    if (!wakeTarget) return;
    wakeTarget.window[verb]('online', wake);
    wakeTarget.window[verb]('pageshow', wakeIfSeen);
    wakeTarget.document[verb]('visibilitychange', wakeIfSeen);
  };

  return {
    start() {
      if (isOn) return;
      isOn = true;
      attempt = failedOpenings = byeWaitMs = 0;
      mayRenew = true;
      listen('addEventListener');
      connect();
    },
    send: (frame) => isReady && write(frame),
    wake,
    stop() {
      isOn = false;
      listen('removeEventListener');
      rest();
    },
    isReady: () => isReady,
  };
};
