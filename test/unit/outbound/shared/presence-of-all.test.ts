import assert from 'node:assert/strict';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import type { PresenceEntry } from '../../../../service/domain/model/base/ports.ts';
import { makeMemoryEventBus } from '../../../../service/outbound/event-bus-memory.ts';
import { makePresenceBoard } from '../../../../service/outbound/presence-board.ts';
import type { Sharing } from '../../../../service/outbound/shared/sharing.ts';
import type { StaffId } from '../../../../service/protocol/vocabulary.ts';
import { aShopId } from '../../../support/builders/builders.ts';
import { processesOver, until } from '../../../support/redis/two-sharings.ts';

const NOT_SOON_MS = 60_000;

describe('presence of staff at several processes', () => {
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

  const shopId = aShopId();
  const of = (name: string, change: Partial<PresenceEntry> = {}): PresenceEntry => ({
    ...{
      staffId: `stf_${name}` as StaffId,
      sessionId: `ses_${name}`,
      name,
      state: 'here',
      shopIds: [shopId],
    },
    ...change,
  });
  const start = (graceMs = NOT_SOON_MS) =>
    processes.start((sharing: Sharing) => {
      let changes = 0;
      const bus = makeMemoryEventBus(assert.ifError);
      bus.subscribe(() => {
        changes += 1;
      });
      const board = makePresenceBoard(bus, graceMs, sharing);
      const names = () =>
        board
          .here(shopId)
          .map(({ name }) => name)
          .sort()
          .join();
      return { board, names, changes: () => changes };
    });

  it('is one picture: who comes and goes at one is told at all', async () => {
    const [a, b] = [await start(0), await start(0)];
    a.board.set('s1', of('Ola'));
    await until(() => b.names() === 'Ola');
    assert.ok(b.board.isStaffed(shopId) && b.board.isConnected('stf_Ola' as StaffId));
    assert.equal(b.changes(), 1);
    // Socket numbers are per process.
    b.board.set('s1', of('Jan'));
    await until(() => a.names() === 'Jan,Ola');
    a.board.set('s1', of('Ola', { state: 'away' }));
    await until(() => b.names() === 'Jan');
    a.board.set('s1', null);
    await until(() => !b.board.isConnected('stf_Ola' as StaffId));
  });

  it('is known to a process as soon as it has started', async () => {
    const a = await start();
    for (let socket = 0; socket < 450; socket += 1) a.board.set(`s${socket}`, of(`Ola${socket}`));
    const b = await start();
    assert.equal(b.board.here(shopId).length, 450);
  });

  it('forgets the dropped socket of somebody who comes back at another process', async () => {
    const [a, b, c] = [await start(), await start(), await start(0)];
    a.board.set('s1', of('Ola'));
    await until(() => b.names() === 'Ola' && c.names() === 'Ola');
    a.board.set('s1', null);
    b.board.set('s1', of('Ola'));
    await until(() => a.names() === 'Ola' && c.names() === 'Ola');
    b.board.set('s1', of('Ola', { state: 'away' }));
    await until(() => a.names() === '' && c.names() === '');
  });

  it('ends with the session at once, wherever its sockets are', async () => {
    const [a, b] = [await start(), await start()];
    b.board.set('s1', of('Ola'));
    await until(() => a.names() === 'Ola');
    a.board.end('ses_Ola');
    assert.equal(a.board.isConnected('stf_Ola' as StaffId), false);
    b.board.end('ses_Ola');
    assert.equal(b.board.isConnected('stf_Ola' as StaffId), false);
  });

  it('drops who was at a process that died, once it was silent for a while', async () => {
    const [a, b] = [await start(), await start()];
    a.board.set('s1', of('Ola'));
    await until(() => b.names() === 'Ola');
    a.vanish();
    await until(() => b.names() === '');
    assert.equal(b.changes(), 2);
  });

  it('keeps the places of a process that stops in order until their people have come back', async () => {
    const [a, b] = [await start(), await start()];
    a.board.set('s1', of('Ola'));
    a.board.set('s2', of('Jan', { state: 'away' }));
    await until(() => b.names() === 'Ola' && b.board.isConnected('stf_Jan' as StaffId));
    a.board.set('s1', null);
    await a.stop();
    const c = await start();
    c.board.set('s1', of('Ewa'));
    await until(() => b.names().includes('Ewa'));
    assert.equal(b.names(), 'Ewa,Ola');
    await until(() => {
      b.board.set('s2', of('Ola'));
      b.board.set('s2', of('Ola', { state: 'away' }));
      return b.names() === 'Ewa';
    });
  });

  it('shows each process its own people while Redis is away, and all of them once it is back', async () => {
    const [a, b] = [await start(), await start()];
    a.board.set('s1', of('Ola'));
    b.board.set('s1', of('Jan'));
    await until(() => b.names() === 'Jan,Ola' && a.names() === 'Jan,Ola');
    await server.kill();
    await until(() => b.names() === 'Jan' && a.names() === 'Ola');
    a.board.set('s2', of('Ewa'));
    await server.start();
    await until(() => b.names() === 'Ewa,Jan,Ola' && a.names() === 'Ewa,Jan,Ola');
  });

  it('tells all at once who is on call', async () => {
    const [a, b] = [await start(), await start()];
    a.board.setOnCall('stf_Ola' as StaffId, { name: 'Ola', shopIds: [shopId] });
    await until(() => b.board.isStaffed(shopId));
    const late = await start();
    assert.deepEqual(late.board.everybodyOnCall(), ['stf_Ola']);
    late.board.setOnCall('stf_Ola' as StaffId, null);
    await until(() => !a.board.isStaffed(shopId) && !b.board.isStaffed(shopId));
  });
});
