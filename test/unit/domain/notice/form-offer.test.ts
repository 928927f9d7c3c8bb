import assert from 'node:assert/strict';
import { formOffer } from '../../../../service/domain/model/notice/form-mode.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import {
  type AgreementStanding,
  closedReason,
  missingSettings,
} from '../../../../service/domain/model/shop/closed-reason.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import {
  type ClosedReason,
  POLICY_STATES,
  type PolicyState,
} from '../../../../service/protocol/vocabulary.ts';
import { AT, aBinding, aShop } from '../../../support/builders/builders.ts';

const shop = aShop({ confirmedAt: AT });
const pageIn = (state: PolicyState): PolicyPage => {
  const [page] = aBinding().pages;
  assert.ok(page);
  return { ...page, state };
};
const without = (part: keyof Shop['controller']): Partial<Shop> => ({
  controller: { ...shop.controller, [part]: '' },
});

describe('whether a shop may collect anything', () => {
  type Case = {
    when: string;
    shop?: Partial<Shop>;
    agreement?: AgreementStanding;
    reason: ClosedReason | null;
  };
  const CASES: readonly Case[] = [
    { when: 'yes, with an agreement and settled settings', reason: null },
    {
      when: 'yes, where none is needed because the shop hosts the service',
      agreement: 'not_needed',
      reason: null,
    },
    { when: 'no, without an agreement [D7]', agreement: 'missing', reason: 'dpa_required' },
    {
      when: 'no, while the owner has not confirmed [TR-2]',
      shop: { confirmedAt: null },
      reason: 'setup_incomplete',
    },
    {
      when: 'no, while the controller has no name [TR-2]',
      shop: without('name'),
      reason: 'setup_incomplete',
    },
    {
      when: 'no, while the controller has no address [TR-2]',
      shop: without('address'),
      reason: 'setup_incomplete',
    },
    {
      when: 'no, while the controller has no e-mail address [TR-2]',
      shop: without('email'),
      reason: 'setup_incomplete',
    },
    { when: 'yes, while the controller has no phone', shop: without('phone'), reason: null },
    { when: 'yes, while the controller names no officer', shop: without('dpo'), reason: null },
    { when: 'no, once it is leaving [PR-5]', shop: { closesAt: AT }, reason: 'shop_closed' },
    {
      when: 'no, and the end of the shop is named before the missing agreement',
      shop: { closesAt: AT, confirmedAt: null },
      agreement: 'missing',
      reason: 'shop_closed',
    },
    {
      when: 'no, and the missing agreement is named before the settings',
      shop: { confirmedAt: null },
      agreement: 'missing',
      reason: 'dpa_required',
    },
  ];
  for (const { when, shop: changes, agreement = 'active', reason } of CASES) {
    it(when, () => {
      const changed = { ...shop, ...changes };
      assert.equal(closedReason(changed, agreement), reason);
      const offer = formOffer(changed, pageIn('published'), agreement);
      assert.deepEqual(offer, reason === null ? { kind: 'consent' } : { kind: 'closed', reason });
    });
  }
});

describe('what the settings of a shop lack', () => {
  it('is named setting by setting, for the owner to complete, the confirmation last [TR-2]', () => {
    assert.deepEqual(missingSettings(shop), []);
    for (const part of ['name', 'address', 'email'] as const)
      assert.deepEqual(missingSettings({ ...shop, ...without(part) }), [`controller.${part}`]);
    const controller = { name: '', address: '', email: '', phone: '', dpo: '' };
    assert.deepEqual(missingSettings({ ...shop, controller, confirmedAt: null }), [
      'controller.name',
      'controller.address',
      'controller.email',
      'confirm',
    ]);
  });
});

describe('what the contact form is', () => {
  const away = [null, ...POLICY_STATES.filter((state) => state !== 'published')];
  const named = (state: PolicyState | null) =>
    state === null ? 'without any page' : `while its page is ${state}`;
  const offerIn = (state: PolicyState | null, changes: Partial<Shop>) =>
    formOffer({ ...shop, ...changes }, state === null ? null : pageIn(state), 'active');

  for (const leadBasis of ['consent', 'request'] as const) {
    it(`is the shop’s basis, ${leadBasis}, while its page is published [D2, D3]`, () => {
      for (const whenNoPolicy of ['auto', 'hide', 'bare'] as const) {
        assert.deepEqual(offerIn('published', { leadBasis, whenNoPolicy }), { kind: leadBasis });
      }
    });
    for (const state of away) {
      it(`asks for no consent ${named(state)}, where the basis is ${leadBasis} [D3]`, () => {
        assert.deepEqual(offerIn(state, { leadBasis, whenNoPolicy: 'auto' }), { kind: 'request' });
        assert.deepEqual(offerIn(state, { leadBasis, whenNoPolicy: 'hide' }), {
          kind: 'closed',
          reason: 'form_closed',
        });
        assert.deepEqual(offerIn(state, { leadBasis, whenNoPolicy: 'bare' }), { kind: 'bare' });
      });
    }
  }
});
