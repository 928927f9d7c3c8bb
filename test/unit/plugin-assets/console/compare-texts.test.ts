import assert from 'node:assert/strict';
import { compareTexts } from '../../../../plugin-assets/console/views/policy/compare-texts.ts';

const shown = async (before: string, after: string) =>
  (await compareTexts(before, after)).stretches.map((stretch) =>
    stretch.kind === 'folded' ? ['folded', stretch.words] : [stretch.kind, stretch.text.trim()],
  );

describe('comparison of two policies', () => {
  it('names each word that came and each that went', async () => {
    assert.deepEqual(await shown('Dane dostaje sklep.', 'Dane dostaje kurier i sklep.'), [
      ['same', 'Dane dostaje'],
      ['added', 'kurier i'],
      ['same', 'sklep.'],
    ]);
    assert.deepEqual(await shown('Dane usuwamy po roku.', 'Dane usuwamy po miesiącu.'), [
      ['same', 'Dane usuwamy po'],
      ['removed', 'roku'],
      ['added', 'miesiącu'],
      ['same', '.'],
    ]);
  });

  it('folds long stretches that stayed the same, and keeps their edges', async () => {
    const long = Array.from({ length: 300 }, (_, index) => `słowo${index}`).join(' ');
    const found = await shown(`A ${long} B`, `C ${long} D`);
    const folded = found.find(([kind]) => kind === 'folded');
    assert.ok(Number(folded?.[1]) > 200);
    assert.ok(found.some(([kind, text]) => kind === 'same' && String(text).startsWith('słowo0')));
    assert.ok(found.some(([kind, text]) => kind === 'same' && String(text).endsWith('słowo299')));
  });
});
