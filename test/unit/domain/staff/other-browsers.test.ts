import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import type { Staff, StaffSession } from '../../../../service/domain/model/staff/staff.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { type DomainScene, makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';
const NEW_PASSWORD = 'haslo-haslo-13';
const LATER = new Date(8e14);

const aSession = (staff: Staff, id: StaffSession['id']): StaffSession => ({
  ...{ id, staffId: staff.id, familyHash: `family ${id}`, secretHash: `secret ${id}`, previousHash: null },
  ...{ rotatedAt: staff.createdAt, createdAt: staff.createdAt, revokedAt: null, expiresAt: LATER },
});

const signedInTwice = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({
    between: over,
  });
  const shop = await scene.openShop();
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  const passwordHash = await scene.ports.passwords.hash(PASSWORD);
  const person = (await scene.stores.staff.update(staff.id, { passwordHash })) ?? assert.fail();
  for (const id of ['ses_here', 'ses_stranger'] as const)
    await scene.stores.sessions.insert(aSession(person, id));
  return { scene, person, cutAfter };
};

type Act = (scene: DomainScene, person: Staff) => Promise<() => Promise<unknown>>;
const ACTS: Record<string, Act> = {
  'a new password':
    async ({ useCases }, person) =>
    () =>
      useCases.changePassword(person, 'ses_here', PASSWORD, NEW_PASSWORD),
  'a new password by a mailed link': async ({ useCases, stores, ports }, person) => {
    const secret = 'x'.repeat(43);
    const secretHash = ports.digest.sha256Hex(secret);
    await stores.confirmations.insert({ shopId: null } as never, {
      ...{ secretHash, shopId: null, kind: 'password_reset', ref: person.id, locale: 'pl', subjectKey: null },
      ...{ delivery: null, createdAt: ports.clock.now(), usedAt: null, actingSince: null, expiresAt: LATER },
    });
    return () => useCases.finishPasswordReset(secret, NEW_PASSWORD);
  },
  'a second step': async ({ useCases, ports }, person) => {
    const { secret, ticket } = await useCases.startSecondFactor(person);
    const code = generateSync({ secret, epoch: ports.clock.now().getTime() / 1000 });
    return () => useCases.turnOnSecondFactor(person, 'ses_here', { ticket, code, password: PASSWORD });
  },
};

describe('a stranger who is signed in', () => {
  for (const [title, prepare] of Object.entries(ACTS))
    it(`is signed out by ${title}, also when the process dies behind it [SE-2]`, async () => {
      let changes = 0;
      for (let calls = 0; ; calls += 1) {
        const { scene, person, cutAfter } = await signedInTwice();
        const act = await prepare(scene, person);
        const isWhole = await cutAfter(calls, act);
        const after = await scene.stores.staff.get(person.id);
        const isChanged =
          after?.passwordHash !== person.passwordHash || after?.secondFactor !== person.secondFactor;
        const open = await scene.stores.sessions.listByStaff(person.id, scene.clock.now());
        if (isChanged) {
          changes += 1;
          assert.ok(!open.some(({ id }) => id === 'ses_stranger'), `cut after ${calls} calls`);
        }
        if (isWhole) break;
      }
      assert.ok(changes > 0);
    });
});
