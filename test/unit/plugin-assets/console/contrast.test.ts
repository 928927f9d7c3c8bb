import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeAccent, WHITE } from '../../../../plugin-assets/console/views/settings/accent.ts';
import { contrast, nearestAccent } from '../../../../service/protocol/contrast.ts';

const aColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('accent of a shop in the console', () => {
  it('accepts the default green and refuses a pale yellow [AX-4]', () => {
    assert.equal(judgeAccent('#0b6b57').ok, true);
    assert.equal(judgeAccent('#f3c65a').ok, false);
  });

  it('proposes only colours that the service accepts, for any colour [AX-4]', () => {
    fc.assert(
      fc.property(aColour, (accent) => {
        const verdict = judgeAccent(accent);
        const chosen = verdict.ok ? accent : verdict.proposal;
        assert.ok(contrast(chosen, WHITE) >= 4.5, `${accent} → ${chosen}`);
        assert.equal(verdict.ok, nearestAccent(accent) === accent);
      }),
    );
  });
});
