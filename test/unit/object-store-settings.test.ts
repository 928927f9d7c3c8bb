import assert from 'node:assert/strict';
import { makeEnvReader } from '../../service/config/env-reader.ts';
import { readObjectStore } from '../../service/config/object-store.ts';

const SET = {
  ZGODA_S3_ENDPOINT: 'https://s3.example',
  ZGODA_S3_BUCKET: 'shop-files',
  ZGODA_S3_KEY_ID: 'key',
  ZGODA_S3_SECRET: 'Ab3dE6gH9jK2',
};

describe('the settings of a bucket for files', () => {
  const read = (env: Record<string, string>) => {
    const reader = makeEnvReader(env);
    return { store: readObjectStore(reader), faults: reader.faults };
  };

  it('are off until there is an address', () => {
    assert.deepEqual(read({}), { store: null, faults: [] });
  });

  it('take new files unless the database is named for them', () => {
    const { store, faults } = read(SET);
    assert.deepEqual(faults, []);
    assert.deepEqual([store?.bucketUrl, store?.takesNew], ['https://s3.example/shop-files', true]);
    assert.equal(read({ ...SET, ZGODA_FILES_IN: 'database' }).store?.takesNew, false);
  });

  it('say what is wrong, each fault by its variable', () => {
    const faulty = [
      [{ ZGODA_FILES_IN: 's3' }, 'ZGODA_S3_ENDPOINT'],
      [{ ...SET, ZGODA_FILES_IN: 'disk' }, 'ZGODA_FILES_IN'],
      [{ ...SET, ZGODA_S3_ENDPOINT: 's3.example/files' }, 'ZGODA_S3_ENDPOINT'],
      [{ ...SET, ZGODA_S3_BUCKET: '../other' }, 'ZGODA_S3_BUCKET'],
      [{ ...SET, ZGODA_S3_SECRET: '' }, 'ZGODA_S3_SECRET'],
    ] as const;
    for (const [env, name] of faulty) {
      const { faults } = read(env);
      assert.equal(faults.length, 1, JSON.stringify(faults));
      assert.ok(faults[0]?.includes(name));
    }
  });
});
