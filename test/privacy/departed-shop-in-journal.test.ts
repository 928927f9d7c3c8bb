import assert from 'node:assert/strict';
import { removeShop } from '../../service/domain/departure/finish-departures.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { makeDomainScene } from '../support/domain-scene.ts';

describe('the journal of erasures after a shop has left', () => {
  it('holds no id of it any more, while other shops stay noted [PR-5]', async () => {
    const { stores, ports, openShop, clock } = makeDomainScene();
    const [left, stays] = [await openShop(), await openShop()];
    const { erasureJournal } = stores;
    for (const { id } of [left, stays]) {
      await erasureJournal.noteHead(id, { epoch: 1, seq: 3, hash: 'h3', at: clock.now().toISOString() });
      await erasureJournal.append([{ shopId: id, kind: 'subject', key: 'key of a person', at: clock.now() }]);
    }
    await removeShop({ ...stores, ...ports }, scopeOfShop(left.id), clock.now());
    assert.deepEqual([...(await erasureJournal.heads()).keys()], [stays.id]);
    assert.deepEqual(
      (await erasureJournal.read(clock.now())).map(({ shopId }) => shopId),
      [stays.id],
    );
  });
});
