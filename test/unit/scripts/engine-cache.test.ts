import { strict as assert } from 'node:assert';
import { engineCacheMb } from '../../../scripts/start/engine-cache.ts';

const GB = 1024 ** 3;

describe('the cache of the embedded database', () => {
  it('is a sixteenth of the memory, between 128 and 512 MB', () => {
    assert.deepEqual(
      [0.5, 1, 2, 4, 6.5, 8, 24].map((gigabytes) => engineCacheMb(gigabytes * GB)),
      [128, 128, 128, 256, 416, 512, 512],
    );
  });

  it('is worked out from the memory of this machine', () => {
    const megabytes = engineCacheMb();
    assert.ok(Number.isInteger(megabytes) && megabytes >= 128 && megabytes <= 512, String(megabytes));
  });
});
