import assert from 'node:assert/strict';
import { type HoldLeaseDeps, LeaseTaken, takeLease, WAIT_MS } from '../../service/domain/lease/hold-lease.ts';
import type { LeaseCommand, LeaseStore } from '../../service/domain/lease/lease-store.ts';
import { SILENT_MS } from '../../service/domain/lease/silence.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('the lease of the database', (kit) => {
  const start = (changes: {
    host?: string;
    pid?: number;
    running?: readonly number[];
    meanwhile?: (leases: LeaseStore) => Promise<unknown>;
    command?: LeaseCommand;
  }) => {
    let time = 0;
    const {
      host = 'here',
      pid = 1,
      running = [],
      meanwhile = async () => undefined,
      command = null,
    } = changes;
    const deps: HoldLeaseDeps = {
      leases: kit.stores.leases,
      process: { host, pid, identity: `boot ${pid}`, isRunning: (other) => running.includes(other) },
      async pause(ms) {
        time += ms;
        await meanwhile(kit.stores.leases);
      },
      now: () => time,
    };
    const identity = `boot ${pid}`;
    const own = { holder: randomIds.secret(), host, pid, identity, beat: 0, isShared: false, command };
    const fence = takeLease(deps, own);
    return { fence, taken: fence.then(() => own.holder), waitedMs: () => time };
  };
  afterEach(async () => {
    const lease = await kit.stores.leases.current();
    if (lease !== null) await kit.stores.leases.release(lease.holder);
  });

  it('is taken at once when it is free, and again after a clean stop', async () => {
    const first = start({});
    await kit.stores.leases.release(await first.taken);
    const second = start({ host: 'there' });
    await second.taken;
    assert.equal(first.waitedMs() + second.waitedMs(), 0);
  });

  it('refuses a second process in words while the first one lives, and names it', async () => {
    const holder = await start({ pid: 7 }).taken;
    const second = start({ pid: 8, running: [7], meanwhile: (leases) => leases.beat(holder) });
    await assert.rejects(second.taken, (error: unknown) => {
      assert.ok(error instanceof LeaseTaken);
      assert.match(error.message, /process 7 of this machine/);
      return true;
    });
    assert.ok(second.waitedMs() >= WAIT_MS);
    assert.equal(await kit.stores.leases.beat(holder), true);
  });

  it('names the command that holds it, and no other service, until that has ended', async () => {
    const holder = await start({ pid: 7, command: 'restore' }).taken;
    const second = start({ pid: 8, running: [7], meanwhile: (leases) => leases.beat(holder) });
    await assert.rejects(second.taken, /^LeaseTaken: A restore works on this database \(process 7 of this/);
    await kit.stores.leases.release(holder);
    await start({ pid: 9 }).taken;
    assert.equal((await kit.stores.leases.current())?.command, null);
  });

  it('is taken over at once from a process of the same host that was killed', async () => {
    await start({ pid: 7 }).taken;
    const next = start({ pid: 8, running: [] });
    await next.taken;
    assert.equal(next.waitedMs(), 0);
  });

  it('is taken over from another machine once that has been silent, and from a stopping one once it has ended', async () => {
    const silent = await start({ host: 'there' }).taken;
    const next = start({});
    const holder = await next.taken;
    assert.ok(next.waitedMs() >= SILENT_MS);
    assert.equal(await kit.stores.leases.beat(silent), false, 'whoever lost it is told so');
    let looks = 0;
    const deployed = start({
      host: 'elsewhere',
      async meanwhile(leases) {
        looks += 1;
        await (looks < 3 ? leases.beat(holder) : leases.release(holder));
      },
    });
    await deployed.taken;
    assert.ok(deployed.waitedMs() < SILENT_MS);
  });

  it('counts its holders: each later one has a higher number, after a stop, a kill and a silence', async () => {
    const fences: number[] = [];
    const first = start({ pid: 7 });
    fences.push(await first.fence);
    await kit.stores.leases.release(await first.taken);
    fences.push(await start({ pid: 8 }).fence);
    fences.push(await start({ pid: 9 }).fence);
    fences.push(await start({ host: 'there' }).fence);
    assert.deepEqual(
      fences.map((fence) => fence - (fences[0] ?? 0)),
      [0, 1, 2, 3],
    );
  });

  it('is not taken from a holder that could not count up, because the database was away', async () => {
    const holder = await start({ host: 'there' }).taken;
    let looks = 0;
    let time = 0;
    const own = {
      holder: 'own',
      host: 'here',
      pid: 1,
      identity: '',
      beat: 0,
      isShared: false,
      command: null,
    };
    const taken = takeLease(
      {
        leases: {
          ...kit.stores.leases,
          async current() {
            looks += 1;
            if (looks === 3) time += SILENT_MS;
            else await kit.stores.leases.beat(holder);
            return kit.stores.leases.current();
          },
        },
        process: { host: 'here', pid: 1, identity: '', isRunning: () => false },
        async pause(ms) {
          time += ms;
        },
        now: () => time,
      },
      own,
    );
    await assert.rejects(taken, LeaseTaken);
  });

  it('goes to one of several that find it free at the same moment', async () => {
    const rival = { host: 'there', pid: 2, identity: '', beat: 0, isShared: false, command: null };
    const other = await kit.openAnother();
    const taken = await Promise.all(
      [kit.stores, other, kit.stores].map(({ leases }, index) =>
        leases.take({ ...rival, holder: `rival ${index}` }, null),
      ),
    );
    assert.equal(taken.filter((fence) => fence !== null).length, 1);
    const stale = await kit.stores.leases.current();
    assert.ok(stale !== null);
    await kit.stores.leases.beat(stale.holder);
    assert.equal(await kit.stores.leases.take({ ...rival, holder: 'late' }, stale), null);
  });
});

onEveryStore('the rows of running processes', (kit) => {
  const row = {
    ...{ host: 'here', pid: 1, identity: 'boot', beat: 0, version: '1.0.0' },
    ...{ redis: 'an id', secrets: 'a digest', isServing: false },
  };

  it('count up until they are removed, and a silent one goes only while it is silent', async () => {
    const { processes } = kit.stores;
    await processes.add({ ...row, name: 'one' });
    await processes.add({ ...row, name: 'two', redis: null, secrets: null });
    assert.equal(await processes.beat('one', true), true);
    const seen = await processes.all();
    assert.deepEqual(
      seen.toSorted((a, b) => a.name.localeCompare(b.name)),
      [
        { ...row, name: 'one', beat: 1, isServing: true },
        { ...row, name: 'two', redis: null, secrets: null },
      ],
    );
    await processes.beat('two', false);
    for (const silent of seen) await processes.removeSilent(silent);
    assert.equal(await processes.beat('one', true), false, 'a process that was removed is told so');
    assert.equal(await processes.beat('two', true), true);
    await processes.remove('two');
    assert.deepEqual(await processes.all(), []);
  });
});
