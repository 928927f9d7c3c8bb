import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { type Limits, limitsFor } from '../../service/config/limits.ts';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import { shareWithNobody } from '../../service/domain/model/base/shared-entries.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { Connection } from '../../service/realtime/connection.ts';
import type { Line } from '../../service/realtime/socket-listener.ts';
import { attachUpgrade } from '../../service/realtime/upgrade.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { makeRateLimits } from '../../service/telemetry/rate-limit.ts';
import { aShop } from '../support/builders/builders.ts';

const ORIGIN = 'https://chat.example';
const PATH = '/v1/visitor/socket?s=zgk_AAAAAAAAAAAAAAAAAAAAAA';
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise(setImmediate);
};

describe('opening a socket', () => {
  const shop = aShop();
  const logLines: string[] = [];
  const addresses: string[] = [];
  let server: Server;
  let closed = 0;
  let isStopping = false;
  let findShop: () => Promise<Shop | null>;
  let onAccepted: (line: Line, leave: () => void) => void;
  let sockets: Socket[] = [];

  const listen = async (changes: Partial<Limits> = {}, rates: Partial<Limits['rates']> = {}) => {
    const limits: Limits = { ...limitsFor(1_000), ...changes };
    server = createServer();
    closed = 0;
    server.on('connection', (socket) => {
      socket.on('close', () => {
        closed += 1;
      });
    });
    attachUpgrade(server, {
      origin: ORIGIN,
      limits,
      rateLimits: makeRateLimits({ ...limits, rates: { ...limits.rates, ...rates } }),
      logger: makeLogger('warn', { write: (line) => void logLines.push(line) }),
      trustProxy: 0,
      addressKey: (address) => `key of ${address}`,
      findShopByKey: () => findShop(),
      acceptVisitor: (line, _shop, address, leave) => {
        addresses.push(address);
        onAccepted(line, leave);
      },
      acceptStaff: (line, leave) => onAccepted(line, leave),
      isStopping: () => isStopping,
      share: shareWithNobody,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  };
  beforeEach(() => {
    isStopping = false;
    logLines.length = 0;
    addresses.length = 0;
    findShop = async () => shop;
    onAccepted = ({ socket }, leave) => {
      socket.on('close', leave);
      socket.on('error', () => {});
    };
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    server.close();
  });

  const ask = async (path = PATH, headers: Record<string, string> = {}) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    const got = { socket, text: '' };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      got.text += chunk.toString('latin1');
    });
    await once(socket, 'connect');
    const all = {
      Host: 'chat.example',
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      Origin: ORIGIN,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol': 'zgoda.v1',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    return got;
  };
  const answer = async (path?: string, headers?: Record<string, string>): Promise<string> => {
    const got = await ask(path, headers);
    await until(() => got.text.includes('\r\n\r\n') || got.socket.destroyed);
    return got.text;
  };
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
    );

  it('is refused in words that say why', async () => {
    await listen({ socketsPerShop: 1, socketsPerAddress: 2 });
    assert.match(await answer('/v1/other'), /^HTTP\/1\.1 404 .*Nothing was found at this address\.$/s);
    assert.match(await answer(PATH, { Origin: 'https://evil.example' }), /^HTTP\/1\.1 403 .*Only pages of/s);
    assert.match(await answer(), /^HTTP\/1\.1 101 /);
    assert.match(await answer(), /^HTTP\/1\.1 503 .*This shop has reached its limit of connections/s);
    assert.match(await answer('/v1/staff/socket'), /^HTTP\/1\.1 101 /);
    assert.match(await answer('/v1/staff/socket'), /^HTTP\/1\.1 429 .*Close some of them\.$/s);
    isStopping = true;
    assert.match(await answer(), /^HTTP\/1\.1 503 .*The service is stopping\./s);
  });

  it('is known by a key of its address, never by the address [MI-1]', async () => {
    await listen();
    assert.match(await answer(), /^HTTP\/1\.1 101 /);
    assert.deepEqual(addresses, ['key of 127.0.0.1']);
  });

  it('is never compressed, because frames are written past ws as they are', async () => {
    await listen();
    const got = await answer(PATH, { 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    assert.match(got, /^HTTP\/1\.1 101 /);
    assert.doesNotMatch(got, /Sec-WebSocket-Extensions/i);
  });

  it('counts against the rate of the address before anything else is looked at', async () => {
    await listen({}, { handshake: { points: 2, seconds: 60, counted: 'together' } });
    await answer('/v1/other');
    await answer('//');
    assert.match(await answer('//'), /^HTTP\/1\.1 429 .*Wait a minute\.$/s);
  });

  it('is refused as a bad request when the address cannot be read, and no fault is logged', async () => {
    await listen();
    assert.match(await answer('//'), /^HTTP\/1\.1 400 .*The address cannot be read\.$/s);
    assert.deepEqual(logLines, []);
  });

  it('leaves nothing open after a refusal, though the other side keeps its half open', async () => {
    await listen();
    for (let count = 0; count < 20; count += 1) await ask('/v1/other');
    await until(async () => (await connections()) === 0);
  });

  it('logs once a minute that it is refused while the database is away', async () => {
    await listen();
    findShop = async () => {
      throw new DomainError('unavailable', 'The database does not answer.');
    };
    for (let count = 0; count < 5; count += 1) assert.match(await answer(), /^HTTP\/1\.1 503 /);
    assert.equal(logLines.length, 1);
    assert.equal(JSON.parse(logLines[0] ?? '').level, 40);
  });

  it('gives its place back whenever the other side resets', async () => {
    const places = 6;
    await listen({ socketsPerShop: places, socketsPerAddress: places });
    const moments = ['before the shop is known', 'with its answer', 'once it is open'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...moments), { minLength: 1, maxLength: places }),
        async (resets) => {
          const waiting: (() => void)[] = [];
          findShop = () => new Promise((resolve) => waiting.push(() => resolve(shop)));
          const clients = [];
          for (const moment of resets) clients.push({ moment, ...(await ask()) });
          await until(() => waiting.length === resets.length);
          const early = resets.filter((moment) => moment === 'before the shop is known').length;
          const before = closed;
          for (const { moment, socket } of clients)
            if (moment === 'before the shop is known') socket.resetAndDestroy();
          await until(() => closed === before + early);
          for (const answerShop of waiting) answerShop();
          for (const { moment, socket } of clients) {
            if (moment === 'with its answer') socket.resetAndDestroy();
            if (moment === 'once it is open') socket.once('data', () => socket.resetAndDestroy());
          }
          await until(async () => (await connections()) === 0);
          findShop = async () => shop;
          const texts = await Promise.all(Array.from({ length: places }, () => answer()));
          for (const text of texts) assert.match(text, /^HTTP\/1\.1 101 /);
          for (const socket of sockets) socket.resetAndDestroy();
          sockets = [];
          await until(async () => (await connections()) === 0);
        },
      ),
      { numRuns: 30, seed: 20_261_125 },
    );
  });

  it('ends with its reason and frees its place at once when no hello comes, and is cut off without an answer', async () => {
    await listen({ helloMs: 10 });
    const limits: Limits = { ...limitsFor(1), helloMs: 10 };
    let openWhenLeft = 0;
    onAccepted = (line) => {
      const handlers = {
        decode: () => ({ ok: true as const, frame: null }),
        answerPing: () => false,
        onFrame: async () => {},
        onProblem: () => undefined,
        onClose: () => {
          openWhenLeft += line.socket.readyState === line.socket.CLOSED ? 0 : 1;
        },
      };
      new Connection(line, limits, makeLogger('silent'), handlers);
    };
    const got = await ask();
    await until(async () => (await connections()) === 0);
    // A close frame: opcode 8, then the code 4408 and its reason.
    assert.ok(got.text.includes(`\x88\x09\x11\x38tooSlow`), got.text);
    assert.equal(openWhenLeft, 1);
  });
});
