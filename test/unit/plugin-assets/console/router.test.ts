import assert from 'node:assert/strict';
import { hrefOf, parseRoute, type Route } from '../../../../plugin-assets/console/app/router.ts';

describe('addresses of the console', () => {
  it('finds every view again from its own address', () => {
    // Per view, so that a new one fails to compile without its address.
    const routes: { [V in Exclude<Route['view'], 'unknown'>]: Extract<Route, { view: V }>[] } = {
      inbox: [
        { view: 'inbox', conversationId: null },
        { view: 'inbox', conversationId: 'cnv_1' },
      ],
      search: [{ view: 'search' }],
      visits: [
        { view: 'visits', shopId: null },
        { view: 'visits', shopId: 'shp_1' },
      ],
      leads: [{ view: 'leads' }],
      quarantine: [{ view: 'quarantine' }],
      lead: [
        { view: 'lead', leadId: 'led_1', isProofOpen: false },
        { view: 'lead', leadId: 'led_1', isProofOpen: true },
      ],
      requests: [
        { view: 'requests', requestId: null },
        { view: 'requests', requestId: 'req_1' },
        { view: 'requests', requestId: null, about: { shopId: 'shp_1', id: 'led_1' } },
      ],
      shops: [{ view: 'shops' }],
      'shop-new': [{ view: 'shop-new' }],
      shop: [{ view: 'shop', shopId: 'shp_1', tab: 'install' }],
      marketing: [
        { view: 'marketing', shopId: null, eventId: null },
        { view: 'marketing', shopId: 'shp_1', eventId: null },
        { view: 'marketing', shopId: 'shp_1', eventId: 'cse_1' },
      ],
      people: [
        { view: 'people', organisationId: null },
        { view: 'people', organisationId: 'org_1' },
      ],
      consents: [
        { view: 'consents', shopId: null },
        { view: 'consents', shopId: 'shp_1' },
      ],
      organisations: [{ view: 'organisations' }],
      agreements: [{ view: 'agreements' }],
      activity: [{ view: 'activity' }],
      certificate: [{ view: 'certificate', certificateId: 'dep_1' }],
      'operator-records': [{ view: 'operator-records' }],
      profile: [{ view: 'profile' }],
      join: [{ view: 'join', token: 'abc' }],
      connect: [{ view: 'connect', encoded: 'abc' }],
      register: [{ view: 'register' }],
      forgotten: [{ view: 'forgotten' }],
      reset: [{ view: 'reset', token: 'abc' }],
      board: [
        { view: 'board', organisationId: null },
        { view: 'board', organisationId: 'org_1' },
      ],
      start: [
        { view: 'start', shopId: null },
        { view: 'start', shopId: 'shp_1' },
      ],
    };
    for (const route of Object.values(routes).flat()) assert.deepEqual(parseRoute(hrefOf(route)), route);
  });

  it('opens the inbox without an address and the account tab for a tab that does not exist', () => {
    assert.deepEqual(parseRoute(''), { view: 'inbox', conversationId: null });
    assert.deepEqual(parseRoute('#/shops/shp_1/nothing'), { view: 'shop', shopId: 'shp_1', tab: 'account' });
    assert.deepEqual(parseRoute('#/nowhere'), { view: 'unknown' });
  });
});
