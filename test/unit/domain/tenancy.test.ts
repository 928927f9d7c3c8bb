import assert from 'node:assert/strict';
import {
  accessMay,
  RIGHTS,
  type Right,
  roleMay,
  SERVICE_SCOPE,
  scopeOfRow,
  scopeOfShop,
  scopeOfShops,
  strongerRole,
  weakerRole,
} from '../../../service/domain/model/base/tenancy.ts';
import { ROLES, type Role } from '../../../service/protocol/vocabulary.ts';
import { aShopId } from '../../support/builders/builders.ts';

describe('what a role may do', () => {
  const MAY: Record<Role, readonly Right[]> = {
    owner: [
      'look',
      'read',
      'answer',
      'leads',
      'evidence',
      'settings',
      'connect',
      'people',
      'grants',
      'subjects',
      'marketing',
      'export',
      'audit',
      'agreements',
    ],
    manager: [
      'look',
      'read',
      'answer',
      'leads',
      'evidence',
      'settings',
      'connect',
      'people',
      'subjects',
      'marketing',
      'audit',
    ],
    consultant: ['look', 'read', 'answer', 'leads'],
    auditor: ['look', 'read', 'leads', 'evidence', 'audit'],
  };
  for (const role of ROLES) {
    for (const right of RIGHTS) {
      const may = MAY[role].includes(right);
      it(`${role} ${may ? 'may' : 'may not'} ${right} [SE-3]`, () => assert.equal(roleMay(role, right), may));
    }
  }
  it('is little for an agency that waits for its contract: the shop itself, nothing about people [SE-3, PR-2]', () => {
    for (const role of ROLES) {
      const open = RIGHTS.filter((right) => accessMay({ role, isWaiting: true }, right));
      assert.deepEqual(
        open,
        (['look', 'settings'] as const).filter((right) => roleMay(role, right)),
      );
      for (const right of RIGHTS) {
        assert.equal(accessMay({ role, isWaiting: false }, right), roleMay(role, right));
      }
    }
  });
  it('is named for every right that there is [SE-3]', () => assert.deepEqual([...RIGHTS], MAY.owner));
});

describe('of two roles', () => {
  const ORDER: readonly Role[] = ['owner', 'manager', 'consultant', 'auditor'];
  for (const [place, stronger] of ORDER.entries()) {
    for (const weaker of ORDER.slice(place)) {
      it(`${stronger} is not weaker than ${weaker} [SE-3]`, () => {
        assert.deepEqual(
          [strongerRole(stronger, weaker), strongerRole(weaker, stronger)],
          [stronger, stronger],
        );
        assert.deepEqual([weakerRole(stronger, weaker), weakerRole(weaker, stronger)], [weaker, weaker]);
      });
    }
  }
});

describe('a scope', () => {
  it('names its shops and no other [SE-1]', () => {
    const [one, other] = [aShopId(), aShopId()];
    assert.equal(scopeOfShop(one).shopId, one);
    assert.deepEqual(scopeOfShops([one, other]).shopIds, [one, other]);
    assert.deepEqual(scopeOfShops([]).shopIds, []);
  });

  it('of a row is that of its shop; that of the service only for a row of no shop [SE-1]', () => {
    const shopId = aShopId();
    assert.equal(scopeOfRow({ shopId }).shopId, shopId);
    assert.equal(scopeOfRow({ shopId: null }), SERVICE_SCOPE);
  });

  it('of the service names no shop and cannot be changed into that of one [SE-1]', () => {
    assert.deepEqual(SERVICE_SCOPE, { shopId: null });
    assert.throws(() => Object.assign(SERVICE_SCOPE, { shopId: aShopId() }), TypeError);
  });
});
