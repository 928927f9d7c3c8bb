import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSupportedPython } from '../../scripts/setup/python.ts';
import { chooseDatabase, type DatabaseFacts, databaseFacts } from '../../scripts/start/find-database.ts';
import { withoutPassword } from '../../scripts/start/open-database.ts';
import { StartFailure } from '../../scripts/start/start-failure.ts';
import { readStartSettings } from '../../scripts/start/start-settings.ts';

const nothing: DatabaseFacts = { mongodbUrl: null, mongod: null, canEmbed: false, holds: null };
const url = 'mongodb://shop:word@db.example/zgoda';

describe('choice of the database', () => {
  it('takes MONGODB_URL before anything else', () => {
    const facts: DatabaseFacts = {
      mongodbUrl: url,
      mongod: '/usr/bin/mongod',
      canEmbed: true,
      holds: 'embedded',
    };
    assert.deepEqual(chooseDatabase(facts), { kind: 'given', url });
  });

  it('takes mongod on the PATH before the embedded database', () => {
    const facts: DatabaseFacts = { ...nothing, mongod: '/usr/bin/mongod', canEmbed: true };
    assert.deepEqual(chooseDatabase(facts), { kind: 'mongod', command: '/usr/bin/mongod' });
  });

  it('takes the embedded database when there is neither', () => {
    assert.deepEqual(chooseDatabase({ ...nothing, canEmbed: true }), { kind: 'embedded' });
  });

  it('stays with the engine that already holds the data when mongod is installed later', () => {
    const facts: DatabaseFacts = { ...nothing, mongod: '/usr/bin/mongod', canEmbed: true, holds: 'embedded' };
    assert.deepEqual(chooseDatabase(facts), { kind: 'embedded' });
  });

  it('does not start on an empty database when the mongod that holds the data is gone', () => {
    assert.throws(() => chooseDatabase({ ...nothing, canEmbed: true, holds: 'mongod' }), StartFailure);
  });

  it('names the three choices and how to get each when none can be had', () => {
    assert.throws(
      () => chooseDatabase(nothing),
      (cause: unknown) =>
        cause instanceof StartFailure &&
        /MONGODB_URL=mongodb:/.test(cause.message) &&
        /mongodb\.com\/docs/.test(cause.message) &&
        /apt-get install python3 python3-venv/.test(cause.message),
    );
  });

  it('knows from the data folder which engine holds the data', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-data-'));
    try {
      assert.equal((await databaseFacts(folder, {})).holds, null);
      mkdirSync(join(folder, 'database', 'files'), { recursive: true });
      assert.equal((await databaseFacts(folder, {})).holds, null);
      writeFileSync(join(folder, 'database', 'files', 'WiredTiger'), '');
      assert.equal((await databaseFacts(folder, {})).holds, 'embedded');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('shows an address without its password', () => {
    assert.equal(withoutPassword(`${url}?authSource=admin`), 'mongodb://…@db.example/zgoda');
    assert.equal(withoutPassword('mongodb://127.0.0.1:27017/zgoda'), 'mongodb://127.0.0.1:27017/zgoda');
  });

  it('takes a Python only if the engine has wheels for it', () => {
    const taken = [9, 10, 11, 12, 13, 14].filter((minor) => isSupportedPython(3, minor));
    assert.deepEqual(taken, [10, 11, 12, 13]);
    assert.equal(isSupportedPython(2, 11), false);
  });
});

describe('settings of the start', () => {
  it('are port 4600, ./data and a demo shop on the next port unless told otherwise', () => {
    assert.deepEqual(readStartSettings({}, '/srv/zgoda'), {
      port: 4600,
      dataFolder: '/srv/zgoda/data',
      demoPort: 4601,
      publicUrl: 'http://127.0.0.1:4600',
      localUrl: 'http://127.0.0.1:4600',
      deployment: null,
    });
  });

  it('switch the demo shop off', () => {
    assert.equal(readStartSettings({ ZGODA_DEMO: 'off' }, '/srv').demoPort, null);
  });

  it('with MONGODB_URL stop the start until it is said who runs the installation', () => {
    assert.throws(() => readStartSettings({ MONGODB_URL: url }, '/srv'), /ZGODA_DEPLOYMENT/);
    const env = { MONGODB_URL: url, ZGODA_DEPLOYMENT: 'agency-hosted' };
    assert.equal(readStartSettings(env, '/srv').deployment, 'agency-hosted');
  });

  for (const env of [
    { PORT: 'abc' },
    { PORT: '0' },
    { PORT: '70000' },
    { ZGODA_DEMO: 'yes' },
    { PORT: '80', ZGODA_DEMO_PORT: '80' },
    { ZGODA_DEPLOYMENT: 'cloud' },
    { ZGODA_OWNER_EMAIL: 'nobody' },
    { ZGODA_OWNER_PASSWORD: 'short' },
  ]) {
    it(`refuse ${JSON.stringify(env)} with one sentence`, () => {
      assert.throws(() => readStartSettings(env, '/srv'), StartFailure);
    });
  }
});
