import assert from 'node:assert/strict';
import { checkNode } from '../../../scripts/cli/doctor/check-node.ts';

describe('what the doctor says of Node', () => {
  const levelOf = (version: string, today: string) => checkNode(version, today)[0]?.level;

  it('warns from the day after the last one on which that version is mended', () => {
    assert.equal(levelOf('20.20.2', '2026-04-30'), 'ok');
    assert.equal(levelOf('20.20.2', '2026-05-01'), 'warning');
    assert.equal(levelOf('24.19.0', '2026-11-29'), 'ok');
    assert.match(checkNode('20.20.2', '2026-11-29')[0]?.says ?? '', /no security fixes since 2026-04-30/);
  });

  it('promises nothing about a version that it does not know', () => {
    assert.deepEqual(checkNode('30.1.0', '2026-11-29'), [
      { about: 'node', level: 'ok', says: 'Node 30.1.0.', next: null },
    ]);
  });
});
