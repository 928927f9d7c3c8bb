import { WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../../service/protocol/vocabulary.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into frames of any kind
export type AnyFrame = Record<string, any> & { t: string };

export type FrameClient = {
  socket: WebSocket;
  frames: AnyFrame[];
  send(frame: Record<string, unknown>): void;
  sendRaw(data: string | Buffer): void;
  /** The next unread frame that matches; earlier ones are skipped. */
  next(fits: string | ((frame: AnyFrame) => boolean)): Promise<AnyFrame>;
  closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
};

let headersOfAll: Readonly<Record<string, string>> = {};
/** Headers of later handshakes, as if behind a proxy. */
export const sendWithHandshakes = (headers: Readonly<Record<string, string>>): void => {
  headersOfAll = headers;
};

export const connectFrames = (
  origin: string,
  path: string,
  options: { origin?: string; subprotocol?: string; headers?: Record<string, string> } = {},
): Promise<FrameClient> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(origin.replace(/^http/, 'ws') + path, options.subprotocol ?? SUBPROTOCOL, {
      origin: options.origin ?? origin,
      headers: { ...headersOfAll, ...options.headers },
    });
    const frames: AnyFrame[] = [];
    let read = 0;
    let wake: (() => void) | null = null;
    let end: { code: number; reason: string } | null = null;
    const closed = new Promise<{ code: number; reason: string }>((done) => {
      socket.on('close', (code, reason) => {
        end = { code, reason: reason.toString() };
        done(end);
        wake?.();
      });
    });
    socket.on('message', (data) => {
      frames.push(JSON.parse(String(data)));
      wake?.();
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response) =>
      reject(
        Object.assign(new Error(`refused with ${response.statusCode}`), { status: response.statusCode }),
      ),
    );
    socket.on('open', () =>
      resolve({
        socket,
        frames,
        closed,
        send: (frame) => socket.send(JSON.stringify(frame)),
        sendRaw: (data) => socket.send(data),
        next: async (fits) => {
          const isIt = typeof fits === 'string' ? (frame: AnyFrame) => frame.t === fits : fits;
          for (;;) {
            while (read < frames.length) {
              const frame = frames[read++];
              if (frame !== undefined && isIt(frame)) return frame;
            }
            if (end !== null)
              throw new Error(
                `closed with ${end.code} while waiting; got ${JSON.stringify(frames.slice(-5))}`,
              );
            await new Promise<void>((done) => {
              wake = done;
            });
          }
        },
        close: async () => {
          socket.close();
          await closed;
        },
      }),
    );
  });
