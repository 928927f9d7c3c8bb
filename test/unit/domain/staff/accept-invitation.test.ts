import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const EMAIL = 'anna@shop.example';

const made = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({ between: over });
  const { organisation, secret, invitation } = await scene.useCases.createOrganisation(
    aStaff({ isOperator: true }),
    { kind: 'merchant', name: 'Anna’s shop', ownerEmail: EMAIL },
  );
  const accept = () =>
    scene.useCases.acceptInvitation({
      ...{ secret, name: 'Anna', password: 'haslo-haslo-12', locale: 'pl' },
      cookie: null,
    });
  const roles = async () => {
    const members = await scene.stores.memberships.listByOrganisation(organisation.id);
    const staff = await scene.stores.staff.findByEmail(EMAIL);
    return members.map(({ staffId, role }) => [staffId === staff?.id, role]);
  };
  const isTold = async () =>
    (await scene.stores.audit.range(SERVICE_SCOPE, 1, 99)).some(({ action }) => action === 'member.join');
  return { scene, organisation, invitation, accept, roles, isTold, cutAfter };
};

describe('an invitation whose process died while it was accepted', () => {
  it('makes its person a member once the link is pressed again, where it was not used up [SE-2]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { accept, roles, isTold, cutAfter } = await made();
      const isWhole = await cutAfter(calls, accept);
      if ((await roles()).length === 0) await accept();
      else await accept().catch(() => undefined);
      assert.deepEqual(await roles(), [[true, 'owner']], `cut after ${calls} calls`);
      assert.ok(await isTold(), `cut after ${calls} calls`);
      await assertRefused(accept(), 'invitation_invalid');
      if (isWhole) break;
    }
  });
});

describe('an invitation that is withdrawn while it is accepted', () => {
  it('leaves neither a member nor an account [SE-3]', async () => {
    const { scene, organisation, invitation, accept, roles } = await made();
    const { memberships } = scene.stores;
    const { insert } = memberships;
    memberships.insert = async (row) => {
      assert.ok(await scene.stores.invitations.remove(organisation.id, invitation.id));
      return insert(row);
    };
    await assertRefused(accept(), 'invitation_invalid');
    assert.deepEqual(await roles(), []);
    assert.equal(await scene.stores.staff.findByEmail(EMAIL), null);
  });
});
