import assert from 'node:assert/strict';
import type { StaffApi } from '../../../../plugin-assets/console/api/staff-api.ts';
import { makeLive } from '../../../../plugin-assets/console/live/live.ts';
import type { Request } from '../../../../plugin-assets/console/live/request-sender.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import type { SocketLike } from '../../../../plugin-assets/shared/socket-connection.ts';
import type { StaffServerFrame } from '../../../../service/protocol/frames/staff-frames.ts';
import { aMe, aMessage, aSummary } from './console-builders.ts';

type Sent = Record<string, unknown> & { t: string };

const makeLine = () => {
  const timers = new Map<object, { run: () => void; at: number }>();
  let now = 0;
  const sockets: (SocketLike & { sent: Sent[] })[] = [];
  const fetched: string[] = [];
  const refused: [Request, string][] = [];
  const appState = makeAppState();
  const api = {
    inbox: async () => ({
      ok: true,
      status: 200,
      body: { conversations: [], more: [], cursor: '2026-11-24T08:00:00.000Z' },
    }),
    conversation: async (id: string) => {
      fetched.push(id);
      return { ok: true, status: 200, body: aSummary({ id, last: 1 }) };
    },
  } as unknown as StaffApi;
  const live = makeLive({
    url: 'ws://service/v1/staff/socket',
    appState,
    api,
    token: () => 'jwt',
    renew: async () => 'renewed',
    onRefused: (request, code) => refused.push([request, code]),
    openId: () => 'cnv_1',
    timers: {
      now: () => now,
      random: () => 0,
      set: (run, delayMs) => {
        const timer = {};
        timers.set(timer, { run, at: now + delayMs });
        return timer;
      },
      clear: (timer) => timers.delete(timer as object),
    },
    open: () => {
      const socket: SocketLike & { sent: Sent[] } = {
        sent: [],
        readyState: 1,
        onopen: null,
        onmessage: null,
        onclose: null,
        send: (text) => socket.sent.push(JSON.parse(text)),
        close: () => {},
      };
      sockets.push(socket);
      return socket;
    },
  });
  const line = () => {
    const socket = sockets.at(-1);
    assert.ok(socket !== undefined);
    return socket;
  };
  const hear = (frame: StaffServerFrame) => line().onmessage?.({ data: JSON.stringify(frame) });
  return {
    appState,
    live,
    fetched,
    refused,
    hear,
    sent: (t: string) => line().sent.filter((frame) => frame.t === t),
    lose: (code = 1006) => line().onclose?.({ code }),
    connect: async () => {
      line().onopen?.();
      hear({ t: 'session.ready', now: '', staffId: 'stf_ada', cursor: '', presence: 'here' });
      await new Promise(setImmediate);
    },
    pass: (ms: number) => {
      now += ms;
      for (const [timer, { run, at }] of [...timers]) {
        if (at <= now && timers.delete(timer)) run();
      }
    },
  };
};

const ask = (kind: 'message' | 'take', ref: string): Request =>
  kind === 'message'
    ? { kind, ref, conversationId: 'cnv_1', text: 'Już sprawdzam' }
    : { kind, ref, conversationId: 'cnv_1' };

