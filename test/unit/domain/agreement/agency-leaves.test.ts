import assert from 'node:assert/strict';
import type { AgreementDocument } from '../../../../service/domain/model/agreement/agreement.ts';
import type { Position } from '../../../../service/domain/model/agreement/agreement-variables.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { aGrant, aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PDF = Buffer.from('%PDF-1.7 oba podpisy');

const positionOf = (position: 'chain' | 'declared' | 'mail' | 'controller'): Position => {
  if (position === 'controller') return { kind: 'controller' };
  if (position !== 'chain') return { kind: 'on_behalf', agencyName: 'Agencja', proof: position };
  return {
    kind: 'chain',
    controllerName: 'Ż',
    controllerContact: 'z@sklep.example',
    ownAgreementOn: '2026-01-15',
  };
};

/** A shop with an agency, whose access is ended while something else happens just before the write, or the gate's. */
const made = async () => {
  let meanwhile = async (): Promise<void> => undefined;
  let beforeGate = async (): Promise<void> => undefined;
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    between: ({ agreements, grants }) => ({
      agreements: {
        ...agreements,
        async put(...given) {
          const first = beforeGate;
          beforeGate = async () => undefined;
          await first();
          return agreements.put(...given);
        },
      },
      grants: {
        ...grants,
        async end(...given) {
          await meanwhile();
          return grants.end(...given);
        },
      },
    }),
  });
  const { stores, useCases } = scene;
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const grant = aGrant({ shopId: shop.id, role: 'manager' });
  await stores.grants.insert(shop.scope, grant);
  const staff = aStaff({ isOperator: true });
  await stores.staff.insert(staff);
  const operator = (await useCases.resolveAccess(staff.id)) ?? assert.fail();
  /** A document of the agency that waits for the operator, or one of the shop's own. */
  const signed = async (position: 'chain' | 'declared' | 'mail' | 'controller') => {
    const base = anAgreementDocument({ shopId: shop.id });
    const document: AgreementDocument = {
      ...base,
      state: 'received_signed',
      method: 'written',
      agencyId: position === 'controller' ? null : grant.agencyId,
      createdAt: scene.clock.now(),
      variables: {
        ...base.variables,
        position: positionOf(position),
      },
    };
    await stores.agreementDocuments.insert(shop.scope, document);
    return document.id;
  };
  return {
    ...{ scene, shop, owner, operator, grant, signed },
    countersign: (id: AgreementDocument['id']) => useCases.countersign(operator, shop.id, id, PDF),
    endGrant: (during: () => Promise<void> = async () => undefined) => {
      meanwhile = during;
      return useCases.endGrant(owner, shop.id, grant.id);
    },
    /** Puts a document into force; what is given happens once it is active and before the gate names it. */
    countersignWhile: (id: AgreementDocument['id'], during: () => Promise<void>) => {
      beforeGate = during;
      return useCases.countersign(operator, shop.id, id, PDF);
    },
    stateOf: async (id: AgreementDocument['id']) =>
      (await stores.agreementDocuments.get(shop.scope, id))?.state,
    head: async () => (await stores.agreements.get(shop.scope)) ?? assert.fail(),
    headState: async () => (await stores.agreements.get(shop.scope))?.state ?? 'none',
  };
};

describe('a document of an agency whose access ends', () => {
  it('closes the gate again where it was put into force just before: a chain [D7]', async () => {
    const { signed, countersign, endGrant, stateOf, headState } = await made();
    const id = await signed('chain');
    let isMet = false;
    await endGrant(async () => {
      // Drafted and signed after the first look at what the agency has begun.
      const late = await signed('chain');
      await countersign(late);
      assert.deepEqual([await stateOf(late), await headState()], ['active', 'active']);
      isMet = true;
    });
    assert.ok(isMet);
    assert.deepEqual([await stateOf(id), await headState()], ['terminated', 'terminated']);
  });

  it('stays in force where it was concluded on behalf of the shop just before', async () => {
    const { signed, countersign, endGrant, headState } = await made();
    await endGrant(async () => {
      await countersign(await signed('declared'));
    });
    assert.equal(await headState(), 'active');
  });

  it('is not put into force where it came after the last look, and the copy signed by both is not kept [D7]', async () => {
    const { scene, shop, signed, countersign, endGrant, stateOf, headState } = await made();
    await endGrant();
    const id = await signed('declared');
    await assertRefused(countersign(id), 'conflict');
    assert.deepEqual([await stateOf(id), await headState()], ['received_signed', 'none']);
    const document = await scene.stores.agreementDocuments.get(shop.scope, id);
    assert.equal(document?.countersigned, null);
  });

  it('can still be carried by the word of an owner of the shop', async () => {
    const { signed, countersign, endGrant, headState } = await made();
    await endGrant();
    await countersign(await signed('mail'));
    assert.equal(await headState(), 'active');
  });

  it('leaves the gate with the document of the shop where its chain was about to take that place [D7]', async () => {
    const { scene, signed, countersign, countersignWhile, endGrant, stateOf, head } = await made();
    const own = await signed('controller');
    await countersign(own);
    const before = await head();
    scene.clock.forward(60_000);
    const chain = await signed('chain');
    await assertRefused(
      countersignWhile(chain, () => endGrant()),
      'conflict',
    );
    assert.deepEqual([await stateOf(chain), await stateOf(own)], ['terminated', 'active']);
    assert.deepEqual(await head(), before);
    scene.clock.forward(600_000);
    await scene.useCases.resumeAgreements();
    assert.deepEqual([await stateOf(own), await head()], ['active', before]);
  });

  it('shuts the gate where that document of the shop has ended as well [D7]', async () => {
    const { scene, shop, owner, signed, countersign, countersignWhile, endGrant, stateOf, headState } =
      await made();
    const own = await signed('controller');
    await countersign(own);
    scene.clock.forward(60_000);
    const chain = await signed('chain');
    const end = async () => {
      await endGrant();
      await scene.useCases.endAgreement(owner, shop.id, (await shop.now()).name);
    };
    await assertRefused(countersignWhile(chain, end), 'conflict');
    assert.deepEqual(
      [await stateOf(chain), await stateOf(own), await headState()],
      ['terminated', 'terminated', 'terminated'],
    );
  });
});
