import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const withAccount = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({ between: over });
  const staff = aStaff();
  await scene.stores.staff.insert(staff);
  const ask = () => scene.useCases.requestPasswordReset(staff.email);
  const links = async () =>
    Promise.all(
      (await scene.stores.mails.list(SERVICE_SCOPE, 9)).map(async ({ sealed }) => {
        const { link } = JSON.parse(await scene.ports.vault.openForService(sealed)) as { link: string };
        return link.slice(link.lastIndexOf('/') + 1);
      }),
    );
  const finish = (secret: string) => scene.useCases.finishPasswordReset(secret, 'haslo-haslo-34');
  return { scene, ask, cutAfter, links, finish };
};

describe('a person who asks again for a new password after an error', () => {
  it('a minute later gets a mail with a link that works, wherever it was cut off [SE-2]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { scene, ask, cutAfter, links, finish } = await withAccount();
      const isWhole = await cutAfter(calls, ask);
      scene.clock.forward(60_000);
      await ask();
      const [secret] = await links();
      assert.ok(secret, `cut after ${calls} calls`);
      await finish(secret);
      if (isWhole) break;
    }
  });

  it('gets one mail for several presses at the same moment, with a link that works', async () => {
    const { ask, links, finish } = await withAccount();
    await Promise.all([ask(), ask(), ask()]);
    const [secret = '', ...more] = await links();
    assert.deepEqual(more, []);
    await finish(secret);
  });
});
