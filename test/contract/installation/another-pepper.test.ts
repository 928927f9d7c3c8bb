import assert from 'node:assert/strict';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { onEveryStore } from '../on-every-store.ts';

const OWN = { ZGODA_PEPPER: 'the pepper of this installation 1' };
const OTHER = { ZGODA_PEPPER: 'the pepper of this installation 2' };

onEveryStore('a database that is served with another pepper', (kit) => {
  const started: TestService[] = [];
  const start = async (env: Record<string, string>): Promise<TestService> => {
    const service = await startTestService({ stores: await kit.openAnother(), env, isAlone: true });
    started.push(service);
    return service;
  };
  const startAndStop = async (env: Record<string, string>): Promise<void> => (await start(env)).stop();
  const refusal = async (env: Record<string, string>): Promise<string> => {
    try {
      await start(env);
    } catch (error) {
      return (error as Error).message;
    }
    return 'not refused';
  };
  after(async () => void (await Promise.all(started.map((service) => service.stop()))));

  it('refuses the start in words, and goes on with its own [RT-8]', async () => {
    await startAndStop(OWN);
    assert.match(await refusal(OTHER), /^ZGODA_PEPPER is not the pepper of this database .* Nothing was/);
    await startAndStop(OWN);
  });

  it('takes the new one once its own was declared lost by its name, and refuses the old one then', async () => {
    const lost = /ZGODA_PEPPER_LOST=([\w-]{16})\./.exec(await refusal(OTHER))?.[1] ?? '';
    assert.match(await refusal({ ...OTHER, ZGODA_PEPPER_LOST: 'x'.repeat(16) }), /is not the pepper/);
    await startAndStop({ ...OTHER, ZGODA_PEPPER_LOST: lost });
    await startAndStop(OTHER);
    assert.match(await refusal(OWN), /is not the pepper/);
  });
});
