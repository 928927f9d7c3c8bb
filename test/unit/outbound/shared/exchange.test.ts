import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { makeSeeded } from '../../../../scripts/faults/seeded.ts';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import { openRedisConnections } from '../../../../service/outbound/redis/redis-connections.ts';
import { makeSharing } from '../../../../service/outbound/shared/sharing.ts';
import { makeVisitorBoard } from '../../../../service/outbound/visitor-board.ts';
import type { ConversationId } from '../../../../service/protocol/vocabulary.ts';
import { makeTabs } from '../../../../service/realtime/tabs.ts';
import { makeVisitorsHere } from '../../../../service/realtime/visitors-here.ts';
import { makeLogger } from '../../../../service/telemetry/logger.ts';
import { aShopId } from '../../../support/builders/builders.ts';
import { NO_FAULTS, type RedisFaults, withRedisFaults } from '../../../support/redis/faulty-redis.ts';
import { processesOver, until } from '../../../support/redis/two-sharings.ts';

const NOT_SOON_MS = 60_000;

describe('the exchange between processes', () => {
  let server: RedisServer;
  before(async () => {
    server = await startRedis();
  });
  after(() => server.stop());

  let processes: ReturnType<typeof processesOver>;
  beforeEach(() => {
    processes = processesOver(server);
  });
  afterEach(() => processes.close());

  it('brings all to the same picture after words were lost, doubled and late', async () => {
    const random = makeSeeded(20_261_127).next;
    let faults: RedisFaults = { dropped: 0.3, doubled: 0.3, delayed: 0.3, mostDelayMs: 40 };
    const key = randomBytes(32);
    const open = withRedisFaults(openRedisConnections, () => faults, random);
    const start = async () => {
      const connections = await open({ url: server.url }, key, makeLogger('silent'));
      const sharing = makeSharing(connections, key, 30);
      const entries = sharing.share<number>('addresses');
      await sharing.begin();
      return { connections, sharing, entries };
    };
    const all = [await start(), await start(), await start()];
    for (let step = 0; step < 300; step += 1) {
      const { entries } = all[step % 3] as (typeof all)[number];
      const name = `k${Math.floor(random() * 20)}`;
      if (random() < 0.3) entries.remove(name);
      else entries.set(name, step);
      if (step % 20 === 0) await new Promise(setImmediate);
    }
    faults = NO_FAULTS;
    const pictures = () =>
      all.map(({ entries }) => [...entries.own.values(), ...entries.others()].sort().join());
    await until(() => new Set(pictures()).size === 1);
    assert.notEqual(pictures()[0], '');
    for (const { sharing, connections } of all) {
      await sharing.stop();
      connections.close();
    }
  });

  it('shows Redis nothing of what is said', async () => {
    const heard: { channel: string; message: Buffer }[] = [];
    const look = new Redis(server.url);
    await look.psubscribe('*');
    look.on('pmessageBuffer', (_pattern, channel, message) =>
      heard.push({ channel: String(channel), message }),
    );
    const a = await processes.start(({ share }) => ({ entries: share<string>('lookers') }));
    a.entries.set('s1', 'Łucja Kanarek');
    const [sealed] = [a.sharing.join('visits', { ...quiet, whole: () => [] })];
    sealed('https://shop.example.com/kanarek');
    await until(() => heard.length >= 3);
    for (const { channel, message } of heard) {
      assert.match(channel, /^zgoda:[0-9a-f]{12}:shared$/);
      assert.doesNotMatch(message.toString('latin1'), /kanarek|lookers|visits|shop\.example/i);
    }
    look.disconnect();
  });

  const shopId = aShopId();
  const id = 'cnv_one' as ConversationId;
  const startHere = (graceMs: number) =>
    processes.start(({ share }) => {
      const told: string[] = [];
      const board = makeVisitorBoard();
      const here = makeVisitorsHere({
        ...{ isConnected: () => false, board, graceMs, share },
        tell: (_shopId, { t }) => void told.push(t),
        now: () => new Date(),
      });
      return { here, told, board };
    });

  it('tells of a visitor who goes to another process once that they are here, and once that they left', async () => {
    const [a, b] = [await startHere(0), await startHere(0)];
    a.here.came({ shopId, id });
    await until(() => b.board.isHere(id));
    b.here.came({ shopId, id });
    b.here.came({ shopId, id: 'cnv_two' as ConversationId });
    await until(() => a.board.isHere('cnv_two' as ConversationId));
    a.here.went({ shopId, id });
    a.here.came({ shopId, id: 'cnv_three' as ConversationId });
    await until(() => b.board.isHere('cnv_three' as ConversationId));
    assert.ok(a.board.isHere(id) && b.board.isHere(id));
    b.here.went({ shopId, id });
    await until(() => a.board.leftAt(id) !== null && b.board.leftAt(id) !== null);
    assert.deepEqual(b.told, [...Array(3).fill('visitors.here'), 'visitor.left']);
    assert.equal(a.told.filter((t) => t === 'visitor.left').length, 1);
  });

  it('says of no visitor that they left because Redis did, and of all those whose process died', async () => {
    const [a, b] = [await startHere(0), await startHere(0)];
    const other = await processes.start(({ share }) => ({ entries: share<number>('addresses') }));
    const watch = b.sharing.share<number>('addresses');
    other.entries.set('k', 1);
    a.here.came({ shopId, id });
    await until(() => b.board.isHere(id) && watch.othersOf('k').length === 1);
    await server.kill();
    await until(() => watch.othersOf('k').length === 0);
    assert.ok(b.board.isHere(id) && b.board.leftAt(id) === null);
    await server.start();
    await until(() => watch.othersOf('k').length === 1);
    assert.ok(b.board.isHere(id));
    a.vanish();
    await until(() => b.board.leftAt(id) !== null);
  });

  it('keeps the visitors of a process that stops for as long as they may come back', async () => {
    const [a, b] = [await startHere(NOT_SOON_MS), await startHere(NOT_SOON_MS)];
    a.here.came({ shopId, id });
    await until(() => b.board.isHere(id));
    a.here.went({ shopId, id });
    await a.stop();
    const c = await startHere(NOT_SOON_MS);
    c.here.came({ shopId, id: 'cnv_two' as ConversationId });
    await until(() => b.board.isHere('cnv_two' as ConversationId));
    assert.ok(b.board.isHere(id));
    assert.ok(!b.told.includes('visitor.left'));
  });

  it('closes the older socket of a tab, also when the clock of the newer one is behind', async () => {
    const startTabs = () =>
      processes.start(({ share }) => {
        const closed: string[] = [];
        const peers: ReturnType<typeof peerOf>[] = [];
        const peerOf = (socket: string) => ({
          connection: { id: socket, close: () => void closed.push(socket) },
          tab: 'tab',
        });
        const rooms = { ...noRooms, members: () => peers };
        const tabs = makeTabs(rooms, share, 5);
        const join = (socket: string) => {
          const peer = peerOf(socket);
          peers.push(peer);
          tabs.joined(peer, id);
        };
        return { join, closed };
      });
    const [a, b] = [await startTabs(), await startTabs()];
    const realNow = Date.now;
    try {
      Date.now = () => realNow() + 600_000;
      a.join('older');
      Date.now = realNow;
      const watch = b.sharing.share<number>('addresses');
      a.sharing.share<number>('addresses').set('k', 1);
      await until(() => watch.othersOf('k').length === 1);
      b.join('newer');
      await until(() => a.closed.length > 0);
    } finally {
      Date.now = realNow;
    }
    assert.deepEqual([a.closed, b.closed], [['older'], []]);
  });
});

const quiet = { heard: () => undefined, heardWhole: () => undefined, gone: () => undefined };
const noRooms = { join: () => undefined, leave: () => undefined, all: () => [] };
