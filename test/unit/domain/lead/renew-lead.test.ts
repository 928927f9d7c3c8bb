import assert from 'node:assert/strict';
import type { LeadInput } from '../../../../service/domain/lead/lead-input.ts';
import type { NoticeId } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConsentEvent } from '../../../support/builders/builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { type DomainScene, makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);

const askedAgain = async (
  changes: Parameters<DomainScene['openShop']>[0] = {},
  values: LeadInput['values'] = { email: 'zaneta@example.net', message: 'Dzień dobry' },
  between?: NonNullable<Parameters<typeof makeDomainScene>[0]>['between'],
) => {
  const scene = makeDomainScene(between === undefined ? {} : { between });
  const shop = await scene.openShop(changes);
  const { lead, receiptSecret } = await shop.sendForm({ values });
  const { consentEventId } = lead;
  assert.ok(consentEventId);
  await shop.showPolicy({ contentSha256: 'c'.repeat(64) });
  await scene.useCases.recordConsentChange(shop.scope, {
    action: 'superseded',
    ofEvent: consentEventId,
    method: 'button',
    actor: 'system',
    via: 'console',
    ref: lead.id,
  });
  const { receipt } = await scene.useCases.findReceipt(receiptSecret);
  return { scene, shop, lead, receiptSecret, receipt };
};
const currentNotice = async (shop: SceneShop): Promise<NoticeId> => {
  const { noticeId } = await shop.fillForm();
  assert.ok(noticeId);
  return noticeId;
};

