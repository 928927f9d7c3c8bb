import assert from 'node:assert/strict';
import { explain, makeFormat } from '../../../../plugin-assets/console/app/format.ts';
import { shopsFullOfFiles } from '../../../../plugin-assets/console/state/select.ts';
import { initialState, type State } from '../../../../plugin-assets/console/state/state.ts';
import { loadWords } from '../../../../plugin-assets/console/words/word-lists.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { aMe, aShopAccess } from './console-builders.ts';

describe('the room for files, in the console', () => {
  it('is said to be full in the chat or in the shop, in each language', async () => {
    for (const locale of LOCALES) {
      const words = await loadWords(locale);
      const said = ['chat', 'shop', 'reply'].map((full) =>
        explain({ code: 'quota_reached', details: { full } }, words, makeFormat(locale, words)),
      );
      assert.deepEqual(said, [words.files.chatFull, words.files.shopFull, words.errors.quota_reached]);
      assert.equal(new Set(said).size, 3);
    }
  });

  it('is told from 60 % on, to owners and managers', () => {
    const shops = [
      aShopAccess({ id: 'shp_1', filesPercent: 59 }),
      aShopAccess({ id: 'shp_2', filesPercent: 60 }),
      aShopAccess({ id: 'shp_3', filesPercent: 100, role: 'manager' }),
      aShopAccess({ id: 'shp_4', filesPercent: 100, role: 'consultant' }),
      aShopAccess({ id: 'shp_5', filesPercent: null, role: 'consultant' }),
    ];
    const state: State = { ...initialState, me: aMe({ shops }) };
    assert.deepEqual(
      shopsFullOfFiles(state).map(({ id }) => id),
      ['shp_2', 'shp_3'],
    );
  });
});
