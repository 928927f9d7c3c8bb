import assert from 'node:assert/strict';
import { type ShopScope, scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { rememberTokens } from '../../../../service/domain/search/remembered-tokens.ts';

describe('tokens of one run of the indexer', () => {
  it('are those of the vault, in the order asked for, each asked once for each shop', async () => {
    const asked: string[] = [];
    const tokenOf = ({ shopId }: ShopScope, text: string): number => Number(`${shopId.length}${text}`);
    const vault = rememberTokens({
      subjectKey: async () => '',
      searchTokens: async (scope, texts) => {
        asked.push(...texts.map((text) => `${scope.shopId} ${text}`));
        return texts.map((text) => tokenOf(scope, text));
      },
    });
    const [one, other] = [scopeOfShop('shp_1'), scopeOfShop('shp_22')];
    assert.deepEqual(await vault.searchTokens(one, ['1', '2', '1']), [51, 52, 51]);
    assert.deepEqual(await vault.searchTokens(one, ['3', '2']), [53, 52]);
    assert.deepEqual(await vault.searchTokens(other, ['2']), [62]);
    assert.deepEqual(asked, ['shp_1 1', 'shp_1 2', 'shp_1 3', 'shp_22 2']);
  });

  it('are right for more texts than are remembered', async () => {
    const vault = rememberTokens({
      subjectKey: async () => '',
      searchTokens: async (_scope, texts) => texts.map(Number),
    });
    const scope = scopeOfShop('shp_1');
    for (const from of [0, 15_000, 5_000]) {
      const texts = Array.from({ length: 15_000 }, (_, at) => String(from + at));
      assert.deepEqual(await vault.searchTokens(scope, texts), texts.map(Number));
    }
  });
});
