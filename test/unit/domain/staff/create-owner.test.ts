import assert from 'node:assert/strict';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const GIVEN = {
  email: 'anna@shop.example',
  name: 'Anna',
  password: 'haslo-haslo-12',
  locale: 'pl',
  kind: 'merchant',
  organisationName: 'Anna’s shop',
} as const;

describe('the first owner from the command line', () => {
  it('can be made again after the command was cut short, and runs the deployment then too [SE-3]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { over, cutAfter } = makeDyingStores();
      const { stores, useCases } = makeDomainScene({
        between: over,
      });
      const isWhole = await cutAfter(calls, () => useCases.createOwner(GIVEN));
      if ((await stores.staff.findByEmail(GIVEN.email)) === null) await useCases.createOwner(GIVEN);
      const staff = (await stores.staff.findByEmail(GIVEN.email)) ?? assert.fail();
      const access = (await useCases.resolveAccess(staff.id)) ?? assert.fail();
      assert.equal(staff.isOperator, true);
      assert.deepEqual(
        access.organisations.map(({ organisation, role }) => [organisation.name, role]),
        [[GIVEN.organisationName, 'owner']],
        `cut after ${calls} calls`,
      );
      if (isWhole) break;
    }
  });

  it('leaves nothing of a company whose owner has an account already', async () => {
    const { stores, useCases } = makeDomainScene();
    await useCases.createOwner(GIVEN);
    await assertRefused(useCases.createOwner({ ...GIVEN, organisationName: 'Another' }), 'conflict');
    assert.equal((await stores.organisations.all()).length, 1);
  });
});
