import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkHistory } from '../../../scripts/faults/judge/check-history.ts';
import { type Figures, keepFigures, readFigures } from '../../../scripts/faults/kept-figures.ts';
import { isRight, reportOf, troublesOf } from '../../../scripts/faults/report.ts';
import type { Campaign } from '../../../scripts/faults/run-campaign.ts';

const nothing = checkHistory({ told: [], shown: [], reads: [], kept: [], finalReads: [] });
const campaign = (change: Partial<Campaign> = {}): Campaign => ({
  options: {
    engine: 'embedded',
    kind: 'quick',
    longSeconds: 60,
    only: '',
    seed: 4,
    faults: 1,
    messages: 10,
    visitors: 2,
    perSecond: 5,
  },
  verdict: nothing,
  costs: [{ fault: 'kill -9 of a service', firstAckMs: 1_000, allAnsweredMs: 2_000 }],
  failures: [],
  messages: 1_234,
  acknowledged: 1_234,
  refused: 0,
  chats: 3,
  seconds: 5,
  ...change,
});
const facts: Figures['facts'] = {
  day: '2026-11-28',
  commit: '1a2b3c4d',
  software: 'Node 20',
  machine: '2 × CPU, 8 GB',
  load: 1.23,
};
const piece = (change: Partial<Figures> = {}): Figures => ({
  facts,
  engine: 'embedded',
  part: 'quick',
  seconds: 60,
  campaign: campaign(),
  ...change,
});
const stepsPiece = (engine: Figures['engine'], steps: NonNullable<Figures['steps']>): Figures => ({
  facts,
  engine,
  part: 'steps',
  seconds: 60,
  steps,
});
const steps = {
  scene: 'an enquiry',
  promise: 'kept once',
  engine: 'cluster',
  steps: 2,
  kills: 3,
  faults: [],
} as const;

describe('the page of faults', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-figures-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is made of the newest figures of each part, whenever it was run', () => {
    keepFigures(piece({ campaign: campaign({ messages: 1 }) }), folder);
    keepFigures(piece(), folder);
    keepFigures(stepsPiece('cluster', [steps]), folder);
    const text = reportOf(readFigures(folder)).join('\n');
    assert.match(text, /\| messages written \| 1,234 \|/);
    assert.match(text, /\| kill -9 of a service \| embedded \| 1 \| 1\.0 \/ 1\.0 s \| 2\.0 \/ 2\.0 s \|/);
    assert.match(text, /\| an enquiry \| kept once \| cluster \| 3 \| \*\*0\*\* \|/);
    assert.match(text, /\| quick \| embedded \| 1a2b3c4d on 2026-11-28; load at the start 1\.2 \| 1 \|/);
    assert.doesNotMatch(text, /went wrong/);
  });

  it('says what broke off, what did not come about, and which act broke its promise', () => {
    const wrong = [
      piece({ failure: 'no space' }),
      piece({ campaign: campaign({ failures: ['an election: it did not come about'] }) }),
      stepsPiece('embedded', [{ ...steps, faults: ['killed after write 2: lost'] }]),
    ];
    assert.deepEqual(wrong.flatMap(troublesOf), [
      'embedded, quick: not run to its end: no space',
      'embedded: an election: it did not come about',
      'embedded, an enquiry: killed after write 2: lost',
    ]);
    assert.match(reportOf(wrong).join('\n'), /### What went wrong\n/);
  });

  it('is right only when each part ran to its end and broke nothing', () => {
    assert.ok(isRight(piece()));
    assert.ok(!isRight(piece({ failure: 'no space' })));
    assert.ok(!isRight(piece({ campaign: campaign({ verdict: { ...nothing, lost: 1 } }) })));
    assert.ok(!isRight(piece({ steps: [{ ...steps, faults: ['lost'] }] })));
  });
});
