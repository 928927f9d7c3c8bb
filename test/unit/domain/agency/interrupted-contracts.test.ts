import assert from 'node:assert/strict';
import {
  aCompany,
  aGrant,
  aMembership,
  anOrganisation,
  aStaff,
} from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const made = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({ between: over });
  const { stores, useCases } = scene;
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const agency = anOrganisation({ kind: 'agency', company: aCompany({ legalName: 'Agencja' }) });
  await stores.organisations.insert(agency);
  const boss = aStaff();
  await stores.staff.insert(boss);
  await stores.memberships.insert(
    aMembership({ staffId: boss.id, organisationId: agency.id, role: 'owner' }),
  );
  const grant = aGrant({ shopId: shop.id, agencyId: agency.id, role: 'manager', contractId: null });
  await stores.grants.insert(shop.scope, grant);
  const asBoss = async () => (await useCases.resolveAccess(boss.id)) ?? assert.fail();
  const { id, sha256 } = await useCases.draftContract(owner, shop.id, grant.id, {
    locale: 'pl',
  });
  const given = { sha256, signatoryRole: 'prezes' } as const;
  await useCases.acceptContract(owner, shop.id, grant.id, given);
  const contract = async () => (await stores.agencyContracts.get(shop.scope, id)) ?? assert.fail();
  return {
    ...{ scene, shop, owner, grant, contract, cutAfter },
    acceptAsAgency: async () => useCases.acceptContract(await asBoss(), shop.id, grant.id, given),
    isWaiting: async () => (await asBoss()).shops.get(shop.id)?.isWaiting,
    acts: async (action: string) => (await shop.acts()).filter((act) => act.action === action),
  };
};

describe('a contract with an agency whose process died while the second side accepted it', () => {
  it('opens the shop once the contract is accepted again [PR-2]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { contract, cutAfter, acceptAsAgency, isWaiting, acts } = await made();
      const isWhole = await cutAfter(calls, acceptAsAgency);
      if (await isWaiting()) await acceptAsAgency();
      assert.equal(await isWaiting(), false, `cut after ${calls} calls`);
      assert.notEqual((await contract()).boundAt, null);
      assert.ok((await acts('contract.active')).length > 0, `cut after ${calls} calls`);
      if (isWhole) break;
    }
  });
});

describe('the access of an agency whose process died while it was ended', () => {
  it('leaves no contract without an end and no end without its act [RE-1]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { scene, shop, owner, grant, contract, cutAfter, acceptAsAgency, acts } = await made();
      await acceptAsAgency();
      const end = () => scene.useCases.endGrant(owner, shop.id, grant.id);
      const isWhole = await cutAfter(calls, end);
      const [{ until } = assert.fail()] = await scene.stores.grants.listByShop(shop.scope);
      if (until === null) await end();
      assert.notEqual((await contract()).expiresAt, null, `cut after ${calls} calls`);
      assert.ok((await acts('grant.end')).length > 0, `cut after ${calls} calls`);
      if (isWhole) break;
    }
  });
});
