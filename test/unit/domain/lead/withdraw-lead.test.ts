import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { recordKey } from '../../../../service/domain/model/erasure/erasure-mark.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConsentEvent } from '../../../support/builders/builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

describe('withdrawing a contact form by its receipt', () => {
  it('writes the withdrawal, removes the lead, and ends the proof of both; the receipt stays [CO-6, CO-7]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm();
    scene.clock.forward(DAY_MS);
    const at = scene.clock.now();
    const { receipt, scope } = await scene.useCases.withdrawLead(receiptSecret);
    assert.deepEqual(receipt.withdrawnAt, at);
    assert.equal(scope.shopId, shop.id);
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
    const stored = await scene.stores.receipts.findBySecret(receipt.secretHash);
    assert.deepEqual(stored, receipt);
    const [granted, withdrawn, ...others] = await shop.ledger();
    assert.deepEqual(others, []);
    assert.equal(withdrawn?.action, 'withdrawn');
    assert.deepEqual(
      { of: withdrawn?.ofEvent, method: withdrawn?.method, actor: withdrawn?.actor, via: withdrawn?.via },
      { of: granted?.id, method: 'button', actor: 'visitor', via: 'receipt' },
    );
    for (const event of [granted, withdrawn]) {
      assert.deepEqual([event?.ref.value, event?.ref.salt, event?.sessionRef.value], [null, null, null]);
      assert.deepEqual(event?.endedAt, at);
      assert.deepEqual(event?.proofExpiresAt, new Date('2027-11-25T10:00:00.000Z'), 'one year for enquiries');
    }
    assert.deepEqual(scene.events.at(-1), { type: 'lead.changed', shopId: shop.id, leadId: lead.id });
  });

  it('ends the consent to a held lead and keeps the lead until the hold is lifted, whatever the basis [CO-6, RT-2]', async () => {
    for (const leadBasis of ['consent', 'request'] as const) {
      const scene = makeDomainScene();
      const shop = await scene.openShop({ leadBasis });
      const { lead, receiptSecret } = await shop.sendForm();
      const held = { heldAt: scene.clock.now(), heldReason: 'complaint' as const };
      await scene.stores.leads.setMarks(shop.scope, lead.id, held);
      const shown = async () => {
        const { receipt, scope } = await scene.useCases.findReceipt(receiptSecret);
        return scene.useCases.showReceipt(receipt, scope);
      };
      assert.equal((await shown()).isKeptByLaw, true, 'said before the press');
      await assertRefused(scene.useCases.eraseLead(receiptSecret), 'conflict');
      await scene.useCases.withdrawLead(receiptSecret);
      assert.ok((await shown()).receipt.withdrawnAt);
      assert.equal((await shown()).isKeptByLaw, true);
      const events = await shop.ledger();
      assert.equal(events.at(-1)?.action, leadBasis === 'consent' ? 'withdrawn' : 'informed');
      assert.notEqual(await scene.stores.leads.get(shop.scope, lead.id), null);
      await scene.stores.leads.setMarks(shop.scope, lead.id, { heldAt: null, heldReason: null });
      await scene.useCases.sweepExpired();
      assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
      assert.equal((await shown()).isKeptByLaw, false);
    }
  });

  it('erases a form that was sent as a request just so; that the notice was shown names nobody any more [CO-6, RE-1]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ leadBasis: 'request' });
    const { lead, receiptSecret } = await shop.sendForm();
    await scene.useCases.withdrawLead(receiptSecret);
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
    const [informed, ...others] = await shop.ledger();
    assert.deepEqual(others, []);
    assert.equal(informed?.action, 'informed');
    assert.deepEqual([informed.ref.value, informed.ref.salt, informed.sessionRef.value], [null, null, null]);
    assert.deepEqual([informed.subjectKey, informed.pageOrigin], ['', null]);
    assert.deepEqual(informed.endedAt, scene.clock.now());
    assert.ok(informed.proofExpiresAt);
  });

  it('takes the waiting mails about it and its traces in the audit log along [CO-7]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const kept = await shop.sendForm();
    const { lead, receiptSecret } = await shop.sendForm();
    for (const ref of [lead.id, kept.lead.id]) {
      await scene.useCases.queueMail(shop.scope, {
        kind: 'receipt',
        locale: 'pl',
        to: 'zaneta@example.net',
        words: { subject: 'Potwierdzenie', text: 'Dziękujemy.' },
        gaps: {},
        ref,
        subjectKey: lead.subjectKeys[0] ?? '',
      });
      await scene.useCases.recordAct({
        actor: 'stf_ada',
        shopId: shop.id,
        action: 'lead.read',
        target: ref,
        outcome: 'ok',
      });
    }
    await scene.useCases.withdrawLead(receiptSecret);
    assert.deepEqual(
      (await scene.stores.mails.list(shop.scope, 10)).map(({ ref }) => ref),
      [kept.lead.id],
    );
    const acts = await shop.acts();
    assert.deepEqual(
      acts.filter(({ action }) => action === 'lead.read').map(({ target }) => target),
      [null, kept.lead.id],
    );
    const { actor, target, outcome, details } = acts.find(({ action }) => action === 'lead.withdraw') ?? {};
    assert.deepEqual(
      { actor, target, outcome, details },
      { actor: 'visitor', target: shop.id, outcome: 'ok', details: { leads: 1 } },
    );
  });

  it('ends the proof of every act about it, also of one that the shop wrote [CO-7]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm();
    assert.ok(lead.consentEventId);
    await scene.useCases.recordConsentChange(shop.scope, {
      action: 'superseded',
      ofEvent: lead.consentEventId,
      method: 'button',
      actor: 'system',
      via: 'console',
      ref: lead.id,
    });
    await scene.useCases.withdrawLead(receiptSecret);
    const ledger = await shop.ledger();
    assert.deepEqual(
      ledger.map(({ action, ref }) => [action, ref.value]),
      [
        ['granted', null],
        ['superseded', null],
        ['withdrawn', null],
      ],
    );
  });

  it('is marked, so that no backup and no late copy brings it back: the lead, its form, its token [RT-8]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm();
    await scene.useCases.withdrawLead(receiptSecret);
    const marks = await scene.stores.erasureMarks.all(SERVICE_SCOPE, scene.clock.now());
    assert.deepEqual(marks.map(({ kind }) => kind).sort(), ['record', 'sent', 'sent']);
    const record = marks.find(({ kind }) => kind === 'record');
    assert.equal(record?.key, recordKey(scene.ports.digest, lead.id));
    assert.deepEqual(new Set(await scene.ports.erasureJournal.read(scene.ports.clock.now())), new Set(marks));
  });

  it('works while the receipt is there, though the lead has gone by its time [CO-6]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm();
    await scene.stores.leads.remove(shop.scope, lead.id);
    const { receipt } = await scene.useCases.withdrawLead(receiptSecret);
    assert.deepEqual(receipt.withdrawnAt, scene.clock.now());
  });

  it('works though the record of the consent has expired; there is nothing to write about it then [CO-6, RE-1]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm();
    assert.ok(lead.consentEventId);
    const at = scene.clock.now();
    await scene.stores.consents.eraseOpenings(shop.scope, lead.consentEventId, at, at);
    const due = { at, enquiryEndedUntil: at, marketingEndedUntil: at };
    await scene.stores.consents.expire(shop.scope, due, 9);
    const { receipt } = await scene.useCases.withdrawLead(receiptSecret);
    assert.deepEqual([receipt.withdrawnAt, await shop.ledger()], [at, []]);
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
  });

  it('leaves a consent to offers standing, though it names the same form [CO-3]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm();
    const offers = await scene.stores.consents.append(shop.scope, (place) => {
      const event = aConsentEvent({ shopId: shop.id, purpose: 'marketing_email', ...place });
      return { ...event, ref: { ...event.ref, value: lead.id } };
    });
    await scene.useCases.withdrawLead(receiptSecret);
    assert.deepEqual(
      (await shop.ledger()).find(({ id }) => id === offers.id),
      offers,
    );
  });

  it('twice changes nothing and is answered alike', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { receiptSecret } = await shop.sendForm();
    const first = await scene.useCases.withdrawLead(receiptSecret);
    scene.clock.forward(DAY_MS);
    assert.deepEqual((await scene.useCases.withdrawLead(receiptSecret)).receipt, first.receipt);
    assert.equal((await shop.ledger()).length, 2);
  });

  it('is refused for a secret that opens nothing [SE-2]', async () => {
    const scene = makeDomainScene();
    await (await scene.openShop()).sendForm();
    await assertRefused(scene.useCases.withdrawLead('x'.repeat(43)), 'not_found');
  });

  it('leaves the leads of everybody else alone [CO-7]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const other = await shop.sendForm();
    const { receiptSecret } = await shop.sendForm();
    await scene.useCases.withdrawLead(receiptSecret);
    assert.deepEqual(await scene.stores.leads.get(shop.scope, other.lead.id), other.lead);
    const event = (await shop.ledger()).find(({ id }) => id === other.lead.consentEventId);
    assert.deepEqual([event?.endedAt, event?.ref.value], [null, other.lead.id]);
  });

  for (const isHeld of [false, true])
    it(`is written once, wherever a press before was cut short${isHeld ? ', for a held lead too' : ''} [CO-6]`, async () => {
      for (let calls = 0; ; calls += 1) {
        const { over, cutAfter } = makeDyingStores();
        const scene = makeDomainScene({
          between: over,
        });
        const shop = await scene.openShop();
        const { lead, receiptSecret } = await shop.sendForm();
        const held = { heldAt: scene.clock.now(), heldReason: 'complaint' as const };
        if (isHeld) await scene.stores.leads.setMarks(shop.scope, lead.id, held);
        const isWhole = await cutAfter(calls, () => scene.useCases.withdrawLead(receiptSecret));
        await scene.useCases.withdrawLead(receiptSecret);
        const events = await shop.ledger();
        assert.deepEqual(
          events.map(({ action }) => action),
          ['granted', 'withdrawn'],
          `cut after ${calls} calls`,
        );
        if (!isHeld) assert.ok(events.every(({ endedAt }) => endedAt !== null));
        if (isWhole) break;
      }
    });
});
