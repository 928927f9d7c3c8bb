import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../service/protocol/vocabulary.ts';
import type { Target } from './load-jobs.ts';

const ANSWER_LIMIT_MS = 20_000;
const TEXT =
  'Dzień dobry, czy ten czajnik jest jeszcze dostępny w kolorze zielonym i kiedy mógłby do mnie dojść?';

async function openSocket(target: Target, side: 'visitor' | 'staff'): Promise<WebSocket> {
  const base = target.origin.replace(/^http/, 'ws');
  const path = {
    relay: { visitor: '/visitor', staff: '/staff' },
    service: { visitor: `/v1/visitor/socket?s=${target.shopKey}`, staff: '/v1/staff/socket' },
  }[target.kind][side];
  const socket = new WebSocket(base + path, target.kind === 'service' ? SUBPROTOCOL : [], {
    origin: target.origin,
    perMessageDeflate: false,
    handshakeTimeout: ANSWER_LIMIT_MS,
  });
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return socket;
}

type Frame = Record<string, unknown> & { t: string };

function exchange(socket: WebSocket, frame: Frame, wanted: string): Promise<Frame> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(limit);
      socket.off('message', hear);
      socket.off('close', gone);
    };
    const hear = (data: Buffer): void => {
      const text = data.toString();
      if (!text.startsWith(`{"t":"${wanted}"`)) {
        if (!text.startsWith('{"t":"problem"')) return;
        end();
        return reject(new Error(`Refused: ${text}`));
      }
      end();
      resolve(JSON.parse(text) as Frame);
    };
    const gone = (code: number): void => {
      end();
      reject(new Error(`A socket closed with ${code} while waiting for ${wanted}.`));
    };
    const limit = setTimeout(() => {
      end();
      reject(new Error(`No ${wanted} within ${ANSWER_LIMIT_MS / 1000} s.`));
    }, ANSWER_LIMIT_MS);
    socket.on('message', hear);
    socket.on('close', gone);
    socket.send(JSON.stringify(frame));
  });
}

let lastNumber = 0;
export function nextMessage(): { number: number; ref: string } {
  lastNumber += 1;
  return { number: lastNumber, ref: refOf(lastNumber) };
}
const refOf = (number: number): string => `5eed5eed-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const REF_MARK = Buffer.from('"ref":"5eed5eed-0000-4000-8000-');
/** Without parsing; null for other frames. */
export function numberIn(frame: Buffer): number | null {
  const at = frame.indexOf(REF_MARK);
  if (at < 0) return null;
  const start = at + REF_MARK.length;
  return Number.parseInt(frame.toString('latin1', start, start + 12), 16);
}

export const messageFrame = (ref: string): Frame => ({ t: 'message.send', ref, text: TEXT });

export async function openVisitor(target: Target): Promise<WebSocket> {
  const socket = await openSocket(target, 'visitor');
  const first = messageFrame(nextMessage().ref);
  if (target.kind === 'relay') {
    await exchange(socket, first, 'message.ack');
    return socket;
  }
  const tab = nextMessage().ref;
  await exchange(socket, { t: 'session.hello', tab, locale: 'pl' }, 'session.ready');
  const boot = randomBytes(32).toString('base64url');
  await exchange(socket, { ...first, boot, page: 'https://shop.example/' }, 'message.ack');
  return socket;
}

export async function openStaff(target: Target): Promise<WebSocket> {
  const socket = await openSocket(target, 'staff');
  if (target.kind === 'service') {
    await exchange(
      socket,
      { t: 'session.hello', token: target.staffToken, presence: 'here' },
      'session.ready',
    );
  }
  return socket;
}

export async function inParallel(count: number, atOnce: number, work: () => Promise<void>) {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
}
