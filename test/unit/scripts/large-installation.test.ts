import assert from 'node:assert/strict';
import { figuresWith, sizesOf } from '../../../scripts/docs/large-installation.ts';

describe('the page for large installations', () => {
  it('grows with the shops, and takes no value that is no number', () => {
    const messages = (shops: string) => sizesOf(figuresWith({ shops }))[0]?.[2];
    assert.deepEqual([messages('10'), messages('20')], ['1,200', '2,400']);
    assert.throws(() => figuresWith({ shops: 'many' }), /--shops is a number/);
  });
});