describe('consenting again by the receipt', () => {
  it('puts the lead under the new consent and notice, for a period that begins now [D5]', async () => {
    const { scene, shop, lead, receiptSecret } = await askedAgain();
    scene.clock.forward(10 * DAY_MS);
    await shop.change({ leadRetentionDays: 60 });
    const noticeId = await currentNotice(shop);
    const at = scene.clock.now();
    const { receipt } = await scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
    const [granted, superseded, renewed] = await shop.ledger();
    assert.deepEqual(
      [renewed?.purpose, renewed?.formId, renewed?.method, renewed?.actor, renewed?.pageOrigin],
      ['reply', 'offline_form', 'checkbox', 'visitor', null],
    );
    assert.deepEqual(
      [
        renewed?.action,
        renewed?.via,
        renewed?.control?.id,
        renewed?.control?.initialState,
        renewed?.noticeId,
      ],
      ['granted', 'receipt', 'consent-renew', 'unchecked', noticeId],
    );
    assert.deepEqual([renewed?.subjectKey, renewed?.subjectKind], [lead.subjectKeys[0], 'email']);
    const stored = await scene.stores.leads.get(shop.scope, lead.id);
    assert.deepEqual(
      { ...stored },
      {
        ...lead,
        noticeId,
        consentEventId: renewed?.id,
        lastContactAt: at,
        promisedDays: 60,
        expiresAt: daysAfter(at, 60),
      },
    );
    for (const event of [granted, superseded])
      assert.deepEqual([event?.ref.value, event?.endedAt], [null, at]);
    assert.deepEqual([renewed?.ref.value, renewed?.endedAt], [lead.id, null]);
    assert.deepEqual(
      [receipt.noticeId, receipt.consentEventId, receipt.expiresAt],
      [noticeId, renewed?.id, daysAfter(at, 60 + 30)],
    );
    assert.deepEqual(await scene.stores.receipts.findBySecret(receipt.secretHash), receipt);
    const act = (await shop.acts()).at(-1);
    assert.deepEqual(
      [act?.action, act?.actor, act?.target, act?.outcome],
      ['lead.renew', 'visitor', shop.id, 'ok'],
    );
    assert.equal(scene.events.at(-1)?.type, 'lead.changed');
    await assertRefused(scene.useCases.renewLead(receiptSecret, { noticeId, consent: true }), 'conflict');
  });

  it('is about the person of the lead: by mail, else by phone, else by nothing [D5]', async () => {
    const fields = { name: 'optional', email: 'optional', phone: 'optional' } as const;
    const cases = [
      { values: { phone: '+48 600 700 800', message: 'Dzień dobry' }, kind: 'phone' },
      { values: { message: 'Dzień dobry' }, kind: 'none' },
    ];
    for (const { values, kind } of cases) {
      const { scene, shop, lead, receiptSecret } = await askedAgain({ fields }, values);
      const noticeId = await currentNotice(shop);
      await scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
      const event = (await shop.ledger()).at(-1);
      assert.deepEqual([event?.subjectKind, event?.subjectKey], [kind, lead.subjectKeys[0] ?? '']);
    }
  });

  it('leaves a consent to offers standing, though it names the same form [CO-3]', async () => {
    const { scene, shop, lead, receiptSecret } = await askedAgain();
    const offers = await scene.stores.consents.append(shop.scope, (place) => {
      const event = aConsentEvent({ shopId: shop.id, purpose: 'marketing_email', ...place });
      return { ...event, ref: { ...event.ref, value: lead.id } };
    });
    const noticeId = await currentNotice(shop);
    await scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
    assert.deepEqual(
      (await shop.ledger()).find(({ id }) => id === offers.id),
      offers,
    );
  });

  it('keeps the notice that was agreed to [D5]', async () => {
    const { scene, shop, receiptSecret } = await askedAgain();
    const noticeId = await currentNotice(shop);
    await scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
    assert.notEqual(await scene.stores.notices.get(shop.scope, noticeId), null);
  });

  it('clicked twice at once leaves one consent in use: that of the lead and its receipt [D5]', async () => {
    const { scene, shop, lead, receiptSecret } = await askedAgain();
    const noticeId = await currentNotice(shop);
    const click = () => scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
    await Promise.all([click(), click(), click()]);
    const stored = await scene.stores.leads.get(shop.scope, lead.id);
    const { receipt } = await scene.useCases.findReceipt(receiptSecret);
    const inUse = (await shop.ledger()).filter(({ endedAt }) => endedAt === null);
    assert.deepEqual(
      inUse.map(({ id, ref }) => [id, ref.value]),
      [[stored?.consentEventId, lead.id]],
    );
    assert.equal(receipt.consentEventId, stored?.consentEventId);
  });

  it('cut short at any write is completed by the same click [D5]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { over, cutAfter } = makeDyingStores();
      const { scene, shop, lead, receiptSecret } = await askedAgain({}, undefined, over);
      const noticeId = await currentNotice(shop);
      const click = () => scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
      const isWhole = await cutAfter(calls, click);
      const { receipt: asked } = await scene.useCases.findReceipt(receiptSecret);
      if ((await scene.useCases.renewalOffer(shop.scope, asked)) !== null) await click();
      const { receipt } = await scene.useCases.findReceipt(receiptSecret);
      const stored = await scene.stores.leads.get(shop.scope, lead.id);
      const inUse = (await shop.ledger()).filter(({ endedAt }) => endedAt === null);
      assert.deepEqual(
        inUse.map(({ id }) => id),
        [stored?.consentEventId],
        `cut after ${calls} calls`,
      );
      assert.equal(receipt.consentEventId, stored?.consentEventId, `cut after ${calls} calls`);
      assert.equal(receipt.noticeId, noticeId);
      assert.ok(
        (await shop.acts()).some(({ action }) => action === 'lead.renew'),
        `cut after ${calls} calls`,
      );
      assert.ok(
        scene.events.some(({ type }) => type === 'lead.changed'),
        `cut after ${calls} calls`,
      );
      if (isWhole) break;
    }
  });

  it('cut short before the words changed again is a consent to the words that were ticked [CO-4]', async () => {
    let isCut = true;
    const { scene, shop, lead, receiptSecret } = await askedAgain({}, undefined, ({ receipts }) => ({
      receipts: {
        ...receipts,
        setConsent: async (...given) => {
          if (isCut) throw new Error('The process was killed here.');
          return receipts.setConsent(...given);
        },
      },
    }));
    const before = await currentNotice(shop);
    await assert.rejects(scene.useCases.renewLead(receiptSecret, { noticeId: before, consent: true }));
    isCut = false;
    await shop.showPolicy({ contentSha256: 'd'.repeat(64) });
    const noticeId = await currentNotice(shop);
    assert.notEqual(noticeId, before);
    const { receipt } = await scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
    assert.equal(receipt.noticeId, noticeId);
    assert.equal((await scene.stores.leads.get(shop.scope, lead.id))?.noticeId, noticeId);
    const inUse = (await shop.ledger()).filter(({ endedAt }) => endedAt === null);
    assert.deepEqual(
      inUse.map(({ id, noticeId }) => [id, noticeId]),
      [[receipt.consentEventId, noticeId]],
    );
  });

  for (const isHeld of [false, true])
    it(`cut short is what a withdrawal takes back${isHeld ? ', of a held form too' : ', itself cut short or not'} [CO-6]`, async () => {
      for (let calls = 0; ; calls += 1) {
        const { over, cutAfter } = makeDyingStores();
        let isCut = true;
        const { scene, shop, lead, receiptSecret } = await askedAgain({}, undefined, (kept) => {
          const { receipts } = kept;
          const setConsent: typeof receipts.setConsent = async (...given) => {
            if (isCut) throw new Error('The process was killed here.');
            return receipts.setConsent(...given);
          };
          return over({ ...kept, receipts: { ...receipts, setConsent } });
        });
        const noticeId = await currentNotice(shop);
        await assert.rejects(scene.useCases.renewLead(receiptSecret, { noticeId, consent: true }));
        isCut = false;
        const held = { heldAt: scene.clock.now(), heldReason: 'complaint' as const };
        if (isHeld) await scene.stores.leads.setMarks(shop.scope, lead.id, held);
        const before = await shop.ledger();
        scene.clock.forward(DAY_MS);
        const isWhole = await cutAfter(calls, () => scene.useCases.withdrawLead(receiptSecret));
        await scene.useCases.withdrawLead(receiptSecret);
        const [granted, superseded, renewed, withdrawn, ...others] = await shop.ledger();
        assert.deepEqual([granted, superseded], before.slice(0, 2), 'what has ended stays as it was');
        assert.deepEqual([withdrawn?.action, withdrawn?.ofEvent], ['withdrawn', renewed?.id]);
        assert.deepEqual([renewed?.endedAs, others], [isHeld ? null : 'withdrawn', []], `${calls} calls`);
        if (isWhole) break;
      }
    });

  it('beside a withdrawal leaves no consent in use when the lead is gone [CO-7]', async () => {
    let removed = async (): Promise<void> => undefined;
    const { scene, shop, lead, receiptSecret } = await askedAgain({}, undefined, ({ leads }) => ({
      leads: {
        ...leads,
        setConsent: async (...given) => {
          await removed();
          return leads.setConsent(...given);
        },
      },
    }));
    const noticeId = await currentNotice(shop);
    removed = async () => void (await scene.useCases.withdrawLead(receiptSecret));
    await assertRefused(scene.useCases.renewLead(receiptSecret, { noticeId, consent: true }), 'conflict');
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
    assert.deepEqual(
      (await shop.ledger()).filter(({ endedAt }) => endedAt === null),
      [],
    );
  });

  it('is refused without the visitor’s own tick, and nothing is written [CO-2]', async () => {
    const { scene, shop, receiptSecret } = await askedAgain();
    const noticeId = await currentNotice(shop);
    await assertRefused(
      scene.useCases.renewLead(receiptSecret, { noticeId, consent: false }),
      'consent_required',
    );
    assert.equal((await shop.ledger()).length, 2);
  });

  it('is refused under other words than those of now [CO-4]', async () => {
    const { scene, shop, lead, receiptSecret } = await askedAgain();
    assert.ok(lead.noticeId);
    await assertRefused(
      scene.useCases.renewLead(receiptSecret, { noticeId: lead.noticeId, consent: true }),
      'notice_stale',
    );
    assert.equal((await shop.ledger()).length, 2);
  });

  it('is refused for a secret that opens nothing [SE-2]', async () => {
    const { scene, shop } = await askedAgain();
    const noticeId = await currentNotice(shop);
    await assertRefused(scene.useCases.renewLead('x'.repeat(43), { noticeId, consent: true }), 'not_found');
  });
});

