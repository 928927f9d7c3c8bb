import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { limitsFor } from '../../../service/config/limits.ts';
import { Connection } from '../../../service/realtime/connection.ts';
import type { Line } from '../../../service/realtime/socket-listener.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

type Frame = { ref?: string };

const makeConnection = (onFrame: (frame: Frame, queued: () => void) => Promise<void>) => {
  const socket = Object.assign(new EventEmitter(), { OPEN: 1, readyState: 1, close: () => undefined });
  const connection = new Connection<Frame>(
    { socket, stream: {} } as unknown as Line,
    limitsFor(1),
    makeLogger('silent'),
    {
      decode: (text) => ({ ok: true, frame: JSON.parse(text) as Frame }),
      answerPing: () => false,
      onFrame,
      onClose: () => undefined,
      onProblem: () => undefined,
    },
  );
  connection.greeted();
  const send = (frame: Frame) => socket.emit('message', Buffer.from(JSON.stringify(frame)), false);
  return { connection, send };
};
const makeGate = () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open: () => open() };
};

describe('frames of one socket', () => {
  it('handles a message that is sent again while it waits once, and again after its answer', async () => {
    const handled: (string | undefined)[] = [];
    const { gate, open } = makeGate();
    const { connection, send } = makeConnection(async ({ ref }) => {
      await gate;
      handled.push(ref);
    });
    for (const ref of ['a', 'b', 'a', 'b', 'a']) send({ ref });
    send({});
    send({});
    open();
    await connection.idle();
    assert.deepEqual(handled, ['a', 'b', undefined, undefined]);
    send({ ref: 'a' });
    await connection.idle();
    assert.deepEqual(handled, ['a', 'b', undefined, undefined, 'a']);
  });

  it('waits for no message that has its place already, eight at most, and for every other frame', async () => {
    const started: string[] = [];
    const { gate, open } = makeGate();
    const { connection, send } = makeConnection(async ({ ref = '' }, queued) => {
      started.push(ref);
      if (ref !== 'alone') await Promise.resolve().then(queued);
      await gate;
    });
    const messages = Array.from({ length: 10 }, (_, index) => `${index}`);
    for (const ref of [...messages, 'alone', 'last']) send({ ref });
    await new Promise(setImmediate);
    assert.deepEqual(started, messages.slice(0, 8));
    open();
    await connection.idle();
    assert.deepEqual(started, [...messages, 'alone', 'last']);
  });

  it('does not call a reader slow for what one lot put in at once, but for what it left unread', async () => {
    const limits = { ...limitsFor(1), backlogBytes: 1_000 };
    const closed: string[] = [];
    const socket = Object.assign(new EventEmitter(), {
      OPEN: 1,
      readyState: 1,
      bufferedAmount: 0,
      close: (_code: number, reason: string) => closed.push(reason),
    });
    let writes = 0;
    const stream = {
      write(bytes: Buffer) {
        writes += 1;
        socket.bufferedAmount += bytes.length;
      },
    };
    const handlers = {
      decode: () => ({ ok: true as const, frame: null }),
      answerPing: () => false,
      onFrame: async () => undefined,
      onClose: () => undefined,
      onProblem: () => undefined,
    };
    const connection = new Connection(
      { socket, stream } as unknown as Line,
      limits,
      makeLogger('silent'),
      handlers,
    );
    connection.greeted();
    for (let n = 0; n < 100; n += 1) connection.sendText('x'.repeat(100));
    assert.deepEqual(closed, []);
    await new Promise<void>((done) => process.nextTick(done));
    assert.equal(socket.bufferedAmount, 100 * (2 + 100));
    assert.equal(writes, 1);
    connection.sendText('one more');
    assert.deepEqual(closed, ['tooSlow']);
  });

  it('frees its place when it closes, and is gone with its socket, for who asks before and after', async () => {
    const socket = Object.assign(new EventEmitter(), {
      ...{ OPEN: 1, CLOSED: 3, readyState: 1, close: () => undefined },
    });
    const told: string[] = [];
    const connection = new Connection(
      { socket, stream: {} } as unknown as Line,
      limitsFor(1),
      makeLogger('silent'),
      {
        decode: () => ({ ok: true as const, frame: null }),
        answerPing: () => false,
        onFrame: async () => undefined,
        onClose: () => told.push('place'),
        onGone: () => told.push('gone'),
        onProblem: () => undefined,
      },
    );
    const before = connection.gone().then(() => told.push('before'));
    connection.close('tooSlow');
    assert.deepEqual(told, ['place']);
    socket.readyState = 3;
    socket.emit('close');
    await before;
    await connection.gone();
    assert.deepEqual(told, ['place', 'gone', 'before']);
  });
});
