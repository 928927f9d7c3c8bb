import assert from 'node:assert/strict';
import { AGREEMENT_TEMPLATE_VERSION } from '../../../../service/domain/agreement/compose-agreement.ts';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { MailError } from '../../../../service/domain/model/mail/mailer.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { aCompany } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { makeRefusingMailer } from '../../../support/fakes/fake-mailer.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 86_400_000;

const made = async () => {
  const { mailer, refuse } = makeRefusingMailer();
  const scene = makeDomainScene({ deployment: 'operator-hosted', overrides: { mailer } });
  const { useCases, stores, clock } = scene;
  const shop = await scene.openShop();
  const bound = anAgreementDocument({
    ...{ shopId: shop.id, state: 'active', activeAt: clock.now(), templateVersion: '0.1.0' },
  });
  await stores.agreementDocuments.insert(shop.scope, bound);
  await stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, bindingId: bound.id }));
  return {
    ...{ scene, useCases, stores, shop, refuse },
    renewals: async () => (await useCases.announceAgreements()).renewals,
    told: async () => (await stores.agreements.get(shop.scope))?.renewalTold ?? null,
    forwardFourDays: async () => {
      clock.forward(4 * DAY_MS);
      await stores.mails.removeExpired(SERVICE_SCOPE, clock.now());
    },
  };
};

describe('the mail that asks a shop to accept its agreement again', () => {
  it('counts once a mail server took it, and is queued again when none did within its three days [PR-2]', async () => {
    const { useCases, shop, refuse, renewals, told, forwardFourDays } = await made();
    refuse(new MailError('address_refused', true));
    assert.equal(await renewals(), 1);
    await useCases.sendMails();
    assert.equal(await told(), null);
    assert.equal(await renewals(), 0, 'it still lies in the outbox');
    await forwardFourDays();
    refuse(null);
    assert.equal(await renewals(), 1);
    await useCases.sendMails();
    assert.equal(await told(), AGREEMENT_TEMPLATE_VERSION);
    for (let round = 0; round < 2; round += 1) {
      assert.equal(await renewals(), 0);
      await forwardFourDays();
    }
    const acts = (await shop.acts()).filter(({ action }) => action === 'agreement.renewal_notice');
    assert.equal(acts.length, 2, 'one for each mail');
  });

  it('goes to the contact that the company has now too, and counts once a mail server took it there [PR-2]', async () => {
    const { scene, useCases, stores, shop, renewals, told } = await made();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const contactEmail = 'nowa@sklep.example';
    await useCases.changeCompany(owner, (await shop.now()).organisationId, aCompany({ contactEmail }));
    assert.equal(await renewals(), 1);
    const mails = (await shop.mails()).filter(({ kind }) => kind === 'agreement_renewal');
    assert.deepEqual(mails.map(({ content }) => content.to).toSorted(), [
      'biuro@sklep.example',
      contactEmail,
    ]);
    const named = mails.find(({ content }) => content.to !== contactEmail);
    await stores.mails.discard(shop.scope, named?.id ?? assert.fail());
    await useCases.sendMails();
    assert.equal(await told(), AGREEMENT_TEMPLATE_VERSION);
    const acts = (await shop.acts()).filter(({ action }) => action === 'agreement.renewal_notice');
    assert.equal(acts.length, 1, 'one for both mails');
  });
});
