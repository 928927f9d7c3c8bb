import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import {
  openRedisConnections,
  type RedisConnections,
} from '../../../../service/outbound/redis/redis-connections.ts';
import { makeSealedHints } from '../../../../service/outbound/redis/sealed-hints.ts';
import { makeSharedRedis } from '../../../../service/outbound/redis/shared-redis.ts';
import { makeLogger } from '../../../../service/telemetry/logger.ts';
import { type RedisWay, startRedisWay } from '../../../support/redis/redis-way.ts';
import { readTestConfig } from '../../../support/service/start-service.ts';

const quiet = makeLogger('silent');

describe('the connections to Redis', () => {
  let server: RedisServer;
  let connections: RedisConnections;
  before(async () => {
    server = await startRedis();
    connections = await openRedisConnections({ url: server.url }, randomBytes(32), quiet);
  });
  after(async () => {
    connections.close();
    await server.stop();
  });

  it('carry what is published to who subscribed, under the prefix of the installation', async () => {
    assert.equal(connections.isUp(), true);
    const channel = `${connections.prefix}events`;
    await connections.subscriber.subscribe(channel);
    const heard = once(connections.subscriber, 'message');
    await connections.commands.publish(channel, 'hello');
    assert.deepEqual(await heard, [channel, 'hello']);
  });

  it('refuse commands at once while Redis is away, and say when to subscribe again', async () => {
    const lost = Promise.all([once(connections.commands, 'close'), once(connections.subscriber, 'close')]);
    await server.kill();
    await lost;
    assert.equal(connections.isUp(), false);
    await assert.rejects(connections.commands.ping());
    const back = new Promise<void>((resolve) => connections.onBack(resolve));
    const channel = `${connections.prefix}events`;
    connections.onBack(() => void connections.subscriber.subscribe(channel).catch(() => undefined));
    await server.start();
    await back;
    if (!connections.isUp()) await once(connections.commands, 'ready');
    const heard = once(connections.subscriber, 'message');
    let reached = 0;
    while (reached === 0) reached = await connections.commands.publish(channel, 'again');
    assert.deepEqual(await heard, [channel, 'again']);
  });

  it('do not keep a start waiting for good when Redis is not there', async () => {
    await server.kill();
    const waiting = await openRedisConnections({ url: server.url }, randomBytes(32), quiet, { startMs: 50 });
    assert.equal(waiting.isUp(), false);
    waiting.close();
    await server.start();
  });
});

describe('a Redis that keeps its connections and does not work', () => {
  let server: RedisServer;
  let connections: RedisConnections;
  let told: { msg: string; refusal?: string }[];
  let beats: (count: number) => Promise<void>;
  beforeEach(async () => {
    server = await startRedis();
    told = [];
    const logger = makeLogger('info', { write: (line) => void told.push(JSON.parse(line)) });
    connections = await openRedisConnections({ url: server.url }, randomBytes(32), logger);
    const shared = makeSharedRedis(connections, readTestConfig());
    beats = async (count) => {
      for (let beat = 0; beat < count; beat += 1) await shared.id('prc_1');
    };
    await beats(1);
  });
  afterEach(async () => {
    connections.close();
    await server.stop();
  });

  const sentences = (): string[] => told.map(({ msg }) => msg);

  it('is told once when it hangs, and when it goes on', async () => {
    assert.equal(connections.isWell(), true);
    process.kill(server.pid(), 'SIGSTOP');
    await beats(4);
    assert.equal(connections.isWell(), false);
    assert.deepEqual(sentences(), ['Redis does not answer; the processes hear of each other late.']);
    process.kill(server.pid(), 'SIGCONT');
    while (!connections.isWell()) await beats(1);
    assert.deepEqual(sentences().slice(1), ['Redis answers again.']);
  });

  it('is told once when it is full, with its reason', async () => {
    await connections.commands.config('SET', 'maxmemory', '1');
    await beats(4);
    assert.equal(connections.isWell(), false);
    assert.deepEqual(sentences(), ['Redis refuses to store; each process counts limits by itself.']);
    assert.equal(told[0]?.refusal, 'OOM');
    await connections.commands.config('SET', 'maxmemory', '0');
    await beats(1);
    assert.equal(connections.isWell(), true);
    assert.deepEqual(sentences().slice(1), ['Redis answers again.']);
  });

  it('is told when it is the copy of another one, and after a single failure is not', async () => {
    await connections.commands.replicaof('127.0.0.1', '1');
    await beats(1);
    assert.equal(connections.isWell(), true);
    assert.deepEqual(sentences(), []);
    await beats(3);
    assert.equal(connections.isWell(), false);
    assert.equal(told[0]?.refusal, 'READONLY');
  });
});

