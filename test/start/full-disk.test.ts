import assert from 'node:assert/strict';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import { serviceEnvironment, startServiceProcess } from '../support/service/service-process.ts';

describe('a full disk under the log', () => {
  it('stops neither the service nor its end', async function () {
    if (isQuickRun || process.platform !== 'linux') return this.skip();
    // Each write fails like one to a full disk.
    const full = openSync('/dev/full', 'w');
    const env = { ...(await serviceEnvironment(await testDatabaseUrl())), ZGODA_LOG_LEVEL: 'debug' };
    const service = await startServiceProcess(env, full);
    try {
      for (let asked = 0; asked < 20; asked += 1) {
        assert.equal((await fetch(`${service.origin}/healthz`)).status, 200);
      }
      const ended = once(service.child, 'exit');
      service.child.kill('SIGTERM');
      assert.deepEqual(await ended, [0, null]);
    } finally {
      service.child.kill('SIGKILL');
      closeSync(full);
    }
  });
});
