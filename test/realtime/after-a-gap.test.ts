import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { makeStaffApi } from '../../plugin-assets/console/api/staff-api.ts';
import { type Live, makeLive } from '../../plugin-assets/console/live/live.ts';
import { type AppState, makeAppState } from '../../plugin-assets/console/state/app-state.ts';
import type { HttpClient } from '../../plugin-assets/shared/http-client.ts';
import type { SocketLike } from '../../plugin-assets/shared/socket-connection.ts';
import { SUBPROTOCOL } from '../../service/protocol/vocabulary.ts';
import { call, type Merchant, makeMerchant, newBoot, signIn } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** Above the service's rate with this factor: 40 frames a second. */
const FACTOR = '2';
const CHATS = 45;

describe('a console that missed something in many chats', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let appState: AppState;
  let live: Live;
  let lines: WebSocket[];
  let closes: number[];
  let isNetworkDown = false;

  before(async () => {
    service = await startTestService({ env: { ZGODA_LIMIT_FACTOR: FACTOR } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
    appState = makeAppState();
    [lines, closes, isNetworkDown] = [[], [], false];
    const http: HttpClient = async (method, path, body) => {
      const unreachable = { ok: false, refusal: { code: 'unreachable', status: 0 } };
      if (isNetworkDown) return unreachable as never;
      const { status, body: answer } = await call(service, method, path, { token, body });
      return (
        status < 300 ? { ok: true, status, body: answer } : { ok: false, refusal: { ...answer, status } }
      ) as never;
    };
    const api = makeStaffApi(http, http);
    live = makeLive({
      url: `${service.origin.replace('http', 'ws')}/v1/staff/socket`,
      appState,
      api,
      token: () => token,
      renew: async () => 'renewed',
      onRefused: () => undefined,
      openId: () => null,
      open: (url) => {
        const socket = new WebSocket(isNetworkDown ? 'ws://127.0.0.1:1' : url, SUBPROTOCOL, {
          origin: service.origin,
        });
        socket.on('error', () => undefined);
        socket.on('close', (code) => closes.push(code));
        lines.push(socket);
        return socket as unknown as SocketLike;
      },
    });
    const me = await api.me();
    assert.ok(me.ok);
    appState.dispatch({ type: 'signed-in', me: me.body, presence: 'here' });
  });
  afterEach(() => live.stop());

  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = appState.subscribe(look);
      look();
    });
  const held = () => Object.values(appState.get().conversations);
  const write = async (text: string, visitor: { token?: string }) => {
    const body = { shop: merchant.shop.key, locale: 'pl', ref: randomUUID(), text };
    const reply = await call(service, 'POST', '/v1/visitor/messages', {
      ...visitor,
      body: { ...body, ...(visitor.token === undefined && { boot: newBoot() }) },
    });
    assert.equal(reply.status, 201, reply.text);
    return { token: visitor.token ?? String(reply.body.token) };
  };

  it('comes back on one connection, and its waiting answer is stored once', async () => {
    live.start();
    await until(() => appState.get().connection === 'online' && appState.get().isInboxLoaded);
    const visitors = [];
    for (let n = 0; n < CHATS; n += 1) visitors.push(await write('Dzień dobry', {}));
    await until(() => held().length === CHATS);
    for (const visitor of visitors) await write('Czy jest zielona?', visitor);
    await until(() => held().every(({ summary, events }) => summary.last === 2 && events.length > 0));

    isNetworkDown = true;
    lines.at(-1)?.terminate();
    await until(() => appState.get().connection === 'reconnecting');
    for (const visitor of visitors) await write('Halo?', visitor);
    const id = held()[0]?.summary.id ?? '';
    live.ask({ kind: 'message', ref: randomUUID(), conversationId: id, text: 'Już sprawdzam' });
    isNetworkDown = false;
    closes = [];
    live.wake();
    await until(
      () =>
        live.waiting().length === 0 &&
        held().every(({ summary, head }) => summary.last >= 3 && summary.last === head),
    );
    assert.equal(appState.get().connection, 'online');
    assert.equal(closes.includes(4429), false, `closed with ${closes}`);
    const { body } = await call(service, 'GET', `/v1/staff/conversations/${id}/events?after=0`, { token });
    const texts = body.events.flatMap((event: { text?: string }) => event.text ?? []);
    assert.deepEqual(texts, ['Dzień dobry', 'Czy jest zielona?', 'Halo?', 'Już sprawdzam']);
  });
});
