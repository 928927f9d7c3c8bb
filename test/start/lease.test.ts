import assert from 'node:assert/strict';
import { once } from 'node:events';
import { freePort } from '../../scripts/start/free-port.ts';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';

describe('two services on one database', () => {
  let env: Record<string, string>;
  let first: ServiceProcess;
  let second: ServiceProcess;
  before(async function () {
    if (isQuickRun) return this.skip();
    env = await serviceEnvironment(await testDatabaseUrl());
    first = await startServiceProcess(env);
  });
  after(async () => {
    for (const service of [first, second]) service?.child.kill('SIGKILL');
  });

  it('never serve both: one that was paused too long ends when it wakes up', async () => {
    first.child.kill('SIGSTOP');
    second = await startServiceProcess({ ...env, PORT: String(await freePort()) });
    const ended = once(first.child, 'exit');
    first.child.kill('SIGCONT');
    assert.deepEqual(await ended, [1, null]);
    assert.equal((await fetch(`${second.origin}/readyz`)).status, 200);
  });

  it('let a start follow at once on one that was killed or stopped', async () => {
    await second.kill();
    second = await startServiceProcess({ ...env, PORT: String(await freePort()) });
    await second.stop();
    second = await startServiceProcess({ ...env, PORT: String(await freePort()) });
    assert.equal((await fetch(`${second.origin}/readyz`)).status, 200);
  });
});