describe('what a receipt asks anew', () => {
  it('is nothing while the consent stands', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { receiptSecret } = await shop.sendForm();
    const { receipt } = await scene.useCases.findReceipt(receiptSecret);
    assert.equal(await scene.useCases.renewalOffer(shop.scope, receipt), null);
  });

  it('is the notice of now, in the language of the receipt, once the consent was superseded [TR-4]', async () => {
    const { scene, shop, receipt } = await askedAgain();
    const offered = await scene.useCases.renewalOffer(shop.scope, receipt);
    assert.equal(offered?.id, await currentNotice(shop));
    const inEnglish = await scene.useCases.renewalOffer(shop.scope, { ...receipt, locale: 'en' });
    assert.equal(inEnglish?.content.locale, 'en');
  });

  it('is nothing while no box may be shown [D3]', async () => {
    const { scene, shop, receipt } = await askedAgain();
    await shop.showPolicy({ state: 'unpublished' });
    assert.equal(await scene.useCases.renewalOffer(shop.scope, receipt), null);
    await shop.showPolicy();
    await shop.change({ leadBasis: 'request' });
    assert.equal(await scene.useCases.renewalOffer(shop.scope, receipt), null);
  });

  it('is nothing after a withdrawal, without a consent, and when the lead is gone [CO-7]', async () => {
    const { scene, shop, lead, receipt } = await askedAgain();
    const { renewalOffer } = scene.useCases;
    assert.equal(await renewalOffer(shop.scope, { ...receipt, withdrawnAt: scene.clock.now() }), null);
    assert.equal(await renewalOffer(shop.scope, { ...receipt, consentEventId: null }), null);
    await scene.stores.leads.remove(shop.scope, lead.id);
    assert.equal(await renewalOffer(shop.scope, receipt), null);
  });
});

