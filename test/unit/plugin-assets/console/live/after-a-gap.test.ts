import assert from 'node:assert/strict';
import type { StaffApi } from '../../../../../plugin-assets/console/api/staff-api.ts';
import { makeLive } from '../../../../../plugin-assets/console/live/live.ts';
import { makeAppState } from '../../../../../plugin-assets/console/state/app-state.ts';
import type { SocketLike } from '../../../../../plugin-assets/shared/socket-connection.ts';
import { limitsFor } from '../../../../../service/config/limits.ts';
import { CLOSE_CODES } from '../../../../../service/protocol/close-codes.ts';
import type {
  StaffClientFrame,
  StaffServerFrame,
} from '../../../../../service/protocol/frames/staff-frames.ts';
import { makeFakeTimers } from '../../../../support/fakes/fake-timers.ts';
import { aMe, aMessage, aSummary } from '../console-builders.ts';

const { points: FRAMES_A_SECOND } = limitsFor(1).rates.frames;
const ANSWER_MS = 5;
const CURSOR = '2026-11-24T10:00:00.000Z';

/** The service closes a socket above its frame rate. */
const setUp = (chats: number, framesASecond: number = FRAMES_A_SECOND) => {
  const timers = makeFakeTimers();
  const appState = makeAppState();
  const ids = Array.from({ length: chats }, (_, n) => `cnv_${n}`);
  let last = 2;
  let openId: string | null = null;
  let line: { hear(frame: StaffServerFrame): void; cut(code: number): void } | null = null;
  const heard: StaffClientFrame[] = [];
  const closes: number[] = [];
  const stored: string[] = [];
  let isReachable = true;
  let fetching = 0;
  let mostFetching = 0;
  const summary = (id: string) => aSummary({ id, last, unread: last, preview: `wiadomość ${last}` });
  const api = {
    inbox: async () =>
      isReachable
        ? { ok: true, status: 200, body: { conversations: ids.map(summary), more: [], cursor: CURSOR } }
        : { ok: false, refusal: { code: 'unreachable', status: 0 } },
    conversation: async (id: string) => {
      fetching += 1;
      mostFetching = Math.max(mostFetching, fetching);
      await new Promise<void>((resolve) => timers.set(resolve, ANSWER_MS));
      fetching -= 1;
      return { ok: true, status: 200, body: summary(id) };
    },
  } as unknown as StaffApi;
  const answer = (frame: StaffClientFrame, hear: (frame: StaffServerFrame) => void) => {
    if (frame.t === 'session.hello')
      hear({ t: 'session.ready', now: CURSOR, staffId: 'stf_ada', cursor: CURSOR, presence: 'here' });
    if (frame.t === 'session.ping')
      hear({ t: 'session.pong', n: frame.n, now: CURSOR, cursor: CURSOR, heads: [] });
    if (frame.t === 'events.resume') {
      const { conversationId } = frame;
      const seqs = Array.from({ length: last - frame.last }, (_, n) => frame.last + 1 + n);
      hear({
        t: 'events.batch',
        conversationId,
        events: seqs.map((seq) => aMessage(seq)),
        more: false,
        last,
      });
    }
    if (frame.t === 'message.send') {
      stored.push(frame.text);
      hear({ t: 'message.ack', ref: frame.ref, id: `evt_${frame.ref}`, seq: last, at: CURSOR });
    }
  };
  const open = (): SocketLike => {
    let frames = 0;
    let second = 0;
    const socket: SocketLike = {
      readyState: isReachable ? 1 : 3,
      onopen: null,
      onmessage: null,
      onclose: null,
      close: () => {
        socket.readyState = 3;
      },
      send(text) {
        if (socket.readyState !== 1) return;
        const frame: StaffClientFrame = JSON.parse(text);
        heard.push(frame);
        if (timers.now() - second >= 1_000) {
          second = timers.now();
          frames = 0;
        }
        frames += 1;
        if (frames > framesASecond) {
          hear({ t: 'session.bye', code: CLOSE_CODES.rate.code, retryAfterMs: 2_000 });
          cut(CLOSE_CODES.rate.code);
        } else timers.set(() => answer(frame, hear), ANSWER_MS);
      },
    };
    const hear = (frame: StaffServerFrame) => {
      if (socket.readyState === 1) socket.onmessage?.({ data: JSON.stringify(frame) });
    };
    const cut = (code: number) => {
      if (isReachable) closes.push(code);
      socket.readyState = 3;
      timers.set(() => socket.onclose?.({ code }), 0);
    };
    line = { hear, cut };
    timers.set(() => (isReachable ? socket.onopen?.() : socket.onclose?.({ code: 1006 })), ANSWER_MS);
    return socket;
  };
  const live = makeLive({
    url: 'ws://service/v1/staff/socket',
    appState,
    api,
    token: () => 'jwt',
    renew: async () => 'renewed',
    onRefused: () => undefined,
    openId: () => openId,
    timers,
    open,
  });
  return {
    timers,
    live,
    appState,
    heard,
    closes,
    stored,
    mostFetching: () => mostFetching,
    async start() {
      appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
      last = 1;
      live.start();
      await timers.forward(1_000);
      last = 2;
      for (const conversationId of ids)
        line?.hear({ t: 'event.new', shopId: 'shp_tea', conversationId, event: aMessage(2) });
      await timers.forward(1_000);
    },
    show(id: string) {
      openId = id;
    },
    cut() {
      isReachable = false;
      line?.cut(1006);
    },
    comeBack(missed: number) {
      last += missed;
      isReachable = true;
    },
    hear: (frame: StaffServerFrame) => line?.hear(frame),
    held: (id: string) => appState.get().conversations[id],
  };
};

