import assert from 'node:assert/strict';
import { EVIDENCE_LIFE_MS } from '../../../../service/domain/model/agreement/agreement.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { AGREEMENT_COMPANY } from '../../../support/builders/agreement-company.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 24 * 3_600_000;
const start = new Date('2026-11-24T10:00:00.000Z');
const daysAfterStart = (days: number) => new Date(start.getTime() + days * DAY_MS);

const drafted = async () => {
  const scene = makeDomainScene({ deployment: 'operator-hosted', start: start.toISOString() });
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const { id, sha256 } = await scene.useCases.draftAgreement(owner, shop.id, {
    locale: 'en',
    company: AGREEMENT_COMPANY,
  });
  let link = '';
  const accept = async () => {
    await scene.useCases.acceptAgreement(owner, shop.id, id, sha256);
    link = (await shop.mails()).at(-1)?.content.link ?? '';
    await scene.useCases.sendMails();
  };
  const confirm = () => scene.useCases.confirm(link.slice(link.indexOf('#') + 1));
  const end = async () => scene.useCases.endAgreement(owner, shop.id, (await shop.now()).name);
  const document = () => scene.stores.agreementDocuments.get(shop.scope, id);
  return { scene, accept, confirm, end, document };
};

describe('how long the document of an agreement is kept', () => {
  it('is 30 days while nobody has accepted it [RE-1]', async () => {
    const { document } = await drafted();
    assert.deepEqual((await document())?.expiresAt, daysAfterStart(30));
  });

  it('has no end while it binds, and begins with the end of the agreement [PR-2]', async () => {
    const { scene, accept, confirm, end, document } = await drafted();
    await accept();
    await confirm();
    assert.deepEqual([(await document())?.state, (await document())?.expiresAt], ['active', null]);
    scene.clock.forward(400 * DAY_MS);
    const endedAt = scene.clock.now().getTime();
    await end();
    assert.deepEqual((await document())?.expiresAt, new Date(endedAt + EVIDENCE_LIFE_MS));
  });

  it('is six whole years after that, whatever leap years they hold, and at most two days more [RE-1]', () => {
    for (let year = 2026; year < 2036; year += 1) {
      const endedAt = Date.UTC(year, 1, 28);
      const keptMs = EVIDENCE_LIFE_MS - (Date.UTC(year + 6, 1, 28) - endedAt);
      assert.ok(keptMs >= 0 && keptMs <= 2 * DAY_MS, `${year}: ${keptMs} ms`);
    }
  });
});

describe('the link that makes an agreement binding', () => {
  it('works for seven days, and not a moment longer [PR-2]', async () => {
    const { scene, accept, confirm, document } = await drafted();
    await accept();
    scene.clock.forward(7 * DAY_MS);
    await assertRefused(confirm(), 'link_invalid');
    assert.equal((await document())?.state, 'accepted_pending_mail');
  });

  it('works until that moment [PR-2]', async () => {
    const { scene, accept, confirm, document } = await drafted();
    await accept();
    scene.clock.forward(7 * DAY_MS - 1);
    await confirm();
    assert.equal((await document())?.state, 'active');
  });
});
