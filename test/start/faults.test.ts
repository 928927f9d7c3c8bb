import assert from 'node:assert/strict';
import { isClean } from '../../scripts/faults/judge/check-history.ts';
import { runCampaign } from '../../scripts/faults/run-campaign.ts';

const isQuick = process.env.ZGODA_TEST_QUICK === '1';

// With this seed: kill -9 of the service, then of the database.
const SHORT = { seed: 19, faults: 2, messages: 150, visitors: 8, perSecond: 60 };

describe('a short run with faults', () => {
  (isQuick ? it.skip : it)('keeps every acknowledged message, once, at its place', async () => {
    const run = await runCampaign({ engine: 'embedded', ...SHORT }, () => undefined);
    assert.ok(run.acknowledged >= SHORT.messages);
    assert.deepEqual(run.failures, []);
    assert.equal(run.costs.length, 2);
    assert.ok(isClean(run.verdict), JSON.stringify(run.verdict));
  });
});
