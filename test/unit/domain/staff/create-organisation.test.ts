import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { aShop } from '../../../support/builders/builders.ts';
import { aCompany, anOrganisation, aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const GIVEN = { kind: 'merchant', name: 'Pod Lipą', ownerEmail: 'anna@shop.example' } as const;
const PAUSE_MS = 5 * 60_000;

const made = () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({ between: over });
  const { stores, useCases, clock } = scene;
  const operator = aStaff({ isOperator: true });
  const create = async (changes: Partial<typeof GIVEN> | { ownerEmail: string } = {}) => {
    clock.forward(PAUSE_MS + 1);
    return useCases.createOrganisation(operator, { ...GIVEN, ...changes });
  };
  const accept = (secret: string) =>
    useCases.acceptInvitation({
      secret,
      name: 'Anna',
      password: 'haslo-haslo-12',
      locale: 'pl',
      cookie: null,
    });
  return { stores, create, accept, cutAfter };
};

describe('an organisation that the operator adds', () => {
  it('is there once, with a mail to its owner, when the call was cut short and is made again', async () => {
    for (let calls = 0; ; calls += 1) {
      const { stores, create, cutAfter } = made();
      const isWhole = await cutAfter(calls, create);
      await create();
      assert.equal((await stores.organisations.all()).length, 1, `cut after ${calls} calls`);
      assert.ok((await stores.mails.list(SERVICE_SCOPE, 9)).length > 0, `cut after ${calls} calls`);
      if (isWhole) break;
    }
  });

  it('is another one than a company in which nobody is yet, but which holds something [SE-1]', async () => {
    const { stores, create } = made();
    const withShop = anOrganisation({ kind: 'merchant', name: GIVEN.name, company: null });
    const client = anOrganisation({ kind: 'merchant', name: GIVEN.name, company: aCompany() });
    for (const one of [withShop, client]) await stores.organisations.insert(one);
    await stores.shops.insert(aShop({ organisationId: withShop.id }));
    const { organisation } = await create();
    assert.ok(![withShop.id, client.id].includes(organisation.id));
    assert.equal((await create()).organisation.id, organisation.id);
  });

  it('is a second one beside one that has an owner, or to which somebody else can get [SE-1]', async () => {
    const { stores, create, accept } = made();
    const { secret } = await create();
    await create({ ownerEmail: 'ewa@other.example' });
    assert.equal((await stores.organisations.all()).length, 2);
    await accept(secret);
    await create();
    assert.equal((await stores.organisations.all()).length, 3);
  });
});
