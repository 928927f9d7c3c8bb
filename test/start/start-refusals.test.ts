import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceProgram } from '../../scripts/start/built-programs.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { RESTORE_MARK } from '../../service/store/mongo/base/unfinished-restore.ts';
import { testDatabaseUrl } from '../support/database/database.ts';
import {
  ensureBuiltOnce,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';
import { startProduct } from '../support/service/start-product.ts';

describe('npm start that cannot go on', () => {
  let parent: string;
  let dataFolder: string;
  let port: number;

  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), 'zgoda-refusal-'));
    dataFolder = join(parent, 'data');
    port = await freePort();
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const refusal = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const start = startProduct({ PORT: String(port), ZGODA_DATA_DIR: dataFolder, ...env });
    const code = await start.ended;
    assert.ok(code !== null && code > 0, `exit code ${code}`);
    assert.doesNotMatch(start.output(), /\n {4}at /);
    return start.output();
  };

  it('names a taken port and what to set, and leaves no data folder', async () => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    try {
      assert.match(await refusal({}), new RegExp(`^Port ${port} for the service is taken .*set PORT`));
      assert.equal(existsSync(dataFolder), false);
    } finally {
      server.close();
    }
  });

  it('names a taken port of the demo shop', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const demoPort = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      assert.match(
        await refusal({ ZGODA_DEMO_PORT: String(demoPort) }),
        /demo shop is taken .*ZGODA_DEMO_PORT/,
      );
    } finally {
      server.close();
    }
  });

  it('names every setting that is wrong, and nothing else', async () => {
    const output = await refusal({
      MONGODB_URL: await testDatabaseUrl(),
      ...{ ZGODA_DEPLOYMENT: 'controller-hosted', ZGODA_TRUST_PROXY: 'yes', ZGODA_METRICS_PORT: 'abc' },
    });
    assert.match(output, /- ZGODA_TRUST_PROXY must be .*\n- ZGODA_METRICS_PORT must be/);
    assert.doesNotMatch(output, /first owner/);
  });

  it('names a folder without the built pages, such as one beside which the service was not started', async () => {
    const env = { ...(await serviceEnvironment('mongodb://127.0.0.1:1/zgoda')), ZGODA_BUILD_DIR: parent };
    await assert.rejects(startServiceProcess(env), {
      message: new RegExp(`- ZGODA_BUILD_DIR names ${parent}, which holds no built pages: `),
    });
  });

  it('names a data folder that cannot be written', async () => {
    writeFileSync(dataFolder, 'a file in its place');
    assert.match(await refusal({}), /^The data folder .* cannot be written .*ZGODA_DATA_DIR/);
  });

  it('names the three databases to choose from when there is no Python and no mongod, and leaves nothing', async () => {
    const path = join(parent, 'bin');
    mkdirSync(path);
    symlinkSync(process.execPath, join(path, 'node'));
    const output = await refusal({ PATH: path });
    assert.match(output, /MONGODB_URL/);
    assert.match(output, /mongod on the PATH/);
    assert.match(output, /Python 3\.10 to 3\.13/);
    assert.equal(existsSync(dataFolder), false);
  });

  it('names a database that does not answer, without its password', async () => {
    const output = await refusal({
      MONGODB_URL: 'mongodb://shop:hidden@127.0.0.1:1/zgoda',
      ZGODA_DEPLOYMENT: 'controller-hosted',
    });
    assert.match(
      output,
      /database at mongodb:\/\/…@127\.0\.0\.1:1\/zgoda does not answer .*check MONGODB_URL/,
    );
    assert.doesNotMatch(output, /hidden/);
  });

  it('asks who runs the installation when MONGODB_URL is set and that is not said', async () => {
    assert.match(await refusal({ MONGODB_URL: 'mongodb://127.0.0.1:1/zgoda' }), /ZGODA_DEPLOYMENT is one of/);
    assert.equal(existsSync(dataFolder), false);
  });
});

describe('a service whose start is refused', () => {
  let child: ChildProcess | null = null;
  afterEach(() => {
    child?.kill('SIGKILL');
    child = null;
  });

  const refusal = async (env: Record<string, string>): Promise<string> => {
    await ensureBuiltOnce();
    child = spawn(process.execPath, serviceProgram, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (part) => {
      said += String(part);
    });
    assert.deepEqual(await once(child, 'close'), [1, null], said);
    return said;
  };

  it('ends when the database refuses it, though its figures were open already', async () => {
    const url = await testDatabaseUrl();
    const connection = await openDatabase({ url });
    await connection.collection<{ _id: string }>('migrations').insertOne({ _id: RESTORE_MARK });
    await connection.close();
    const env = { ...(await serviceEnvironment(url)), ZGODA_METRICS_PORT: String(await freePort()) };
    assert.match(await refusal(env), /^The service could not start: A restore was interrupted/);
  });

  it('ends when the port for figures is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : 0;
      const env = {
        ...(await serviceEnvironment(await testDatabaseUrl())),
        ZGODA_METRICS_PORT: String(taken),
      };
      assert.match(await refusal(env), new RegExp(`^Port ${taken} is taken.*ZGODA_METRICS_PORT`));
    } finally {
      server.close();
    }
  });
});