describe('a connection to Redis that a network drops without a word', () => {
  let server: RedisServer;
  let way: RedisWay;
  let connections: RedisConnections;
  let told: string[];
  beforeEach(async () => {
    server = await startRedis();
    way = await startRedisWay(server.url);
    told = [];
    const logger = makeLogger('info', { write: (line) => void told.push(JSON.parse(line).msg) });
    connections = await openRedisConnections({ url: way.url }, randomBytes(32), logger, {
      silentMs: 300,
      pingMs: 50,
    });
    const subscribe = (): Promise<unknown> =>
      connections.subscriber.subscribe('events').catch(() => undefined);
    connections.onBack(() => void subscribe());
    await subscribe();
  });
  afterEach(async () => {
    connections.close();
    await way.close();
    await server.stop();
  });

  for (const connection of ['subscriber', 'commands'] as const)
    it(`is made anew and carries again: ${connection}`, async () => {
      let heard: string | null = null;
      connections.subscriber.on('message', (_channel, message) => {
        heard = message;
      });
      way.silence(connection);
      while (heard === null) {
        await connections.commands.publish('events', 'again').catch(() => undefined);
        await new Promise(setImmediate);
      }
      while (!connections.isWell()) await new Promise(setImmediate);
      assert.deepEqual(told, [
        'Redis does not answer; the processes hear of each other late.',
        'Redis answers again.',
      ]);
    });

  it('leaves no promise without a handler when it falls silent in the moment it comes back', async () => {
    const patient = await openRedisConnections({ url: way.url }, randomBytes(32), quiet);
    await patient.subscriber.subscribe('events');
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const silenced = new Promise<void>((resolve) =>
      patient.onBack(() => {
        for (const connection of ['commands', 'subscriber'] as const) way.silence(connection);
        resolve();
      }),
    );
    patient.subscriber.disconnect(true);
    await silenced;
    await assert.rejects(patient.subscriber.ping());
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    patient.close();
    assert.deepEqual(unhandled, []);
  });

  it('stays as it is while nothing is said and Redis is there', async () => {
    const { subscriber } = connections;
    const lost = [connections.commands, subscriber].map((redis) => once(redis, 'close').then(() => 'closed'));
    const pongs = async () => {
      for (let count = 0; count < 10; count += 1) await subscriber.ping();
      return 'open';
    };
    assert.equal(await Promise.race([...lost, pongs()]), 'open');
    assert.deepEqual(told, []);
  });
});

describe('a Redis that another one has replaced, without a connection being closed', () => {
  let former: RedisServer;
  let present: RedisServer;
  let way: RedisWay;
  const open: Redis[] = [];
  beforeEach(async () => {
    [former, present] = await Promise.all([startRedis(), startRedis()]);
    way = await startRedisWay(former.url);
  });
  afterEach(async () => {
    for (const redis of open.splice(0)) redis.disconnect();
    await way.close();
    await Promise.all([former.stop(), present.stop()]);
  });

  it('is left for the new one by both connections, so that all hear each other', async () => {
    const told: string[] = [];
    const logger = makeLogger('info', { write: (line) => void told.push(JSON.parse(line).msg) });
    const connections = await openRedisConnections({ url: way.url }, randomBytes(32), logger);
    const subscribe = (): Promise<unknown> =>
      connections.subscriber.subscribe('events').catch(() => undefined);
    connections.onBack(() => void subscribe());
    await subscribe();
    const shared = makeSharedRedis(connections, readTestConfig());
    await shared.id('prc_1');
    const [client, listener] = [new Redis(present.url), new Redis(present.url)];
    open.push(connections.commands, connections.subscriber, client, listener);
    const heard: string[] = [];
    listener.on('message', (_channel, message) => void heard.push(message));
    await listener.subscribe('told');
    const { port } = new URL(present.url);
    await connections.commands.replicaof('127.0.0.1', Number(port));
    way.leadTo(present.url);
    const ownSubscribers = async () => Number((await client.pubsub('NUMSUB', 'events'))[1]);
    while ((await ownSubscribers()) === 0 || !connections.isWell()) await shared.id('prc_1');
    await connections.commands.publish('told', 'hello');
    while (heard.length === 0) await new Promise(setImmediate);
    assert.deepEqual(told, [
      'Redis is the copy of another one and takes no writes; new connections look for the one that does.',
      'Redis answers again.',
    ]);
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
