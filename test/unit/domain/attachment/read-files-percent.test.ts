import assert from 'node:assert/strict';
import type { Role, ShopId } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const MINUTE_MS = 60_000;

describe('how much of its room the files of a shop take', () => {
  const start = async () => {
    const read: ShopId[] = [];
    const room = { bytes: 0, isDown: false };
    const scene = makeDomainScene({
      env: { ZGODA_SHOP_FILES_MB: '200' },
      between: ({ attachments }) => ({
        attachments: {
          ...attachments,
          usedBytes: async (scope) => {
            const shopIds = 'shopIds' in scope ? scope.shopIds : [scope.shopId];
            read.push(...shopIds);
            if (room.isDown) throw new Error('The database does not answer.');
            return new Map(shopIds.map((shopId) => [shopId, room.bytes]));
          },
        },
      }),
    });
    const { id, now } = await scene.openShop();
    const percent = async (role: Role = 'owner', shopId = id) => {
      const access = { shopId, role, via: null, isWaiting: false };
      return (await scene.useCases.readFilesPercent([access]))(shopId);
    };
    return { scene, id, now, read, room, percent };
  };

  it('is not read with the standing of a shop, which many read', async () => {
    const { scene, now, read } = await start();
    await scene.useCases.shopStanding(await now());
    assert.deepEqual(read, []);
  });

  it('is added up once in five minutes, for whoever asks', async () => {
    const { scene, id, read, room, percent } = await start();
    room.bytes = 161_000_000;
    assert.deepEqual(await Promise.all([percent(), percent('manager')]), [80, 80]);
    room.bytes = 200_000_000;
    scene.clock.forward(5 * MINUTE_MS - 1);
    assert.equal(await percent(), 80);
    assert.deepEqual(read, [id]);
    scene.clock.forward(1);
    assert.equal(await percent(), 100);
    assert.equal(await percent('owner', 'shp_other'), 100);
    assert.deepEqual(read, [id, id, 'shp_other']);
  });

  it('is for owners and managers alone', async () => {
    const { read, percent } = await start();
    assert.deepEqual([await percent('consultant'), await percent('auditor')], [null, null]);
    assert.deepEqual(read, []);
  });

  it('is asked for again after the database did not answer', async () => {
    const { room, percent } = await start();
    room.isDown = true;
    await assert.rejects(percent());
    room.isDown = false;
    assert.equal(await percent(), 0);
  });
});
