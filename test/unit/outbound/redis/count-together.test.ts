import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import { limitsFor } from '../../../../service/config/limits.ts';
import { makeCountTogether, makeDayKey } from '../../../../service/outbound/redis/count-together.ts';
import {
  openRedisConnections,
  type RedisConnections,
} from '../../../../service/outbound/redis/redis-connections.ts';
import { makeLogger } from '../../../../service/telemetry/logger.ts';
import { makeAddressKey, makeCountText, makeRateLimits } from '../../../../service/telemetry/rate-limit.ts';
import { until } from '../../../support/redis/two-sharings.ts';

const ADDRESS = '203.0.113.77';
const DAY_MS = 86_400_000;

describe('limits that several processes count together', () => {
  const key = randomBytes(32);
  const limits = limitsFor(1);
  let server: RedisServer;
  let open: RedisConnections[] = [];
  before(async () => {
    server = await startRedis();
  });
  after(() => server.stop());
  afterEach(() => {
    for (const connections of open) connections.close();
    open = [];
  });
  const start = async () => {
    const connections = await openRedisConnections({ url: server.url }, key, makeLogger('silent'));
    open.push(connections);
    let now = 0;
    const rateLimits = makeRateLimits(
      limits,
      undefined,
      makeCountTogether(connections, key, limits, () => now),
    );
    const rest = () => {
      now += 60_000;
    };
    return { ...rateLimits, connections, rest };
  };
  const refused = { code: 'rate_limited' };

  it('hold for all of them as for one, and say how long to wait', async () => {
    const [a, b] = [await start(), await start()];
    for (let count = 0; count < 10; count += 1) {
      await a.take('signIn', 'somebody');
      await b.take('signIn', 'somebody');
    }
    await assert.rejects(a.take('signIn', 'somebody'), refused);
    await assert.rejects(b.take('signIn', 'somebody'), (error: { retryAfterMs: number }) => {
      assert.ok(error.retryAfterMs > 0 && error.retryAfterMs <= 300_000);
      return true;
    });
    await b.take('signIn', 'somebody else');
  });

  it('of messages are counted in each process, without Redis', async () => {
    const [a, b] = [await start(), await start()];
    for (let count = 0; count < 10; count += 1) await a.take('visitorBurst', 'cnv_a');
    await assert.rejects(a.take('visitorBurst', 'cnv_a'), refused);
    await b.take('visitorBurst', 'cnv_a');
    assert.equal(await a.connections.commands.keys('*burst*').then((keys) => keys.length), 0);
  });

  it('see a text that was sent to either of them', async () => {
    const [a, b] = [await start(), await start()];
    const dayKey = makeDayKey(key);
    const [countA, countB] = [makeCountText(a, dayKey), makeCountText(b, dayKey)];
    assert.deepEqual([await countA('Tanie linki!'), await countB('Tanie linki!')], [false, false]);
    assert.equal(await countA('Tanie linki!'), true);
  });

  it('go on in each process while Redis is away, and together once it is back', async () => {
    const [a, b] = [await start(), await start()];
    for (let count = 0; count < 10; count += 1) await a.take('registration', 'somebody');
    await server.kill();
    await assert.rejects(a.take('registration', 'somebody'), refused);
    await b.take('registration', 'somebody');
    await server.start();
    await until(() => a.connections.isUp() && b.connections.isUp());
    a.rest();
    b.rest();
    for (let count = 0; count < 10; count += 1) await a.take('comeBack', 'somebody');
    for (let count = 0; count < 10; count += 1) await b.take('comeBack', 'somebody');
    await assert.rejects(b.take('comeBack', 'somebody'), refused);
  });

  it('show Redis no address and no id, and leave nothing behind when their time is over [MI-1]', async () => {
    const a = await start();
    const look = new Redis(server.url);
    await look.flushall();
    const addressKey = makeAddressKey(makeDayKey(key));
    await a.take('leadPost', addressKey(ADDRESS));
    await a.take('comeBack', 'shp_shown_to_nobody');
    const keys = await look.keys('*');
    assert.equal(keys.length, 2);
    for (const name of keys) {
      assert.match(name, /^zgoda:[0-9a-f]{12}:rate:[\w-]{43}$/);
      assert.ok(!name.includes(addressKey(ADDRESS)));
      const left = await look.ttl(name);
      assert.ok(left > 0 && left <= 3_600);
    }
    look.disconnect();
  });

  it('know an address by the same key in all processes, for one day, and by no other installation [MI-1]', () => {
    let now = 10 * DAY_MS;
    const clock = () => now;
    const [a, b] = [makeAddressKey(makeDayKey(key), clock), makeAddressKey(makeDayKey(key), clock)];
    const today = a(ADDRESS);
    assert.equal(b(ADDRESS), today);
    assert.notEqual(makeAddressKey(makeDayKey(randomBytes(32)), clock)(ADDRESS), today);
    now += DAY_MS;
    assert.notEqual(a(ADDRESS), today);
    assert.equal(a(ADDRESS), b(ADDRESS));
  });
});
