import assert from 'node:assert/strict';
import type { SentStatements } from '../../../service/domain/witness/send-statements.ts';
import { witnessJobs } from '../../../service/jobs/witness-jobs.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

describe('the figure of the witness', () => {
  it('moves on in a round in which nothing waits, and stands still while one does not answer', async () => {
    let sent: SentStatements = { seen: 0, silentSince: null };
    let moves = 0;
    const jobs = witnessJobs({
      desk: {
        stateHeads: async () => null as never,
        sendStatements: async () => sent,
        lookAtTime: async () => ({ doubt: null, until: new Date() }),
      },
      logger: makeLogger('silent'),
      meters: {
        witnessed: () => {
          moves += 1;
        },
      },
    });
    const round = jobs.find(({ name }) => name === 'witness') ?? assert.fail();
    await round.run();
    assert.equal(moves, 1, 'without a witness nothing waits');
    sent = { seen: 1, silentSince: '2026-11-24T10:00:00.000Z' };
    await round.run();
    assert.equal(moves, 1);
    sent = { seen: 2, silentSince: null };
    await round.run();
    assert.equal(moves, 2);
  });
});
