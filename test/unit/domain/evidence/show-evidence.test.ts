import assert from 'node:assert/strict';
import { ROLES, type Role } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const MAY_SEE: Record<Role, boolean> = { owner: true, manager: true, consultant: false, auditor: true };

const withLead = async () => {
  const scene = makeDomainScene();
  const [shop, other] = [await scene.openShop(), await scene.openShop()];
  const { lead } = await shop.sendForm();
  const { consentEventId } = lead;
  assert.ok(consentEventId);
  const written = async (actor: string) =>
    (await shop.acts())
      .filter((act) => act.actor === actor)
      .map(({ action, target, outcome, details }) => ({ action, target, outcome, details }));
  return { scene, shop, other, lead, consentEventId, written };
};

describe('who sees the evidence of a lead and of its consent', () => {
  for (const role of ROLES) {
    const may = MAY_SEE[role];
    it(`${may ? 'is' : 'is not'} the ${role} of its shop [SE-3]`, async () => {
      const { scene, shop, lead, consentEventId, written } = await withLead();
      const access = await accessTo(scene, [[shop, role]]);
      const ofLead = () => scene.useCases.showLeadEvidence(access, lead.id);
      const ofConsent = () => scene.useCases.showConsentEvidence(access, shop.id, consentEventId);
      if (!may) {
        await assertRefused(ofLead, 'forbidden');
        await assertRefused(ofConsent, 'forbidden');
        assert.deepEqual(await written(access.staff.id), []);
        return;
      }
      for (const { record, shop: named } of [await ofLead(), await ofConsent()]) {
        assert.deepEqual([record.subject.id, named.id], [lead.id, shop.id]);
      }
    });

    it(`is not the ${role} of another shop, to whom the lead does not exist [SE-1]`, async () => {
      const { scene, shop, other, lead, consentEventId } = await withLead();
      const access = await accessTo(scene, [[other, role]]);
      const { showLeadEvidence, showConsentEvidence } = scene.useCases;
      await assertRefused(() => showLeadEvidence(access, lead.id), 'not_found');
      await assertRefused(() => showConsentEvidence(access, shop.id, consentEventId), 'not_found');
    });
  }

  it('is nobody of the shop that an id was borrowed for: a consent belongs to one shop [SE-1]', async () => {
    const { scene, other, consentEventId } = await withLead();
    const access = await accessTo(scene, [[other, 'owner']]);
    await assertRefused(
      () => scene.useCases.showConsentEvidence(access, other.id, consentEventId),
      'not_found',
    );
  });
});

describe('who sees the evidence of a live chat', () => {
  it('is who may read the chat and see proofs, of its shop alone; the look is in the log [SE-1, SE-3, PR-6]', async () => {
    const { scene, shop, other, written } = await withLead();
    const conversation = aConversation({ shopId: shop.id });
    await scene.stores.conversations.open(shop.scope, conversation);
    const { showConversationEvidence: show } = scene.useCases;
    const access = await accessTo(scene, [[shop, 'owner']]);
    const { record, shop: named } = await show(access, conversation.id);
    assert.deepEqual(
      [record.subject.kind, record.subject.id, named.id],
      ['conversation', conversation.id, shop.id],
    );
    assert.deepEqual(await written(access.staff.id), [
      {
        ...{ action: 'conversation.evidence', target: conversation.id, outcome: 'ok' },
        details: { valid: record.verdict.valid },
      },
    ]);
    const consultant = await accessTo(scene, [[shop, 'consultant']]);
    await assertRefused(() => show(consultant, conversation.id), 'forbidden');
    const stranger = await accessTo(scene, [[other, 'owner']]);
    await assertRefused(() => show(stranger, conversation.id), 'not_found');
    await assertRefused(() => show(access, 'cnv_unknown'), 'not_found');
    await scene.stores.conversations.setMarks(shop.scope, conversation.id, {
      restrictedAt: scene.clock.now(),
    });
    await assertRefused(() => show(access, conversation.id), 'not_found');
  });
});

describe('a look at evidence', () => {
  it('is written into the log of the shop, with what was found [PR-6]', async () => {
    const { scene, shop, lead, consentEventId, written } = await withLead();
    const access = await accessTo(scene, [[shop, 'auditor']]);
    await scene.useCases.showLeadEvidence(access, lead.id);
    await scene.useCases.showConsentEvidence(access, shop.id, consentEventId);
    const act = { outcome: 'ok', details: { valid: true } };
    assert.deepEqual(await written(access.staff.id), [
      { action: 'lead.evidence', target: lead.id, ...act },
      { action: 'consent.evidence', target: consentEventId, ...act },
    ]);
  });

  it('says in the log when the evidence no longer held [PR-6, CO-9]', async () => {
    const { scene, shop, lead, consentEventId, written } = await withLead();
    const access = await accessTo(scene, [[shop, 'owner']]);
    await scene.stores.consents.eraseOpenings(shop.scope, consentEventId, scene.clock.now());
    const { record } = await scene.useCases.showLeadEvidence(access, lead.id);
    assert.equal(record.verdict.valid, false);
    assert.deepEqual((await written(access.staff.id)).at(-1)?.details, { valid: false });
  });
});
