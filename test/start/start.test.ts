import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { toolsDatabaseFolder } from '../../scripts/setup/python-environment.ts';
import { runCommand } from '../../scripts/setup/run-command.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import { findRecordedProcess, type ProcessRecord } from '../../scripts/start/process-record.ts';
import { isSameProcess } from '../../service/outbound/process-identity.ts';
import { testPython } from '../support/database/database.ts';
import { type StartedProduct, startProduct } from '../support/service/start-product.ts';

const commandLine = fileURLToPath(new URL('../../scripts/zgoda.ts', import.meta.url));

describe('npm start', () => {
  let parent: string;
  let env: NodeJS.ProcessEnv;
  let origin: string;
  let demo: string;
  let start: StartedProduct;
  let printed: string;
  let firstOwner: { email: string; password: string };

  const recordOf = (path: string): ProcessRecord => {
    const record = findRecordedProcess(join(parent, 'data', path));
    assert.ok(record !== null, `${path} names no running process`);
    return record;
  };
  const everyProcess = (): ProcessRecord[] =>
    ['logs/service.json', 'logs/demo-shop.json', 'database/process.json'].map(recordOf);
  const status = async (url: string): Promise<number | null> => {
    try {
      const answer = await fetch(url);
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return null;
    }
  };
  const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
    while (!(await holds())) await pause(20);
  };
  const signIn = async (email: string, word: string): Promise<number> => {
    const answer = await fetch(`${origin}/v1/staff/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password: word }),
    });
    await answer.body?.cancel();
    return answer.status;
  };
  const begin = async (): Promise<void> => {
    start = startProduct(env);
    await start.line(/^Zgoda is ready: /);
  };
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    start.process.kill(signal);
    return start.ended;
  };

  before(async () => {
    parent = mkdtempSync(join(tmpdir(), 'zgoda-start-'));
    // Installs the engine's packages once for all tests.
    await testPython();
    mkdirSync(join(parent, 'data'));
    symlinkSync(toolsDatabaseFolder, join(parent, 'data', 'database-engine'));
    const [port, demoPort] = [await freePort(), await freePort()];
    origin = `http://127.0.0.1:${port}`;
    demo = `http://localhost:${demoPort}/`;
    env = { PORT: String(port), ZGODA_DEMO_PORT: String(demoPort), ZGODA_DATA_DIR: join(parent, 'data') };
    await begin();
    printed = start.output();
    const found = /^First owner: (\S+), password (\S+) /m.exec(printed);
    assert.ok(found?.[1] !== undefined && found[2] !== undefined);
    firstOwner = { email: found[1], password: found[2] };
  });
  after(async () => {
    if (start.process.exitCode === null && start.process.signalCode === null) await end('SIGTERM');
    rmSync(parent, { recursive: true, force: true });
  });

  it('prints demo shop, console and the first owner, and last that it is ready', async () => {
    const lines = printed.trimEnd().split('\n');
    assert.equal(lines.at(-1), `Zgoda is ready: ${origin}`);
    assert.ok(lines.includes(`Console: ${origin}/console`));
    assert.ok(lines.includes(`Demo shop: ${demo}`));
    assert.match(printed, /Database: embedded .* production shop should run MongoDB/);
    assert.match(printed, /Deployment: controller-hosted/);
    assert.equal(await status(`${origin}/readyz`), 200);
    assert.equal(await status(demo), 200);
  });

  it('shows a demo shop whose one script tag gets its loader from the service', async () => {
    const page = await (await fetch(demo)).text();
    const [tag, ...others] = page.match(/<script [^>]*data-zgoda[^>]*>/g) ?? [];
    assert.deepEqual(others, []);
    const source = /src="([^"]+)"/.exec(tag ?? '')?.[1] ?? '';
    assert.ok(source.startsWith(`${origin}/w/v1/zgk_`), source);
    assert.equal(await status(source), 200);
  });

  it('lets the first owner in with the password that it printed', async () => {
    assert.equal(await signIn(firstOwner.email, firstOwner.password), 200);
    assert.equal(await signIn(firstOwner.email, 'another password'), 401);
  });

  it('keeps its secrets for the owner of the files alone', () => {
    assert.equal(statSync(join(parent, 'data', 'secrets.json')).mode & 0o777, 0o600);
  });

  it('refuses a second start on the same data folder', async () => {
    const [port, demoPort] = [await freePort(), await freePort()];
    const second = startProduct({ ...env, PORT: String(port), ZGODA_DEMO_PORT: String(demoPort) });
    assert.equal(await second.ended, 1);
    assert.match(second.output(), /^Zgoda already runs on the data folder .* \(process \d+\)/);
    assert.equal(await status(`${origin}/readyz`), 200);
  });

  it('brings a database that died back, and goes on', async () => {
    const { pid } = recordOf('database/process.json');
    process.kill(pid, 'SIGKILL');
    await start.line(/The database stopped by itself/);
    await start.line(/The database answers again/);
    await until(async () => (await status(`${origin}/readyz`)) === 200);
    assert.notEqual(recordOf('database/process.json').pid, pid);
    assert.equal(await signIn('owner@zgoda.example', firstOwner.password), 200);
  });

  it('lets another owner be added while it runs', async () => {
    const args = ['--email', 'ewa@shop.example', '--organisation', 'Ewa'];
    const made = await runCommand(
      process.execPath,
      ['--import', 'tsx', commandLine, 'create-owner', ...args],
      {
        env: { ...process.env, ...env, ZGODA_OWNER_PASSWORD: 'a long enough password' },
      },
    );
    assert.equal(made.code, 0, made.output);
    assert.equal(await signIn('ewa@shop.example', 'a long enough password'), 200);
  });

  it('stops everything on SIGTERM, and starts again without set-up on the same data', async () => {
    const processes = everyProcess();
    assert.equal(await end('SIGTERM'), 0);
    assert.match(start.output(), /Zgoda has stopped\.\n$/);
    for (const { pid, identity } of processes) assert.equal(isSameProcess(pid, identity), false);
    assert.equal(existsSync(join(parent, 'data', 'start.lock')), false);

    const secrets = readFileSync(join(parent, 'data', 'secrets.json'), 'utf8');
    await begin();
    assert.doesNotMatch(start.output(), /Install|Built|First owner/);
    assert.equal(readFileSync(join(parent, 'data', 'secrets.json'), 'utf8'), secrets);
    assert.equal(await signIn('owner@zgoda.example', firstOwner.password), 200);
  });

  it('clears up after a start that was killed, and starts', async () => {
    const left = everyProcess();
    await end('SIGKILL');
    await begin();
    for (const name of ['demo shop', 'service', 'database']) {
      assert.match(start.output(), new RegExp(`Stopped the ${name} that an earlier start had left running`));
    }
    for (const { pid, identity } of left) assert.equal(isSameProcess(pid, identity), false);
    assert.equal(await signIn('owner@zgoda.example', firstOwner.password), 200);
  });

  it('brings a service that died back, and goes on', async () => {
    const { pid } = recordOf('logs/service.json');
    process.kill(pid, 'SIGKILL');
    await start.line(/The service stopped by itself/);
    await start.line(/The service answers again/);
    assert.notEqual(recordOf('logs/service.json').pid, pid);
    assert.equal(await signIn('owner@zgoda.example', firstOwner.password), 200);
  });
});
