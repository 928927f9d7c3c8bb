import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { MORE_TO_DO, startScheduler } from '../../../service/jobs/scheduler.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('a job that stopped at its limit', () => {
  /** Three batches of work; the lease lasts for `heldFor` of them. */
  const runsOf = async (heldFor: number): Promise<number> => {
    let runs = 0;
    const job = {
      name: 'mails',
      everyMs: 60_000,
      run: async () => {
        runs += 1;
        return runs < 3 ? MORE_TO_DO : undefined;
      },
    };
    const scheduler = startScheduler([job], makeLogger('silent', nowhere), () => runs < heldFor);
    scheduler.wake('mails');
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await scheduler.stop();
    return runs;
  };

  it('runs again at once, until nothing is left', async () => {
    assert.equal(await runsOf(9), 3);
  });

  it('leaves the rest to the process that runs the jobs meanwhile', async () => {
    assert.equal(await runsOf(2), 2);
  });
});