describe('answering a lead that was asked for consent again', () => {
  it('prolongs nothing: the mail named the day of its deletion; under the new consent it counts anew [RE-2]', async () => {
    const { scene, shop, lead, receiptSecret } = await askedAgain();
    const { leads } = scene.stores;
    const read = async () => (await leads.get(shop.scope, lead.id)) ?? assert.fail();
    const expiresAt = daysAfter(scene.clock.now(), 30);
    await leads.setConsent(shop.scope, lead.id, { expiresAt, promisedDays: 30 });
    scene.clock.forward(20 * DAY_MS);
    for (const move of [
      { state: 'answered' as const },
      { state: 'new' as const },
      { answerSentAt: scene.clock.now() },
    ]) {
      const { state } = await scene.useCases.workLead(await read(), 'stf_ada', move);
      assert.equal(state, 'state' in move ? move.state : 'answered');
      assert.deepEqual((await read()).expiresAt, expiresAt);
    }
    const { receipt } = await scene.useCases.findReceipt(receiptSecret);
    assert.deepEqual(receipt.expiresAt, daysAfter(expiresAt, 30));
    const noticeId = await currentNotice(shop);
    await scene.useCases.renewLead(receiptSecret, { noticeId, consent: true });
    scene.clock.forward(DAY_MS);
    const at = scene.clock.now();
    const { promisedDays } = await scene.useCases.workLead(await read(), 'stf_ada', { answerSentAt: at });
    assert.deepEqual((await read()).expiresAt, daysAfter(at, promisedDays));
  });
});
