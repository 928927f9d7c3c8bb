import assert from 'node:assert/strict';
import { listenForWake } from '../../../../plugin-assets/shared/listen-for-wake.ts';
import {
  FINAL_CLOSE_CODES,
  makeSocketClient,
  type SocketClientOptions,
} from '../../../../plugin-assets/shared/socket-client.ts';
import type { SocketLike } from '../../../../plugin-assets/shared/socket-connection.ts';
import { CLOSE_CODES } from '../../../../service/protocol/close-codes.ts';
import { makeFakeTimers } from '../../../support/fakes/fake-timers.ts';

type Frame = { t: string; [name: string]: unknown };

const setUp = (options: Partial<SocketClientOptions<Frame, Frame>> = {}) => {
  const timers = makeFakeTimers();
  const sockets: (SocketLike & { sent: Frame[]; isClosed: boolean })[] = [];
  const links: string[] = [];
  const heard: Frame[] = [];
  const page = Object.assign(new EventTarget(), { hidden: false });
  const win = Object.assign(new EventTarget(), { document: page });
  const client = makeSocketClient<Frame, Frame>({
    url: 'wss://chat.example/v1/visitor/socket?s=zgk_x',
    hello: () => ({ t: 'session.hello' }),
    onFrame: (frame) => heard.push(frame),
    onLink: (link, code) => links.push(code === undefined ? link : `${link} ${code}`),
    timers,
    open: () => {
      const socket: (typeof sockets)[number] = {
        readyState: 0,
        onopen: null,
        onmessage: null,
        onclose: null,
        sent: [],
        isClosed: false,
        send(text) {
          this.sent.push(JSON.parse(text));
        },
        close() {
          this.isClosed = true;
        },
      };
      sockets.push(socket);
      return socket;
    },
    ...options,
  });
  listenForWake(client.wake, win);
  const newest = () => {
    const socket = sockets.at(-1);
    assert.ok(socket);
    return socket;
  };
  const say = (frame: Frame) => newest().onmessage?.({ data: JSON.stringify(frame) });
  const accept = () => {
    newest().readyState = 1;
    newest().onopen?.();
    say({ t: 'session.ready' });
  };
  const lose = async (code = 1006) => {
    newest().readyState = 3;
    newest().onclose?.({ code });
    await timers.forward(0);
  };
  return { timers, sockets, links, heard, client, newest, say, accept, lose, win, page };
};

