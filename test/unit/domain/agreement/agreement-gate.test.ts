import assert from 'node:assert/strict';
import { changeDocument } from '../../../../service/domain/agreement/change-document.ts';
import {
  type Agreement,
  DOCUMENT_STATES,
  type DocumentState,
  isMaterialVersion,
} from '../../../../service/domain/model/agreement/agreement.ts';
import {
  refuseWhileClosed,
  requireBoundOnce,
} from '../../../../service/domain/model/agreement/agreement-gate.ts';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import { DEPLOYMENTS, type ProblemCode } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const START = '2026-11-24T10:00:00.000Z';
const at = (ms: number) => new Date(new Date(START).getTime() + ms);

type Case = { of: string; row: Partial<Agreement> | null; binds: boolean };
const CASES: readonly Case[] = [
  { of: 'no agreement at all', row: null, binds: false },
  { of: 'an active agreement with its document', row: {}, binds: true },
  { of: 'an active agreement without a document', row: { bindingId: null }, binds: false },
  { of: 'an agreement that ended', row: { state: 'terminated' }, binds: false },
];

describe('the gate of the data-processing agreement', () => {
  for (const deployment of DEPLOYMENTS) {
    for (const { of, row, binds } of CASES) {
      const needsNone = deployment === 'controller-hosted';
      const standing = needsNone ? 'not_needed' : binds ? 'active' : 'missing';
      it(`says ${standing} with ${of}, ${deployment} [D7]`, async () => {
        const scene = makeDomainScene({ deployment, start: START });
        const shop = await scene.openShop();
        if (row !== null)
          await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, ...row }));
        assert.equal(await scene.useCases.agreementGate(shop.scope), standing);
        const { offer } = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
        const expected =
          standing === 'missing' ? { kind: 'closed', reason: 'dpa_required' } : { kind: 'consent' };
        assert.deepEqual(offer, expected);
      });
    }
  }

  it('looks at the shop’s own agreement alone [D7, SE-1]', async () => {
    const scene = makeDomainScene({ deployment: 'operator-hosted' });
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    await scene.stores.agreements.put(other.scope, anAgreement({ shopId: other.id }));
    assert.equal(await scene.useCases.agreementGate(shop.scope), 'missing');
  });
});

describe('what a closed shop is sent', () => {
  type Closed = { when: string; agreement?: 'none'; shop?: Partial<Shop>; code: ProblemCode | null };
  const CLOSED: readonly Closed[] = [
    { when: 'is refused without an agreement', agreement: 'none', code: 'dpa_required' },
    { when: 'is refused while the shop is leaving', shop: { closesAt: at(0) }, code: 'shop_closed' },
    { when: 'is refused before the owner confirmed', shop: { confirmedAt: null }, code: 'setup_incomplete' },
    { when: 'is taken while nothing is against it', code: null },
  ];
  for (const { when, agreement, shop: changes, code } of CLOSED) {
    it(`${when} [D7]`, async () => {
      const scene = makeDomainScene({ deployment: 'operator-hosted', start: START });
      const shop = await scene.openShop(changes);
      if (agreement !== 'none')
        await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
      const now = await shop.now();
      const ask = async () => refuseWhileClosed(scene.useCases, now, shop.scope);
      if (code === null) await ask();
      else await assertRefused(ask(), code);
    });
  }
});

describe('the rights of people in a shop without an agreement', () => {
  type Bound = { when: string; hosted?: boolean; row: Partial<Agreement> | null; refused: boolean };
  const BOUND: readonly Bound[] = [
    { when: 'are refused where the shop never was bound: it holds nothing', row: null, refused: true },
    { when: 'stand after the end of the agreement', row: { state: 'terminated' }, refused: false },
    { when: 'stand under an agreement', row: {}, refused: false },
    { when: 'stand where none is needed', hosted: true, row: null, refused: false },
  ];
  for (const { when, hosted = false, row, refused } of BOUND) {
    it(`${when} [D7]`, async () => {
      const scene = makeDomainScene({
        deployment: hosted ? 'controller-hosted' : 'operator-hosted',
        start: START,
      });
      const shop = await scene.openShop();
      if (row !== null)
        await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, ...row }));
      const { agreementGate } = scene.useCases;
      const asked = requireBoundOnce({ agreementGate, agreements: scene.stores.agreements }, shop.scope);
      if (refused) await assertRefused(asked, 'dpa_required');
      else await asked;
    });
  }
});

describe('the way of an agreement’s document', () => {
  const NEXT: Record<DocumentState, readonly DocumentState[]> = {
    offered: ['accepted_pending_mail', 'printed', 'terminated'],
    accepted_pending_mail: ['active', 'terminated'],
    printed: ['received_signed', 'active', 'terminated'],
    received_signed: ['received_signed', 'active', 'terminated'],
    active: ['superseded', 'terminated'],
    superseded: [],
    terminated: [],
  };
  for (const from of DOCUMENT_STATES) {
    it(`leads from ${from} to ${NEXT[from].join(', ') || 'nowhere'} alone [PR-2]`, async () => {
      const { stores } = makeDomainScene();
      for (const to of DOCUMENT_STATES) {
        const document = anAgreementDocument({ state: from });
        const scope = scopeOfShop(document.shopId);
        await stores.agreementDocuments.insert(scope, document);
        const change = changeDocument(stores, scope, document, { state: to });
        const isAllowed = NEXT[from].includes(to);
        if (isAllowed) await change;
        else await assertRefused(change, 'conflict');
        const { state } = (await stores.agreementDocuments.get(scope, document.id)) ?? assert.fail();
        assert.equal(state, isAllowed ? to : from);
      }
    });
  }

  const VERSIONS: readonly [accepted: string, current: string, isMaterial: boolean][] = [
    ['1.0.0', '1.0.0', false],
    ['1.0.0', '1.0.9', false],
    ['1.0.0', '1.1.0', true],
    ['1.0.0', '2.0.0', true],
    ['1.1.0', '2.1.0', true],
    ['1.1.0', '1.0.0', true],
    ['1.10.0', '1.1.0', true],
  ];
  for (const [accepted, current, isMaterial] of VERSIONS) {
    it(`${isMaterial ? 'is asked for anew' : 'stays'} from version ${accepted} to ${current} [PR-2]`, () => {
      assert.equal(isMaterialVersion(accepted, current), isMaterial);
    });
  }
});
