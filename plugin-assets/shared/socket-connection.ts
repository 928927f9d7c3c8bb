import type { Timers } from './timers.ts';

export type SocketLike = {
  readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
};

export type SocketConnectionOptions<In extends { t: string }, Out extends { t: string }> = {
  timers: Timers;
  open(): SocketLike;
  /** First frame of each connection. */
  hello(): Out;
  /** Default: `session.ping` with `n`. */
  ping?(n: number): Out;
  /** Hello was answered. */
  onReady(): void;
  onFrame(frame: In): void;
  /** Closed remotely, or silent too long. */
  onEnd(code: number, wasReady: boolean): void;
};
export type SocketConnection<Out> = {
  /** Replaces an earlier one. */
  openSocket(): void;
  /** Without `onEnd`. */
  drop(): void;
  /** Open or opening. */
  hasSocket(): boolean;
  isReady(): boolean;
  /** False without a ready connection. */
  send(frame: Out): boolean;
  /** Ends the connection without an answer in time. */
  beat(waitMs: number): void;
};

const OPEN_WAIT_MS = 10_000;
const BEAT_MS = 20_000;
const PONG_WAIT_MS = 8_000;
/** Lost without a close frame. */
const LOST = 1006;

/** One socket: hello, frames, silence detection. No reconnect. */
export const makeSocketConnection = <In extends { t: string }, Out extends { t: string }>(
  options: SocketConnectionOptions<In, Out>,
): SocketConnection<Out> => {
  const { timers } = options;
  let socket: SocketLike | null = null;
  let isReady = false;
  let pings = 0;
  let beatTimer: unknown;
  let silenceTimer: unknown;

  const write = (frame: Out): boolean => {
    const isOpen = socket?.readyState === 1;
    if (isOpen) socket?.send(JSON.stringify(frame));
    return isOpen;
  };

  const drop = () => {
    timers.clear(beatTimer);
    timers.clear(silenceTimer);
    isReady = false;
    const old = socket;
    socket = null;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    try {
      old.close(1000);
    } catch {
      // Closing an unopened socket may throw.
    }
  };
  const end = (code: number) => {
    const wasReady = isReady;
    drop();
    options.onEnd(code, wasReady);
  };

  const awaitAnswer = (waitMs: number) => {
    timers.clear(silenceTimer);
    silenceTimer = timers.set(() => end(LOST), waitMs);
  };
  const beatLater = () => {
    timers.clear(beatTimer);
    beatTimer = timers.set(() => beat(PONG_WAIT_MS), BEAT_MS);
  };
  const beat = (waitMs: number) => {
    pings += 1;
    write(options.ping?.(pings) ?? ({ t: 'session.ping', n: pings } as unknown as Out));
    awaitAnswer(waitMs);
    beatLater();
  };

  const hear = (data: unknown) => {
    let frame: In;
    try {
      frame = JSON.parse(data as string);
    } catch {
      return;
    }
    const { t } = frame;
    if (t === 'session.pong' || t === 'session.ready') timers.clear(silenceTimer);
    if (t === 'session.ready' && !isReady) {
      isReady = true;
      beatLater();
      options.onReady();
    }
    options.onFrame(frame);
  };

  return {
    openSocket() {
      drop();
      try {
        socket = options.open();
      } catch {
        end(LOST);
        return;
      }
      // A proxy may drop the connection silently.
      awaitAnswer(OPEN_WAIT_MS);
      socket.onopen = () => void write(options.hello());
      socket.onmessage = (event) => hear(event.data);
      socket.onclose = (event) => end(event.code);
    },
    drop,
    hasSocket: () => !!socket,
    isReady: () => isReady,
    send: (frame) => isReady && write(frame),
    beat,
  };
};
