import assert from 'node:assert/strict';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { type Visit, visitAfter } from '../../../../service/domain/model/visit/visit.ts';
import { makeVisitBoard } from '../../../../service/outbound/visits/visit-board.ts';
import { aShopId } from '../../../support/builders/builders.ts';
import { processesOver, until } from '../../../support/redis/two-sharings.ts';

const NOW = Date.UTC(2026, 10, 27);
const at = (seconds: number) => new Date(NOW + seconds * 1_000);

describe('visits at several processes', () => {
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
  const start = () => processes.start((sharing) => ({ board: makeVisitBoard(sharing) }));

  const scope = scopeOfShop(aShopId());
  const seen = (id: string, page: string, seconds: number, before: Visit | null = null) =>
    visitAfter(
      before,
      scope.shopId,
      {
        ...{ id: `vst_${id}`, page: `https://shop.example.com/${page}`, locale: 'pl', tool: 'complianz' },
        ...{ isReturning: false, secondsOnPage: 0, state: 'looking' },
      },
      at(seconds),
    );

  it('are one list, whichever process the browser reports to', async () => {
    const [a, b] = [await start(), await start()];
    a.board.put(scope, seen('one', 'first', 0));
    await until(() => b.board.get(scope, 'vst_one', at(1)) !== null);
    b.board.put(scope, seen('one', 'second', 10, b.board.get(scope, 'vst_one', at(10))));
    await until(() => a.board.get(scope, 'vst_one', at(10))?.pages.length === 2);
    assert.deepEqual(a.board.get(scope, 'vst_one', at(10)), b.board.get(scope, 'vst_one', at(10)));
    const late = await start();
    assert.deepEqual(late.board.list(scope, at(10)), a.board.list(scope, at(10)));
    assert.deepEqual(late.board.list(scope, at(100)), []);
  });

  it('are told to the others only where their address has room', async () => {
    const [a, b] = [await start(), await start()];
    for (let n = 0; n <= 100; n += 1) a.board.put(scope, seen(`fake${n}`, 'first', 0), 'address');
    a.board.put(scope, seen('real', 'first', 0), 'another address');
    await until(() => b.board.get(scope, 'vst_real', at(1)) !== null);
    assert.equal(b.board.list(scope, at(1)).length, 101);
    assert.equal(b.board.get(scope, 'vst_fake100', at(1)), null);
  });

  it('bring an invitation to the process that hears the browser next', async () => {
    const [a, b] = [await start(), await start()];
    a.board.put(scope, seen('one', 'first', 0));
    await until(() => b.board.get(scope, 'vst_one', at(1)) !== null);
    const underWay = seen('one', 'first', 1);
    b.board.invite(scope, 'vst_one', { text: 'Pomóc?', from: 'Ola' });
    a.board.put(scope, underWay);
    await until(() => a.board.get(scope, 'vst_one', at(2))?.invitation?.from === 'Ola');
    await until(() => b.board.get(scope, 'vst_one', at(2))?.seenAt.getTime() === at(1).getTime());
    assert.equal(b.board.get(scope, 'vst_one', at(2))?.invitation?.text, 'Pomóc?');
  });

  it('are gone everywhere once the yes is taken back, and no report brings them back [EP-5]', async () => {
    const [a, b] = [await start(), await start()];
    a.board.put(scope, seen('one', 'first', 0));
    await until(() => b.board.get(scope, 'vst_one', at(1)) !== null);
    a.board.forget(scope, 'vst_one', at(1));
    await until(() => b.board.isForgotten(scope, 'vst_one'));
    assert.deepEqual(b.board.list(scope, at(1)), []);
    b.board.put(scope, seen('one', 'late', 2));
    assert.deepEqual(b.board.list(scope, at(2)), []);
  });

  it('are gone after a lost word as well, with the next beat or the limit of silence [EP-5]', async () => {
    const [a, b] = [await start(), await start()];
    a.board.put(scope, seen('one', 'first', 0));
    a.board.put(scope, seen('two', 'first', 0));
    await until(() => b.board.list(scope, at(1)).length === 2);
    await server.kill();
    a.board.forget(scope, 'vst_one', at(1));
    assert.equal(b.board.list(scope, at(89)).length, 2);
    await server.start();
    await until(() => b.board.isForgotten(scope, 'vst_one'));
    assert.deepEqual(
      b.board.list(scope, at(89)).map(({ id }) => id),
      ['vst_two'],
    );
    assert.deepEqual(b.board.list(scope, at(90)), []);
  });

  it('end everywhere when the shop turns its list off; loaded pages are added up', async () => {
    const [a, b] = [await start(), await start()];
    a.board.put(scope, seen('one', 'first', 0));
    a.board.countPage(scope, at(0));
    b.board.countPage(scope, at(0));
    b.board.countPage(scope, at(60));
    await until(() => a.board.pagesLastHour(scope, at(61)) === 3);
    assert.equal(a.board.pagesLastHour(scope, at(3_600)), 1);
    await until(() => b.board.list(scope, at(1)).length === 1);
    b.board.forgetAll(scope);
    await until(() => a.board.list(scope, at(1)).length === 0);
  });
});
