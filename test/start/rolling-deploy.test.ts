import assert from 'node:assert/strict';
import { isClean } from '../../scripts/faults/judge/check-history.ts';
import { rollingDeploy } from '../../scripts/faults/rolling-deploy.ts';
import { isQuickRun } from '../support/database/database.ts';

const VISITORS = 24;

describe('three processes that are replaced one after another', () => {
  (isQuickRun ? it.skip : it)('lose nothing, and show "reconnecting" to nobody more than once', async () => {
    const deploy = await rollingDeploy({ seed: 5, visitors: VISITORS, perSecond: 16 });
    assert.ok(isClean(deploy.verdict), JSON.stringify(deploy.verdict));
    assert.equal(deploy.stopMs.length, 3);
    assert.ok(deploy.awayMs.length >= VISITORS, `${deploy.awayMs.length}`);
    assert.ok(Math.max(...deploy.shown) <= 1, deploy.shown.join(' '));
  });
});
