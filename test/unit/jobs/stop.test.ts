import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { startScheduler } from '../../../service/jobs/scheduler.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('a stop while a job runs', () => {
  const stopWith = async (stopMs?: number) => {
    let end = (): void => undefined;
    const run = () =>
      new Promise<void>((resolve) => {
        end = resolve;
      });
    const job = { name: 'mails', everyMs: 60_000, run, ...(stopMs === undefined ? {} : { stopMs }) };
    const scheduler = startScheduler([job], makeLogger('silent', nowhere), () => true);
    scheduler.wake('mails');
    let isStopped = false;
    const stopped = scheduler.stop().then(() => {
      isStopped = true;
    });
    return { end, stopped, isStopped: () => isStopped };
  };

  it('waits until the run has ended', async () => {
    const { end, stopped, isStopped } = await stopWith();
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isStopped(), false);
    end();
    await stopped;
  });

  it('leaves a run that may wait for minutes for a mail server', async () => {
    const { stopped, isStopped } = await stopWith(1);
    const port = setInterval(() => undefined, 1_000);
    await stopped;
    clearInterval(port);
    assert.equal(isStopped(), true);
  });
});