describe('socket client', () => {
  it('says hello first, and is ready only when the service has answered', () => {
    const { client, accept, newest, links } = setUp();
    client.start();
    assert.equal(client.send({ t: 'message.send' }), false);
    accept();
    assert.deepEqual(newest().sent, [{ t: 'session.hello' }]);
    assert.equal(client.send({ t: 'message.send' }), true);
    assert.deepEqual(links, ['connecting', 'ready']);
  });

  it('comes back after anything from nothing to half a second, and doubles the longest wait up to 30 s', async () => {
    const { client, timers, lose, sockets } = setUp();
    client.start();
    await lose();
    assert.equal(sockets.length, 2, 'the shortest wait is none');
    timers.setRandom(0.999);
    await lose();
    const waits = [timers.next()];
    for (let round = 0; round < 8; round += 1) {
      await timers.forward(timers.next() ?? 0);
      await lose();
      waits.push(timers.next());
    }
    assert.deepEqual(
      waits.map((wait) => Math.round((wait ?? 0) / 100) / 10),
      [1, 2, 4, 8, 16, 30, 30, 30, 30],
    );
    assert.equal(sockets.length, 10);
  });

  it('forgets earlier failures only after 30 s on a good line', async () => {
    const { client, timers, lose, accept, say } = setUp();
    client.start();
    timers.setRandom(0.999);
    for (let round = 0; round < 4; round += 1) {
      await lose();
      await timers.forward(timers.next() ?? 0);
    }
    accept();
    await timers.forward(10_000);
    await lose();
    assert.ok((timers.next() ?? 0) > 7_000, 'the wait goes on growing');
    await timers.forward(timers.next() ?? 0);
    accept();
    await timers.forward(20_000);
    say({ t: 'session.pong', n: 1 });
    await timers.forward(10_000);
    await lose();
    assert.ok((timers.next() ?? 0) < 500, 'the wait is short again');
  });

  it('asks for a sign of life every 20 s, and takes a new line when none comes in 8 s', async () => {
    const { client, timers, accept, newest, say, sockets } = setUp();
    client.start();
    accept();
    await timers.forward(20_000);
    assert.deepEqual(newest().sent.at(-1), { t: 'session.ping', n: 1 });
    say({ t: 'session.pong', n: 1 });
    await timers.forward(20_000);
    assert.deepEqual(newest().sent.at(-1), { t: 'session.ping', n: 2 });
    await timers.forward(8_000);
    assert.equal(sockets.length, 2);
    assert.equal(sockets[0]?.isClosed, true);
  });

  it('checks the line when somebody looks again, and waits 4 s for the answer', async () => {
    const { client, timers, accept, newest, sockets, page } = setUp();
    client.start();
    accept();
    page.dispatchEvent(new Event('visibilitychange'));
    assert.equal(newest().sent.at(-1)?.t, 'session.ping');
    await timers.forward(4_000);
    assert.equal(sockets.length, 2);
  });

  it('connects at once when the network is back, at most once in 3 s', async () => {
    const { client, timers, lose, sockets, win } = setUp();
    timers.setRandom(0.999);
    client.start();
    for (let round = 0; round < 5; round += 1) {
      await lose();
      if (round < 4) await timers.forward(timers.next() ?? 0);
    }
    const before = sockets.length;
    await timers.forward(3_000);
    win.dispatchEvent(new Event('online'));
    assert.equal(sockets.length, before + 1);
    await lose();
    win.dispatchEvent(new Event('online'));
    assert.equal(sockets.length, before + 1);
  });

  it('stops for good exactly on the close codes that say so', async () => {
    const final = Object.values(CLOSE_CODES).filter(({ reconnect }) => !reconnect);
    assert.deepEqual([...FINAL_CLOSE_CODES].sort(), final.map(({ code }) => code).sort());
    for (const { code, reconnect } of Object.values(CLOSE_CODES)) {
      const { client, accept, lose, timers, sockets, links } = setUp({ renew: () => true });
      client.start();
      accept();
      await lose(code);
      await timers.forward(60_000);
      assert.equal(sockets.length > 1, reconnect, `close code ${code}`);
      if (!reconnect) assert.equal(links.at(-1), `stopped ${code}`);
    }
  });

  it('renews a refused token once, not in a circle', async () => {
    let renewals = 0;
    const { client, lose, timers, sockets, links } = setUp({
      renew: () => {
        renewals += 1;
        return true;
      },
    });
    client.start();
    await lose(4401);
    await timers.forward(1_000);
    assert.equal(sockets.length, 2);
    await lose(4401);
    await timers.forward(60_000);
    assert.equal(renewals, 1);
    assert.equal(links.at(-1), 'stopped 4401');
  });

  it('asks over HTTP for the reason after two failures, and stops when the answer is no', async () => {
    let asked = 0;
    const { client, lose, timers, sockets, links } = setUp({
      explain: async () => {
        asked += 1;
        return asked < 2;
      },
    });
    client.start();
    await lose();
    assert.equal(asked, 0);
    await timers.forward(timers.next() ?? 0);
    await lose();
    assert.equal(asked, 1);
    for (let round = 0; round < 2; round += 1) {
      await timers.forward(timers.next() ?? 0);
      await lose();
    }
    await timers.forward(120_000);
    assert.equal(asked, 2);
    assert.equal(sockets.length, 4);
    assert.equal(links.at(-1), 'stopped 1006');
  });

  it('waits as long as a leaving service asks for', async () => {
    const { client, accept, say, lose, timers } = setUp();
    client.start();
    accept();
    say({ t: 'session.bye', code: 4503, retryAfterMs: 7_000 });
    await lose(4503);
    assert.equal(timers.next(), 7_000);
  });

  it('says that a line is lost once, until it is back, and nothing of a process that is replaced', async () => {
    const { client, accept, say, lose, timers, links } = setUp();
    client.start();
    accept();
    timers.setRandom(0.999);
    for (let round = 0; round < 4; round += 1) {
      say({ t: 'session.bye', code: 4503, retryAfterMs: 1_000 });
      await lose(4503);
      assert.ok((timers.next() ?? 0) <= 1_500, 'the wait does not grow');
      await timers.forward(timers.next() ?? 0);
      accept();
    }
    assert.ok(!links.some((link) => link.startsWith('waiting')), String(links));
    await lose(4503);
    await timers.forward(timers.next() ?? 0);
    await lose();
    assert.equal(links.at(-1), 'waiting 1006');
    await timers.forward(timers.next() ?? 0);
    assert.equal(links.at(-1), 'waiting 1006', 'a new try changes nothing that is shown');
    accept();
    assert.equal(links.at(-1), 'ready');
  });

  it('gives up on a line that swallows the hello', async () => {
    const { client, newest, timers, sockets } = setUp();
    client.start();
    newest().readyState = 1;
    newest().onopen?.();
    await timers.forward(10_000);
    assert.equal(sockets.length, 2);
  });

  it('hears nothing more from a line it has left, and nothing that is no frame', () => {
    const { client, accept, newest, heard } = setUp();
    client.start();
    accept();
    const old = newest();
    const hear = old.onmessage;
    old.onmessage?.({ data: 'not JSON' });
    client.stop();
    assert.equal(old.onmessage, null);
    assert.ok(hear);
    assert.deepEqual(
      heard.map(({ t }) => t),
      ['session.ready'],
    );
  });
});
