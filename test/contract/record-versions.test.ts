import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { RecordVersion } from '../../service/domain/processing-record/record-version.ts';
import { AT, aHash, aShopId, later } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('versions of records of processing', (kit) => {
  const told = { kind: 'controller', title: 'Record', lead: 'Of a shop', sections: [] } as const;
  const aVersion = (shopId: RecordVersion['shopId'], number: number): RecordVersion => ({
    id: `${shopId}/${number}`,
    shopId,
    number,
    from: later(number),
    sha256: aHash(),
    texts: { pl: told, en: told, de: told },
    expiresAt: null,
  });

  it('are kept once for each number, listed newest first without their texts, and read whole', async () => {
    const scope = scopeOfShop(aShopId());
    const [first, second] = [aVersion(scope.shopId, 1), aVersion(scope.shopId, 2)];
    const { recordVersions } = kit.stores;
    assert.deepEqual(
      [await recordVersions.insert(scope, first), await recordVersions.insert(scope, second)],
      [true, true],
    );
    assert.equal(await recordVersions.insert(scope, aVersion(scope.shopId, 2)), false);
    const facts = [second, first].map(({ texts: _, ...rest }) => rest);
    assert.deepEqual(await recordVersions.list(scope), facts);
    assert.deepEqual(await recordVersions.get(scope, 2), second);
    assert.equal(await recordVersions.get(scope, 3), null);
    assert.deepEqual(await recordVersions.list(scopeOfShop(aShopId())), []);
  });

  it('go at their end, which is set when they are replaced and not moved afterwards [RE-1]', async () => {
    const scope = scopeOfShop(aShopId());
    const { recordVersions } = kit.stores;
    for (const number of [1, 2, 3]) await recordVersions.insert(scope, aVersion(scope.shopId, number));
    await recordVersions.endBefore(scope, 2, later(10));
    await recordVersions.endBefore(scope, 3, later(20));
    const ends = (await recordVersions.list(scope)).map(({ expiresAt }) => expiresAt);
    assert.deepEqual(ends, [null, later(20), later(10)]);
    assert.equal(await recordVersions.removeExpired(scope, later(10)), 1);
    assert.equal(await recordVersions.removeExpired(scope, AT), 0);
    assert.deepEqual(
      (await recordVersions.list(scope)).map(({ number }) => number),
      [3, 2],
    );
  });
});