describe('console after a gap', () => {
  for (const chats of [60, 200]) {
    it(`comes back with ${chats} changed chats on one connection, and sends what waited once`, async () => {
      const scene = setUp(chats);
      await scene.start();
      scene.show('cnv_7');
      scene.cut();
      await scene.timers.forward(42_000);
      scene.live.ask({ kind: 'message', ref: 'r1', conversationId: 'cnv_7', text: 'Już sprawdzam' });
      scene.comeBack(3);
      await scene.timers.forward(60_000);
      assert.deepEqual(scene.closes, []);
      assert.equal(scene.appState.get().connection, 'online');
      assert.deepEqual(scene.stored, ['Już sprawdzam']);
      assert.deepEqual(scene.live.waiting(), []);
      const behind = Object.values(scene.appState.get().conversations).filter(
        ({ head, summary }) => head !== 5 || summary.last !== 5,
      );
      assert.deepEqual(behind, []);
      assert.deepEqual(
        scene.held('cnv_7')?.events.map(({ seq }) => seq),
        [2, 3, 4, 5],
        'the open chat keeps its events and gets those that it missed',
      );
      assert.deepEqual(scene.held('cnv_8')?.events, [], 'another one is loaded when it is opened');
      assert.equal(scene.held('cnv_8')?.summary.preview, 'wiadomość 5');
    });
  }

  it('asks for at most five chats at a time, the open one first', async () => {
    const scene = setUp(60);
    await scene.start();
    scene.show('cnv_59');
    const before = scene.heard.length;
    scene.comeBack(3);
    const heads = Array.from({ length: 60 }, (_, n) => ({
      conversationId: `cnv_${n}`,
      shopId: 'shp_tea',
      last: 5,
    }));
    scene.hear({ t: 'session.pong', n: 1, now: CURSOR, cursor: CURSOR, heads });
    assert.deepEqual(
      scene.heard.slice(before).map((frame) => frame.t === 'events.resume' && frame.conversationId),
      ['cnv_59'],
    );
    await scene.timers.forward(10_000);
    assert.ok(scene.mostFetching() <= 5, `${scene.mostFetching()} at a time`);
    const behind = Object.values(scene.appState.get().conversations).filter(
      ({ summary }) => summary.last !== 5,
    );
    assert.deepEqual(behind, []);
    assert.deepEqual(scene.closes, []);
  });

  it('sends a hundred waiting answers without a connection that is too fast', async () => {
    const scene = setUp(60);
    await scene.start();
    scene.cut();
    await scene.timers.forward(1_000);
    const texts = Array.from({ length: 100 }, (_, n) => `odpowiedź ${n}`);
    for (const [n, text] of texts.entries())
      scene.live.ask({ kind: 'message', ref: `r${n}`, conversationId: `cnv_${n % 60}`, text });
    scene.comeBack(0);
    await scene.timers.forward(60_000);
    assert.deepEqual(scene.closes, []);
    assert.deepEqual(scene.stored, texts);
  });

  it('sends half as fast after each close for too many frames, until all has gone out', async () => {
    const scene = setUp(1, 3);
    await scene.start();
    const texts = Array.from({ length: 30 }, (_, n) => `odpowiedź ${n}`);
    for (const [n, text] of texts.entries())
      scene.live.ask({ kind: 'message', ref: `r${n}`, conversationId: 'cnv_0', text });
    await scene.timers.forward(120_000);
    assert.deepEqual(scene.closes, [4429, 4429]);
    assert.deepEqual([...new Set(scene.stored)], texts);
    assert.deepEqual(scene.live.waiting(), []);
  });
});
