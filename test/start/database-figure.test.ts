import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/start/free-port.ts';
import { takeDatabase } from '../support/database/prepared-database.ts';
import { figureOf } from '../support/scenes/figures.ts';
import { serviceEnvironment, startServiceProcess } from '../support/service/service-process.ts';
import { startStallingProxy } from '../support/service/stalling-proxy.ts';

describe('the figure of the database', () => {
  it('falls to 0 while the database confirms nothing, though nobody asks for anything', async () => {
    const proxy = await startStallingProxy(await takeDatabase());
    const port = await freePort();
    const env = { ...(await serviceEnvironment(proxy.url)), ZGODA_METRICS_PORT: String(port) };
    const service = await startServiceProcess(env);
    const until = async (wanted: number): Promise<void> => {
      let found: number | null = null;
      for (; found !== wanted; await pause(100)) {
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
        found = figureOf(text, 'zgoda_database_up');
        assert.notEqual(found, null, 'no such figure');
      }
    };
    try {
      await until(1);
      await proxy.stallAt('processes', 1);
      await until(0);
      proxy.goOn();
      await until(1);
    } finally {
      await service.kill();
      await proxy.close();
    }
  });
});
