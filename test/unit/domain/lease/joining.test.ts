import assert from 'node:assert/strict';
import { LeaseTaken, WAIT_MS } from '../../../../service/domain/lease/hold-lease.ts';
import { type JoinDeps, type Joined, joinService } from '../../../../service/domain/lease/join-service.ts';
import { makeMembership } from '../../../../service/domain/lease/membership.ts';
import { SILENT_MS } from '../../../../service/domain/lease/silence.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { makeMemoryStores } from '../../../support/memory-stores/memory-stores.ts';

const makeRedis = () => {
  const redis = {
    held: null as string | null,
    isUp: true,
    port: {
      async id(offered: string | null) {
        if (!redis.isUp) return null;
        redis.held ??= offered;
        return redis.held;
      },
      isUp: () => redis.isUp,
      secrets: 'digest of the secrets',
    },
  };
  return redis;
};

describe('the processes of one database', () => {
  const { leases, processes } = makeMemoryStores();
  let time = 0;
  let running: Set<number>;
  let redis: ReturnType<typeof makeRedis>;
  const members: ReturnType<typeof makeMembership>[] = [];
  beforeEach(() => {
    running = new Set();
    redis = makeRedis();
  });
  afterEach(async () => {
    for (const member of members.splice(0)) await member.leave();
    for (const { name } of await processes.all()) await processes.remove(name);
  });

  type Given = Partial<Pick<JoinDeps, 'redis'>> & { host?: string; meanwhile?: () => Promise<unknown> };
  const depsOf = (pid: number, { host = `host ${pid}`, meanwhile, ...given }: Given): JoinDeps => ({
    leases,
    processes,
    ids: randomIds,
    version: '1.0.0',
    redis: redis.port,
    process: { host, pid, identity: `boot ${pid}`, isRunning: (other) => running.has(other) },
    async pause(ms) {
      time += ms;
      await meanwhile?.();
    },
    now: () => time,
    ...given,
  });
  const join = async (pid: number, given: Given = {}) => {
    running.add(pid);
    const deps = depsOf(pid, given);
    const joined: Joined = await joinService(deps);
    const member = makeMembership(deps, joined);
    members.push(member);
    return { joined, member };
  };
  const beatAll = () => Promise.all(members.map((member) => member.beat()));
  const waited = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const before = time;
    return [await work(), time - before];
  };

  it('serve together with one Redis: the first does what comes before serving, the others wait for it', async () => {
    const first = await join(1);
    assert.equal(first.joined.isFirst, true);
    let looks = 0;
    const second = await join(2, {
      async meanwhile() {
        looks += 1;
        assert.ok(looks < 1_000);
        if (looks === 20) await first.member.serve();
        await beatAll();
      },
    });
    assert.ok(looks >= 20, 'it does not serve while the first one still prepares');
    assert.deepEqual([second.joined.isFirst, second.joined.fence], [false, null]);
    assert.equal((await processes.all()).length, 2);
  });

  it('are joined at once by one on the same host, and within a beat by one elsewhere', async () => {
    const first = await join(1, { host: 'here' });
    await first.member.serve();
    const [, here] = await waited(() => join(2, { host: 'here' }));
    const [, there] = await waited(() => join(3, { meanwhile: beatAll }));
    assert.ok(here <= 250 && there <= 500, `${here} ${there}`);
  });

  it('refuse in words one without REDIS_URL beside those with it, and the other way round', async () => {
    const shared = await join(1);
    await shared.member.serve();
    const [alone, ms] = await waited(() =>
      join(2, { redis: null, meanwhile: beatAll }).catch((error: unknown) => error),
    );
    assert.ok(alone instanceof LeaseTaken);
    assert.match(alone.message, /with REDIS_URL and this one without it.*Set REDIS_URL to the same Redis/);
    assert.ok(ms >= WAIT_MS);
    await members.pop()?.leave();
    await join(3, { redis: null });
    const joining = await join(4, { meanwhile: beatAll }).catch((error: unknown) => error);
    assert.ok(joining instanceof LeaseTaken);
    assert.match(joining.message, /without REDIS_URL and this one with it/);
    assert.equal((await processes.all()).length, 1, 'the refused one leaves no row');
  });

  it('refuse in words one with another Redis or another master key, which look the same', async () => {
    const first = await join(1);
    await first.member.serve();
    const other = makeRedis();
    const joining = await join(2, { redis: other.port, meanwhile: beatAll }).catch((error: unknown) => error);
    assert.ok(joining instanceof LeaseTaken);
    assert.match(
      joining.message,
      /another Redis than the one that REDIS_URL names here, or has another ZGODA_VAULT_KEY: .*copy secrets\.json of the running process/,
    );
  });

  it('refuse in words one whose other secrets differ, and take one of a version that says nothing of them', async () => {
    const first = await join(1, { redis: { ...redis.port, secrets: 'another digest' } });
    await first.member.serve();
    const joining = await join(2, { meanwhile: beatAll }).catch((error: unknown) => error);
    assert.ok(joining instanceof LeaseTaken);
    assert.match(joining.message, /another ZGODA_TOKEN_SECRET, ZGODA_PEPPER or ZGODA_EVIDENCE_KEY: /);
    assert.equal((await processes.all()).length, 1, 'the refused one leaves no row');
    await processes.remove(first.member.name);
    await processes.add({ ...first.joined.process, isServing: true, secrets: null });
    assert.equal((await join(3, { meanwhile: beatAll })).joined.isFirst, false);
  });

  it('go on while Redis is away, put their id back when it was emptied, and end at another one', async () => {
    const first = await join(1, { host: 'here' });
    await first.member.serve();
    redis.isUp = false;
    redis.held = null;
    const second = await join(2, { host: 'here' });
    assert.equal(second.joined.process.redis, first.joined.process.redis);
    redis.isUp = true;
    assert.equal(await first.member.beat(), 'kept');
    assert.equal(redis.held, first.joined.process.redis);
    redis.held = 'the id of other processes';
    assert.equal(await second.member.beat(), 'other_redis');
  });

  it('run the jobs at one of them; when it falls silent another takes over with a higher number, and the late one ends', async () => {
    const first = await join(1);
    await first.member.serve();
    const second = await join(2, { meanwhile: beatAll });
    const fence = first.member.fence();
    assert.ok(fence !== null);
    assert.equal(second.member.fence(), null);
    let result = 'kept';
    for (let ms = 0; ms <= SILENT_MS && result === 'kept'; ms += 1_000) {
      time += 1_000;
      assert.ok(ms <= SILENT_MS);
      result = await second.member.beat();
    }
    assert.equal(result, 'taken');
    assert.ok((second.member.fence() ?? 0) > fence);
    assert.equal(first.member.isAlive(), false);
    assert.equal(first.member.fence(), null);
    assert.equal(await first.member.beat(), 'overtaken');
  });

  it('nobody is taken for silent because the database was away for all', async () => {
    const first = await join(1);
    await first.member.serve();
    const second = await join(2, { meanwhile: beatAll });
    await beatAll();
    time += 10 * SILENT_MS;
    assert.equal(await second.member.beat(), 'kept');
    assert.equal(await first.member.beat(), 'kept');
    assert.equal((await processes.all()).length, 2);
  });

  it('after a crash of all, the next one is first again once they were silent, on the same host at once', async () => {
    const first = await join(1, { host: 'here' });
    await first.member.serve();
    members.splice(0);
    running.clear();
    const [again, ms] = await waited(() => join(2, { host: 'here' }));
    assert.deepEqual([again.joined.isFirst, ms <= 250], [true, true]);
    await again.member.serve();
    members.splice(0);
    const [elsewhere, silent] = await waited(() => join(3));
    assert.equal(elsewhere.joined.isFirst, true);
    assert.ok(silent >= SILENT_MS);
  });
});
