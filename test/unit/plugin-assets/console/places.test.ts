import assert from 'node:assert/strict';
import { placesOf } from '../../../../plugin-assets/console/views/shell/places.ts';
import { words as en } from '../../../../plugin-assets/console/words/first/en.ts';
import type { Me } from '../../../../service/protocol/api/staff-api.ts';
import { aMe, aShopAccess } from './console-builders.ts';

const NOTHING = {
  waiting: 0,
  hasMoreWaiting: false,
  newLeads: 0,
  quarantined: 0,
  requests: { open: 0, pressing: 0 },
};
const namesFor = (me: Me): string[] =>
  placesOf(me, { words: en, locale: 'en' }, NOTHING).map(({ name, pages }) =>
    pages.length === 1 ? name : `${name}: ${pages.map((page) => page.name).join(', ')}`,
  );
const aMember = (role: Me['shops'][number]['role'], changes: Partial<Me> = {}): Me =>
  aMe({
    shops: [aShopAccess({ role })],
    organisations: [{ ...anOrganisation, role }],
    ...changes,
  });
const anOrganisation: Me['organisations'][number] = {
  id: 'org_1',
  name: 'Herbaciarnia',
  kind: 'merchant',
  role: 'owner',
  shopIds: null,
  code: 'ABCD',
  ownersNeedSecondFactor: false,
  hasCompany: true,
};
const PRIVACY = 'Privacy: Privacy requests, Marketing, Register of consents, Activity';

describe('the navigation of the console', () => {
  it('gives a consultant the chats, the leads and the shops, and nothing of the rest', () => {
    assert.deepEqual(namesFor(aMember('consultant')), ['Inbox', 'Leads', 'Shops']);
  });

  it('gives an owner five entries, the duties of the law behind one of them', () => {
    assert.deepEqual(namesFor(aMember('owner')), ['Inbox', 'Leads', PRIVACY, 'Shops', 'Team']);
  });

  it('shows an owner who runs the service a server area without agreements', () => {
    assert.deepEqual(namesFor(aMember('owner', { isOperator: true, deployment: 'controller-hosted' })), [
      'Inbox',
      'Leads',
      PRIVACY,
      'Shops',
      'Team',
      'Server',
    ]);
  });

  it('shows an operator without shops the server area alone, with the agreements and the log', () => {
    const operator = aMe({ isOperator: true, deployment: 'operator-hosted', shops: [], organisations: [] });
    assert.deepEqual(namesFor(operator), ['Server: Companies, Agreements, Activity']);
  });
});
