import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:https';
import WebSocket from 'ws';
import { PROXIES, startProxy } from '../../scripts/setup/proxies.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import { SUBPROTOCOL } from '../../service/protocol/vocabulary.ts';
import { isQuickRun } from '../support/database/database.ts';
import { type Processes, startProcesses } from '../support/redis/two-processes.ts';
import { type Merchant, makeMerchant } from '../support/scenes/chat-actors.ts';
import { makeOwnCertificate } from '../support/surroundings/own-certificate.ts';

/** Each proxy loses one, and two remain. */
const COUNT = Object.keys(PROXIES).length + 1;
const FORGED = '203.0.113.9';
/** The service's limit of sign-ins per address in five minutes. */
const SIGN_INS = 20;

describe('several processes behind a proxy of the samples', () => {
  let processes: Processes;
  let merchant: Merchant;
  let port: number;
  let origin: string;
  let certificate: { cert: string; key: string };
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  /** New visitor addresses for each proxy, as the service counts by address. */
  let net = 0;

  const ask = async (
    from: number,
    method: string,
    path: string,
    body: string | Buffer | null = null,
  ): Promise<{ status: number; type: string }> => {
    const sent = request(origin + path, {
      method,
      ca: certificate.cert,
      localAddress: `127.0.${net}.${from}`,
      agent: new Agent({ keepAlive: false }),
      headers: {
        origin,
        'x-forwarded-for': `${FORGED}, 198.51.100.${from}`,
        ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': body.length }),
      },
    });
    // A refusal may arrive before the body is sent.
    sent.on('error', () => undefined);
    sent.end(body);
    const [answer] = await once(sent, 'response');
    answer.resume();
    return { status: answer.statusCode, type: String(answer.headers['content-type']) };
  };
  const visit = async (from: number) => {
    const socket = new WebSocket(
      `${origin.replace('https', 'wss')}/v1/visitor/socket?s=${merchant.shop.key}`,
      [SUBPROTOCOL],
      { origin, ca: certificate.cert, localAddress: `127.0.${net}.${from}` } as WebSocket.ClientOptions,
    );
    await once(socket, 'open');
    socket.send(JSON.stringify({ t: 'session.hello', tab: randomUUID(), locale: 'pl' }));
    const [said] = await once(socket, 'message');
    assert.equal(JSON.parse(String(said)).t, 'session.ready');
    return socket;
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    port = await freePort();
    origin = `https://127.0.0.1:${port}`;
    certificate = await makeOwnCertificate();
    processes = await startProcesses(COUNT, {
      env: {
        ZGODA_PUBLIC_URL: origin,
        ZGODA_TRUST_PROXY: '1',
        ZGODA_LIMIT_FACTOR: '1',
        ZGODA_LEAVE_MS: '2000',
      },
    });
    const [first] = processes.all;
    assert.ok(first);
    merchant = await makeMerchant(first, {});
  });
  after(() => processes?.stop());

  for (const name of Object.keys(PROXIES) as (keyof typeof PROXIES)[])
    describe(name, () => {
      before(async () => {
        net += 1;
        const backends = processes.all.map((service) => service.port);
        proxy = await startProxy(name, { port, backends }, certificate);
      });
      after(() => proxy?.stop());

      it('passes sockets on, both ways', async () => {
        const socket = await visit(2);
        socket.close();
        await once(socket, 'close');
      });

      it("counts each visitor's own address, whatever the visitor says of it [SE-2]", async () => {
        const body = JSON.stringify({ email: `${name}@shop.example`, password: 'wrong' });
        const signIn = async (from: number): Promise<number> =>
          (await ask(from, 'POST', '/v1/staff/sign-in', body)).status;
        const statuses = [];
        for (let tries = 0; tries <= SIGN_INS; tries += 1) statuses.push(await signIn(4));
        assert.equal(statuses.at(-1), 429, String(statuses));
        const elsewhere = JSON.stringify({ email: `other.${name}@shop.example`, password: 'wrong' });
        assert.equal((await ask(5, 'POST', '/v1/staff/sign-in', elsewhere)).status, 401);
      });

      it('leaves it to the service to say what is too large, and keeps nothing of it in a file', async () => {
        const answer = await ask(6, 'POST', '/v1/visitor/leads', Buffer.alloc(12 * 2 ** 20, 0x20));
        assert.deepEqual(answer, { status: 413, type: 'application/problem+json; charset=utf-8' });
      });

      it('lets a process stop without a request that stays without an answer or a visitor who stays cut off', async () => {
        const visitors = await Promise.all([2, 3, 4, 5, 6, 7].map(visit));
        const stopping = processes.all.shift();
        assert.ok(stopping);
        let isStopped = false;
        const gone = Promise.race(visitors.map((socket) => once(socket, 'close')));
        const stopped = stopping.stop().then(() => {
          isStopped = true;
        });
        const statuses = new Set<string>();
        let atClosingPort = 0;
        const path = `/v1/visitor/session?shop=${merchant.shop.key}&locale=pl`;
        for (let asked = 0; asked < 20 || !isStopped; asked += 1) {
          // Many addresses, so that no limit is reached.
          const from = 20 + (asked % 200);
          statuses.add(`GET ${(await ask(from, 'GET', path)).status}`);
          // No proxy sends again what changes something, so the process itself must answer it.
          const post = async () => (await ask(from, 'POST', '/v1/visitor/messages', '{}')).status;
          let status = await post();
          // A connection that the kernel took as the port was closed is reset: widgets send again, under the same id.
          if (status === 502) {
            atClosingPort += 1;
            status = await post();
          }
          statuses.add(`POST ${status}`);
        }
        await stopped;
        assert.deepEqual([...statuses].sort(), ['GET 200', 'POST 422']);
        assert.ok(atClosingPort <= 1, `${atClosingPort}`);
        await gone;
        const back = await visit(9);
        for (const socket of [...visitors, back]) socket.terminate();
      });

      it('writes what happened into its log, and nothing about who [MI-1]', () => {
        const log = proxy.log();
        assert.ok(log.split('\n').length > SIGN_INS, log);
        assert.match(log, /POST 429|"status":429/);
        for (const trace of [
          `127.0.${net}.`,
          FORGED,
          '198.51.100',
          merchant.shop.key,
          '/v1/',
          'shop.example',
        ])
          assert.ok(!log.includes(trace), `${trace}: ${log.slice(0, 400)}`);
      });
    });
});
