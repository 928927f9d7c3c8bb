import assert from 'node:assert/strict';
import { assertRefused } from '../../../support/assert-refused.ts';
import { AGREEMENT_COMPANY } from '../../../support/builders/agreement-company.ts';
import { aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PDF = Buffer.from('%PDF-1.7 oba podpisy');

const made = async () => {
  const { over, cutAfter } = makeDyingStores();
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    between: over,
    // Creating the real PDF takes half of the time; agreement-pdf.test.ts covers it.
    overrides: { printAgreement: async () => PDF },
  });
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const operator = aStaff({ isOperator: true });
  await scene.stores.staff.insert(operator);
  const asOperator = (await scene.useCases.resolveAccess(operator.id)) ?? assert.fail();
  const draft = () =>
    scene.useCases.draftAgreement(owner, shop.id, {
      locale: 'en',
      company: AGREEMENT_COMPANY,
    });
  const accepted = async () => {
    const { id, sha256 } = await draft();
    await scene.useCases.acceptAgreement(owner, shop.id, id, sha256);
    const link = (await shop.mails()).at(-1)?.content.link ?? '';
    await scene.useCases.sendMails();
    return { id, press: () => scene.useCases.confirm(link.slice(link.indexOf('#') + 1)) };
  };
  const onPaper = async () => {
    const { id } = await draft();
    await scene.useCases.printAgreementForm(owner, shop.id, id);
    await scene.useCases.uploadScan(owner, shop.id, id, PDF);
    return { id, upload: () => scene.useCases.countersign(asOperator, shop.id, id, PDF) };
  };
  const states = async () => {
    const documents = await scene.stores.agreementDocuments.listByShop(shop.scope);
    const binding = (await scene.stores.agreements.get(shop.scope))?.bindingId;
    return { binding, active: documents.filter(({ state }) => state === 'active').map(({ id }) => id) };
  };
  return { scene, shop, owner, accepted, onPaper, states, cutAfter };
};

describe('an agreement whose process died while it was put into force', () => {
  it('binds alone once the link is pressed again, and ends the one before it [PR-2]', async () => {
    for (let calls = 6; ; calls += 1) {
      const { scene, accepted, states, cutAfter } = await made();
      await (await accepted()).press();
      scene.clock.forward(86_400_000);
      const next = await accepted();
      const isWhole = await cutAfter(calls, next.press);
      scene.clock.forward(3_600_000);
      const { binding } = await states();
      await next.press().catch(() => undefined);
      assert.deepEqual(await states(), { binding: next.id, active: [next.id] }, `cut after ${calls} calls`);
      assert.ok(binding !== undefined && binding !== null, 'one of them binds all the time');
      if (isWhole) break;
    }
  });

  it('on paper binds once the countersigned copy is uploaded again [PR-2]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { shop, onPaper, states, cutAfter } = await made();
      const { id, upload } = await onPaper();
      const isWhole = await cutAfter(calls, upload);
      if (!isWhole && (await states()).binding !== id) await upload();
      assert.deepEqual(await states(), { binding: id, active: [id] }, `cut after ${calls} calls`);
      const acts = (await shop.acts()).map(({ action }) => action);
      assert.ok(acts.includes('agreement.active'), `cut after ${calls} calls`);
      if (isWhole) break;
    }
  });
});

describe('an agreement that is ended', () => {
  it('leaves the gate shut where it was put into force in the same moment [D7]', async () => {
    const { scene, shop, owner, onPaper, states } = await made();
    const { id, upload } = await onPaper();
    await upload();
    const open = await scene.stores.agreements.get(shop.scope);
    assert.equal(open?.bindingId, id);
    const documents = scene.stores.agreementDocuments;
    const { update } = documents;
    let isMet = false;
    documents.update = async (...call) => {
      await scene.stores.agreements.put(shop.scope, open);
      isMet = true;
      return update(...call);
    };
    await scene.useCases.endAgreement(owner, shop.id, (await shop.now()).name);
    assert.ok(isMet);
    assert.equal((await scene.stores.agreements.get(shop.scope))?.state, 'terminated');
    assert.deepEqual(await states(), { binding: null, active: [] });
  });
});

describe('an agreement whose end was cut short', () => {
  for (const isBound of [true, false])
    it(`stays ended: it is not countersigned into force again${isBound ? '' : ', nor what was signed before the end'} [D7]`, async () => {
      for (let calls = 0; ; calls += 1) {
        const { scene, shop, owner, onPaper, states, cutAfter } = await made();
        const first = await onPaper();
        await first.upload();
        scene.clock.forward(60_000);
        const { upload } = isBound ? first : await onPaper();
        scene.clock.forward(60_000);
        const { name } = await shop.now();
        const isWhole = await cutAfter(calls, () => scene.useCases.endAgreement(owner, shop.id, name));
        const isShut = (await scene.stores.agreements.get(shop.scope))?.state === 'terminated';
        if (isShut) await assertRefused(upload(), 'conflict');
        if (isShut) assert.equal((await states()).binding, null, `cut after ${calls} calls`);
        if ((await states()).active.length > 0) {
          const { history } = await scene.useCases.agreementOverview(owner, shop.id);
          if (isShut)
            assert.ok(
              history.some(({ state }) => state === 'active'),
              'shown, to be ended again',
            );
          await scene.useCases.endAgreement(owner, shop.id, name);
        }
        assert.deepEqual(await states(), { binding: null, active: [] }, `cut after ${calls} calls`);
        if (isWhole) break;
      }
    });

  it('keeps no later document from binding whose own process died [PR-2]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { scene, shop, owner, onPaper, states, cutAfter } = await made();
      await (await onPaper()).upload();
      await scene.useCases.endAgreement(owner, shop.id, (await shop.now()).name);
      scene.clock.forward(60_000);
      const { id, upload } = await onPaper();
      const isWhole = await cutAfter(calls, upload);
      if (!isWhole && (await states()).binding !== id) await upload();
      assert.deepEqual(await states(), { binding: id, active: [id] }, `cut after ${calls} calls`);
      if (isWhole) break;
    }
  });
});
