import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { limitsFor } from '../../../service/config/limits.ts';
import { type ByteBudget, makeByteBudget } from '../../../service/http/byte-budget.ts';
import { makeSendFile } from '../../../service/http/send-file.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { figureOf, openFigures } from '../../support/scenes/figures.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('a download that breaks off by a fault of the service', () => {
  const stores = makeMemoryStores();
  const list = async (): Promise<never> => {
    throw new RangeError('The row cannot be read.');
  };
  let figures: Awaited<ReturnType<typeof openFigures>>;
  let service: TestService;
  let merchant: Merchant;
  let token: string;

  before(async () => {
    figures = await openFigures();
    service = await startTestService({
      stores: { ...stores, leads: { ...stores.leads, list } },
      meters: figures.meters,
    });
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  });
  after(() => service.stop());

  it('is in the log with its route, and counted as a failed request', async () => {
    const path = `/v1/staff/shops/${merchant.shop.id}/leads/export`;
    await assert.rejects(call(service, 'GET', path, { token }), 'the file is cut off');
    const failed = async () =>
      figureOf(await figures.read(), 'zgoda_http_request_seconds_count', 'status="5xx"') ?? 0;
    while ((await failed()) === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await failed(), 1);
    const lines = service.logLines.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50);
    assert.deepEqual(
      lines.map(({ route, fault }) => [route, fault]),
      [['/v1/staff/shops/:shopId/leads/export', 'RangeError']],
    );
    assert.ok(!JSON.stringify(lines).includes(merchant.shop.id));
  });
});

describe('a file that is sent part by part', () => {
  const limits = limitsFor(1).downloads;
  let server: Server;
  let budget: ByteBudget;
  beforeEach(() => {
    budget = makeByteBudget({ perAddress: limits.partBytes, together: limits.partBytes });
  });
  afterEach(() => server.close());

  const send = async (
    parts: AsyncIterable<string | Uint8Array>,
    { partMs = limits.partMs, ...lengths }: { partMs?: number; bytes?: number; held?: number } = {},
  ) => {
    const faults: unknown[] = [];
    const app = express();
    const sent = new Promise<{ gone: Promise<unknown>; done: Promise<unknown> }>((resolve) => {
      app.get('/', (_request, response) => {
        const sendFile = makeSendFile({ budget, limits: { ...limits, partMs, waitMs: 10 } });
        const file = { name: 'a.csv', type: 'text/csv', parts, ...lengths };
        const onFault = (fault: unknown) => void faults.push(fault);
        const done = sendFile(response, file, { address: 'a', onFault });
        done.catch((error) => response.status(500).end(String(error)));
        resolve({ gone: once(response, 'close'), done });
      });
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const request = get({ port, host: '127.0.0.1', agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { faults, response, ...(await sent) };
  };

  it('tells of no fault when the caller goes away and the source then fails', async () => {
    let fail = (_: Error): void => undefined;
    const { response, gone, done, faults } = await send(
      (async function* () {
        yield 'first';
        await new Promise((_, reject) => {
          fail = reject;
        });
        yield 'never';
      })(),
    );
    await once(response, 'data');
    response.destroy();
    await gone;
    fail(new Error('The database is away.'));
    await done;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(faults, []);
  });

  it('closes the source of a caller who goes away', async () => {
    let isClosed = (_: unknown): void => undefined;
    const closed = new Promise((resolve) => {
      isClosed = resolve;
    });
    const { response } = await send(
      (async function* () {
        try {
          for (;;) yield 'x'.repeat(65_536);
        } finally {
          isClosed(true);
        }
      })(),
    );
    response.destroy();
    assert.equal(await closed, true);
  });

  it('breaks off where a later part cannot be opened, and is never a shorter whole', async () => {
    const { response, faults } = await send(
      (async function* () {
        yield 'first';
        throw new Error('The part cannot be opened.');
      })(),
      { bytes: 100 },
    );
    assert.equal(response.headers['content-length'], '100');
    await assert.rejects(async () => {
      for await (const _ of response);
    });
    assert.equal(faults.length, 1);
  });

  it('is ended when its reader takes no part for too long, and gives back what it held', async () => {
    let asked = 0;
    const { response, gone, done } = await send(
      (async function* () {
        for (;;) {
          asked += 1;
          yield Buffer.alloc(limits.partBytes);
        }
      })(),
      { partMs: 50 },
    );
    assert.equal(budget.tryHold('b', 1), null, 'a part is held');
    response.pause();
    await gone;
    await done;
    assert.ok(asked < 200, 'the source waits for the reader');
    assert.notEqual(budget.tryHold('b', limits.partBytes), null);
  });

  it('is refused while as much is under way as may be, and waits no longer than it has to', async () => {
    const release = budget.tryHold('a', limits.partBytes);
    const { response } = await send(
      (async function* () {
        yield 'never';
      })(),
    );
    assert.equal(response.statusCode, 500);
    response.resume();
    const waits = budget.hold('b', limits.partBytes, 60_000);
    release?.();
    (await waits)();
    assert.notEqual(budget.tryHold('a', limits.partBytes), null);
  });

  it('takes all the room of its address where it is held whole and is larger than that', async () => {
    const { response, done } = await send(
      (async function* () {
        yield 'whole';
      })(),
      { held: 3 * limits.partBytes },
    );
    assert.equal(response.statusCode, 200);
    response.resume();
    await done;
    assert.notEqual(budget.tryHold('a', limits.partBytes), null);
  });

  it('is refused as a whole where the first part fails, so that the caller gets an answer', async () => {
    const { response, faults } = await send(
      // biome-ignore lint/correctness/useYield: it fails before its first part
      (async function* (): AsyncGenerator<string> {
        throw new Error('The row cannot be read.');
      })(),
    );
    assert.equal(response.statusCode, 500);
    assert.equal(response.headers['content-disposition'], undefined);
    assert.deepEqual(faults, [], 'the handler of errors writes it');
    response.resume();
  });
});
