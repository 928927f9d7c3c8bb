import assert from 'node:assert/strict';
import { searchedShops } from '../../../../plugin-assets/console/state/select.ts';
import { aShopAccess } from './console-builders.ts';

describe('the search of the list of shops', () => {
  const inOrder = aShopAccess({ id: 'shp_1', name: 'Żółta Herbata', url: 'https://herbata.example/' });
  const closed = aShopAccess({ id: 'shp_2', name: 'Mapy', collecting: false });
  const changed = aShopAccess({ id: 'shp_3', name: 'Miody', undecidedChanges: 2 });
  const unread = aShopAccess({ id: 'shp_4', name: 'Sery', policyState: 'unpublished' });
  const shops = [inOrder, closed, changed, unread];
  const found = (search: string, isWrongOnly = false) =>
    searchedShops(shops, search, isWrongOnly).map(({ name }) => name);

  it('finds a shop by every word of its name, address and company, in any case', () => {
    assert.deepEqual(found('żółta HERBATA.example'), ['Żółta Herbata']);
    assert.deepEqual(found('lipa mio'), ['Miody']);
    assert.deepEqual(found('herbata mapy'), []);
    assert.equal(found('  ').length, shops.length);
  });

  it('narrows to the shops that somebody must look after', () => {
    assert.deepEqual(found('', true), ['Mapy', 'Miody', 'Sery']);
  });
});