describe('line of the console', () => {
  const start = async () => {
    const line = makeLine();
    line.appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    line.live.start();
    await line.connect();
    line.hear({
      t: 'conversation.new',
      conversation: aSummary({ last: 1, openedAt: '2026-11-24T09:00:00.000Z' }),
    });
    return line;
  };

  it('says hello with the token, never in the address', async () => {
    const line = await start();
    assert.deepEqual(line.sent('session.hello'), [{ t: 'session.hello', token: 'jwt', presence: 'here' }]);
  });

  it('asks for a gap of the open chat once, again when no answer comes, and stops when it is filled', async () => {
    const line = await start();
    line.hear({ t: 'event.new', shopId: 'shp_tea', conversationId: 'cnv_1', event: aMessage(4) });
    line.hear({ t: 'event.new', shopId: 'shp_tea', conversationId: 'cnv_1', event: aMessage(5) });
    assert.deepEqual(
      line.sent('events.resume').map(({ last }) => last),
      [1],
    );
    line.pass(8_000);
    assert.equal(line.sent('events.resume').length, 2);
    line.hear({
      t: 'events.batch',
      conversationId: 'cnv_1',
      events: [aMessage(2), aMessage(3)],
      more: false,
      last: 5,
    });
    line.pass(60_000);
    assert.equal(line.sent('events.resume').length, 2);
    assert.equal(line.appState.get().conversations.cnv_1?.summary.last, 5);
  });

  it('fetches a conversation that it hears of for the first time in its middle', async () => {
    const line = await start();
    line.hear({ t: 'event.new', shopId: 'shp_tea', conversationId: 'cnv_9', event: aMessage(7) });
    assert.deepEqual(line.fetched, ['cnv_9']);
  });

  it('keeps a message over a lost line and sends it again under the same ref', async () => {
    const line = await start();
    line.live.ask(ask('message', 'r1'));
    assert.equal(line.sent('message.send').length, 1);
    line.lose();
    assert.equal(line.appState.get().connection, 'reconnecting');
    line.live.ask(ask('message', 'r2'));
    line.pass(1_000);
    await line.connect();
    assert.deepEqual(
      line.sent('message.send').map(({ ref }) => ref),
      ['r1', 'r2'],
    );
    line.hear({ t: 'message.ack', ref: 'r1', id: 'evt_2', seq: 2, at: '' });
    assert.deepEqual(
      line.live.waiting().map(({ ref }) => ref),
      ['r2'],
    );
  });

  it('shows nothing while a process of the service is replaced, unless no other one answers', async () => {
    const line = await start();
    line.hear({ t: 'session.bye', code: 4503, retryAfterMs: 1_000 });
    line.lose(4503);
    line.live.ask(ask('message', 'r1'));
    assert.equal(line.appState.get().connection, 'online');
    line.pass(1_000);
    assert.equal(line.appState.get().connection, 'online');
    await line.connect();
    assert.equal(line.sent('message.send').length, 1);
    assert.equal(line.appState.get().connections, 2);
    line.lose(4503);
    line.pass(1_000);
    line.lose();
    assert.equal(line.appState.get().connection, 'reconnecting');
  });

  it('names with each act the one before it in the same conversation, and skips a message taken back', async () => {
    const line = await start();
    line.live.ask(ask('message', 'r1'));
    line.live.ask(ask('message', 'r2'));
    line.live.ask({ ...ask('message', 'r3'), conversationId: 'cnv_2' });
    line.live.ask(ask('take', 'r4'));
    const placed = (frames: Sent[]) => frames.map(({ ref, after }) => [ref, after]);
    assert.deepEqual(placed(line.sent('message.send')), [
      ['r1', undefined],
      ['r2', 'r1'],
      ['r3', undefined],
    ]);
    assert.deepEqual(placed(line.sent('conversation.take')), [['r4', 'r2']]);
    line.hear({ t: 'problem', ref: 'r1', code: 'unavailable', detail: '', retryAfterMs: 1_000 });
    line.live.withdraw('r2');
    line.pass(1_000);
    assert.deepEqual(placed(line.sent('conversation.take').slice(1)), [['r4', 'r1']]);
  });

  it('waits as long as the service asks, then sends the same message again', async () => {
    const line = await start();
    line.live.ask(ask('message', 'r1'));
    line.hear({ t: 'problem', ref: 'r1', code: 'rate_limited', detail: '', retryAfterMs: 3_000 });
    assert.equal(line.appState.get().conversations.cnv_1?.waiting[0]?.refused, null);
    line.pass(3_000);
    assert.deepEqual(
      line.sent('message.send').map(({ ref }) => ref),
      ['r1', 'r1'],
    );
  });

  it('takes a final no as final: the text stays to be read, the request is gone', async () => {
    const line = await start();
    line.live.ask(ask('message', 'r1'));
    line.hear({ t: 'problem', ref: 'r1', code: 'conversation_closed', detail: '' });
    assert.equal(line.appState.get().conversations.cnv_1?.waiting[0]?.refused, 'conversation_closed');
    line.live.ask(ask('take', 'r2'));
    line.hear({ t: 'problem', ref: 'r2', code: 'not_found', detail: '' });
    assert.deepEqual(
      line.refused.map(([{ ref }, code]) => [ref, code]),
      [['r2', 'not_found']],
    );
    assert.deepEqual(line.live.waiting(), []);
  });
});
