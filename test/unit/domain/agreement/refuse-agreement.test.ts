import assert from 'node:assert/strict';
import type { AgreementFile } from '../../../../service/domain/model/agreement/agreement.ts';
import { MAIL_LIFE_MS } from '../../../../service/domain/model/mail/mail.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { aCompany, aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

/** A paper that the shop has signed, and an operator whose process can die between any two steps. */
const made = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({ deployment: 'operator-hosted', between: over });
  const { stores, useCases } = scene;
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const staff = [aStaff({ isOperator: true }), aStaff({ isOperator: true })] as const;
  for (const one of staff) await stores.staff.insert(one);
  const [operator, colleague] = [
    (await useCases.resolveAccess(staff[0].id)) ?? assert.fail(),
    (await useCases.resolveAccess(staff[1].id)) ?? assert.fail(),
  ];
  const { id, variables } = anAgreementDocument({});
  const scan: AgreementFile = {
    ...{ id: 'doc_scan', sha256: 'a'.repeat(64), bytes: 9, type: 'application/pdf' },
    ...{ by: owner.staff.id, at: scene.clock.now() },
  };
  const paper = anAgreementDocument({
    ...{ id, shopId: shop.id, state: 'received_signed', method: 'written', locale: 'en' },
    ...{ createdAt: scene.clock.now(), scan },
  });
  await stores.agreementDocuments.insert(shop.scope, paper);
  return {
    ...{ scene, shop, owner, operator, colleague, cutAfter },
    named: variables.company.contactEmail,
    refuse: (as = operator) => useCases.refuseAgreement(as, shop.id, id),
    state: async () => (await stores.agreementDocuments.get(shop.scope, id))?.state,
    told: async () =>
      (await shop.mails()).flatMap(({ content }) =>
        content.subject.includes('was not accepted') ? [content.to] : [],
      ),
    refusals: async () => (await shop.acts()).filter(({ action }) => action === 'agreement.refuse').length,
  };
};

describe('a signed paper that the operator refuses', () => {
  it('is told of to the company once, also where the process died and the operator presses again [RE-1]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { refuse, state, told, refusals, named, cutAfter } = await made();
      const isWhole = await cutAfter(calls, refuse);
      assert.equal((await refuse()).state, 'terminated');
      assert.equal(await state(), 'terminated');
      assert.deepEqual(await told(), [named], `cut after ${calls} calls`);
      assert.ok((await refusals()) > 0, `cut after ${calls} calls`);
      if (!isWhole) continue;
      assert.equal(await refusals(), 1, 'pressed again it is no second act');
      break;
    }
  });

  it('is told of to the contact that the company has now too', async () => {
    const { scene, shop, owner, refuse, told, named } = await made();
    const contactEmail = 'nowa@sklep.example';
    await scene.useCases.changeCompany(owner, (await shop.now()).organisationId, aCompany({ contactEmail }));
    await refuse();
    assert.deepEqual((await told()).toSorted(), [named, contactEmail].toSorted());
  });

  it('is not told of where somebody else ended it, where the agreement ended, or after the days of a mail', async () => {
    const other = await made();
    await other.refuse();
    await assertRefused(other.refuse(other.colleague), 'conflict');
    other.scene.clock.forward(MAIL_LIFE_MS);
    await assertRefused(other.refuse(), 'conflict');

    const { scene, shop, operator, refuse, state, told } = await made();
    const before = anAgreementDocument({
      ...{ shopId: shop.id, state: 'active', activeAt: scene.clock.now() },
    });
    await scene.stores.agreementDocuments.insert(shop.scope, before);
    await scene.useCases.endAgreementByOperator(operator, shop.id, (await shop.now()).name);
    assert.equal(await state(), 'terminated');
    await assertRefused(refuse(), 'conflict');
    assert.deepEqual(await told(), []);
  });
});
