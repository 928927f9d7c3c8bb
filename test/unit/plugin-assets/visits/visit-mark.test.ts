import assert from 'node:assert/strict';
import * as v from 'valibot';
import { MARK_MS, markAt, STAY_MS } from '../../../../plugin-assets/visits/visit-mark.ts';
import { visitIdField } from '../../../../service/protocol/fields.ts';

const NOW = Date.UTC(2026, 10, 27);

describe('what a browser keeps for the visitor list', () => {
  it('names one stay, and gives the next one another id', () => {
    const first = markAt(null, NOW);
    assert.ok(v.is(visitIdField, first.id));
    assert.equal(markAt(first, NOW + STAY_MS - 1).id, first.id);
    const next = markAt(first, NOW + STAY_MS);
    assert.notEqual(next.id, first.id);
    assert.deepEqual([first.isReturning, next.isReturning], [false, true]);
  });

  it('ends thirty days after the last page [EP-5]', () => {
    const kept = { ...markAt(null, NOW), state: 'declined' as const, hasDeclined: true };
    assert.equal(MARK_MS, 30 * 24 * 3_600_000);
    assert.equal(markAt(kept, NOW + MARK_MS - 1).isReturning, true);
    const over = markAt(kept, NOW + MARK_MS);
    assert.deepEqual([over.isReturning, over.state], [false, 'looking']);
    assert.equal(markAt(kept, NOW - 1).isReturning, false, 'a clock that was set back');
  });

  it('keeps that an invitation was closed, and forgets that one was seen with the stay', () => {
    const stay = markAt(null, NOW);
    const declined = { ...stay, hasDeclined: true };
    assert.equal(markAt({ ...declined, state: 'chatting' }, NOW + STAY_MS).state, 'declined');
    assert.equal(markAt({ ...stay, state: 'invited' }, NOW + STAY_MS).state, 'looking');
    assert.equal(markAt({ ...stay, state: 'invited' }, NOW + 1).state, 'invited');
  });
});
