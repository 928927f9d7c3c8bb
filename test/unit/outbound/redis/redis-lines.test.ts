import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import { openRedisLines, type RedisLines } from '../../../../service/outbound/redis/redis-lines.ts';
import { makeSealedHints } from '../../../../service/outbound/redis/sealed-hints.ts';
import { makeLogger } from '../../../../service/telemetry/logger.ts';

const quiet = makeLogger('silent');

describe('the connections to Redis', () => {
  let server: RedisServer;
  let lines: RedisLines;
  before(async () => {
    server = await startRedis();
    lines = await openRedisLines({ url: server.url }, randomBytes(32), quiet);
  });
  after(async () => {
    lines.close();
    await server.stop();
  });

  it('carry what is published to who subscribed, under the prefix of the installation', async () => {
    assert.equal(lines.isUp(), true);
    const channel = `${lines.prefix}events`;
    await lines.subscriber.subscribe(channel);
    const heard = once(lines.subscriber, 'message');
    await lines.commands.publish(channel, 'hello');
    assert.deepEqual(await heard, [channel, 'hello']);
  });

  it('refuse commands at once while Redis is away, and come back with their subscriptions', async () => {
    const lost = Promise.all([once(lines.commands, 'close'), once(lines.subscriber, 'close')]);
    await server.kill();
    await lost;
    assert.equal(lines.isUp(), false);
    await assert.rejects(lines.commands.ping());
    const back = new Promise<void>((resolve) => lines.onBack(resolve));
    await server.start();
    await back;
    if (!lines.isUp()) await once(lines.commands, 'ready');
    const heard = once(lines.subscriber, 'message');
    let reached = 0;
    while (reached === 0) reached = await lines.commands.publish(`${lines.prefix}events`, 'again');
    assert.deepEqual(await heard, [`${lines.prefix}events`, 'again']);
  });

  it('do not keep a start waiting for good when Redis is not there', async () => {
    await server.kill();
    const waiting = await openRedisLines({ url: server.url }, randomBytes(32), quiet, 50);
    assert.equal(waiting.isUp(), false);
    waiting.close();
    await server.start();
  });
});

describe('a sealed hint', () => {
  const key = randomBytes(32);
  const [one, two] = [makeSealedHints(key), makeSealedHints(key)];
  const said = { text: 'Ile kosztuje dostawa?', at: [new Date(7), { of: null }] };
  const sealed = one.seal(said, 'events');

  it('opens in its context alone, and for its installation alone', () => {
    assert.deepEqual(two.open(sealed, 'events'), said);
    assert.equal(two.open(sealed, 'presence'), null);
    assert.equal(makeSealedHints(randomBytes(32)).open(sealed, 'events'), null);
    assert.equal(two.open(Buffer.from('{"text":"made by hand, and long enough"}'), 'events'), null);
    assert.equal(two.open(Buffer.from('short'), 'events'), null);
  });

  it('shows nothing of what it holds', () => {
    assert.ok(!sealed.includes('dostawa'));
  });

  it('is dropped unopened where it comes from', () => {
    assert.equal(one.open(sealed, 'events'), null);
  });
});
