import assert from 'node:assert/strict';
import { hrefOf, parseRoute, type Route } from '../../../../plugin-assets/console/app/router.ts';

describe('addresses of the console', () => {
  it('finds every view again from its own address', () => {
    const routes: Route[] = [
      { view: 'inbox', conversationId: null },
      { view: 'inbox', conversationId: 'cnv_1' },
      { view: 'leads' },
      { view: 'lead', leadId: 'led_1', isProofOpen: false },
      { view: 'lead', leadId: 'led_1', isProofOpen: true },
      { view: 'shops' },
      { view: 'shop-new' },
      { view: 'shop', shopId: 'shp_1', tab: 'install' },
      { view: 'people', organisationId: null },
      { view: 'people', organisationId: 'org_1' },
      { view: 'organisations' },
      { view: 'profile' },
      { view: 'join', token: 'abc' },
    ];
    for (const route of routes) assert.deepEqual(parseRoute(hrefOf(route)), route);
  });

  it('opens the inbox without an address and the account tab for a tab that does not exist', () => {
    assert.deepEqual(parseRoute(''), { view: 'inbox', conversationId: null });
    assert.deepEqual(parseRoute('#/shops/shp_1/nothing'), { view: 'shop', shopId: 'shp_1', tab: 'account' });
    assert.deepEqual(parseRoute('#/nowhere'), { view: 'unknown' });
  });
});
