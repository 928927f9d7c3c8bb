import assert from 'node:assert/strict';
import type { LeadInput } from '../../../../service/domain/lead/lead-input.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import type { LeadBasis } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);

describe('the basis of a contact form', () => {
  type Case = {
    when: string;
    shop?: Partial<Shop>;
    page?: Parameters<SceneShop['showPolicy']>[0];
    form?: Partial<LeadInput>;
    basis: LeadBasis | null;
    days: number;
    consents: number;
  };
  const CASES: readonly Case[] = [
    {
      when: 'consent, with the page published and the box ticked [D2]',
      basis: 'consent',
      days: 180,
      consents: 1,
    },
    {
      when: 'a request, where the shop chose so, whatever the box says [D2]',
      shop: { leadBasis: 'request' },
      form: { consent: false },
      basis: 'request',
      days: 180,
      consents: 0,
    },
    {
      when: 'a request, where the box was ticked but the basis is a request: no consent comes of it [CO-8]',
      shop: { leadBasis: 'request' },
      form: { consent: true },
      basis: 'request',
      days: 180,
      consents: 0,
    },
    {
      when: 'a request under the built-in notice, while the page is away [D2, D3]',
      page: { state: 'unpublished' },
      basis: 'request',
      days: 180,
      consents: 0,
    },
    {
      when: 'nothing, in the bare form, for 30 days whatever the shop has set',
      shop: { whenNoPolicy: 'bare', leadRetentionDays: 365 },
      page: null,
      form: { consent: false },
      basis: null,
      days: 30,
      consents: 0,
    },
    {
      when: 'consent, for as many days as the notice named [RE-1]',
      shop: { leadRetentionDays: 7 },
      basis: 'consent',
      days: 7,
      consents: 1,
    },
  ];
  for (const { when, shop: changes, page, form, basis, days, consents } of CASES) {
    it(`is ${when}`, async () => {
      const scene = makeDomainScene();
      const shop = await scene.openShop(changes);
      if (page !== undefined) await shop.showPolicy(page);
      const input = await shop.fillForm(form);
      const { lead } = await shop.send(input);
      const ledger = await shop.ledger();
      assert.equal(lead.basis, basis);
      assert.equal(lead.noticeId, input.noticeId);
      assert.equal(lead.noticeId === null, basis === null);
      assert.equal(lead.promisedDays, days);
      assert.deepEqual(lead.expiresAt, daysAfter(scene.clock.now(), days));
      const granted = ledger.filter(({ action }) => action === 'granted');
      assert.equal(granted.length, consents);
      assert.equal(lead.consentEventId, granted[0]?.id ?? null);
      const informed = ledger.filter(({ action }) => action === 'informed');
      assert.equal(informed.length, basis === 'request' ? 1 : 0, 'that the notice was shown [TR-1]');
      assert.deepEqual(await scene.stores.leads.get(shop.scope, lead.id), lead);
      if (lead.noticeId !== null)
        assert.notEqual(
          await scene.stores.notices.get(shop.scope, lead.noticeId),
          null,
          'the notice is kept with it',
        );
    });
  }

  it('keeps it with an agreement, where somebody else hosts the service [D7]', async () => {
    const scene = makeDomainScene({ deployment: 'operator-hosted' });
    const shop = await scene.openShop();
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
    assert.equal((await shop.sendForm()).lead.basis, 'consent');
  });
});

describe('what a kept form holds', () => {
  it('is what was typed, sealed, with a key for each address, and nothing that was not typed [SE-5]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ fields: { name: 'optional', email: 'optional', phone: 'optional' } });
    const { vault } = scene.ports;
    const email = 'zaneta@example.net';
    const phone = '+48 600 700 800';
    const keyOf = (kind: 'email' | 'phone', value: string) => vault.subjectKey(shop.scope, kind, value);
    const cases = [
      { values: { message: 'Dzień dobry' }, kind: 'none' as const, keys: [] },
      {
        values: { email, message: 'Dzień dobry' },
        kind: 'email' as const,
        keys: [await keyOf('email', email)],
      },
      {
        values: { phone, message: 'Dzień dobry' },
        kind: 'phone' as const,
        keys: [await keyOf('phone', phone)],
      },
      {
        values: { name: 'Żaneta', email, phone, message: 'Dzień dobry' },
        kind: 'email' as const,
        keys: [await keyOf('email', email), await keyOf('phone', phone)],
      },
    ];
    for (const { values, kind, keys } of cases) {
      const { lead } = await shop.sendForm({ values });
      const opened: Record<string, string> = {};
      for (const [field, sealed] of Object.entries(lead.sealed)) {
        assert.notEqual(sealed, values[field as keyof typeof values]);
        opened[field] = await vault.open(shop.scope, sealed);
      }
      assert.deepEqual(opened, values);
      assert.deepEqual(lead.subjectKeys, keys);
      const event = (await shop.ledger()).at(-1);
      assert.equal(event?.subjectKind, kind);
      assert.equal(event?.subjectKey, keys[0] ?? '');
    }
  });

  it('has the numbers of cards and accounts masked, and the visitor is told which [RQ-4]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, masked } = await shop.sendForm({
      values: { email: 'zaneta@example.net', message: 'Karta 4111 1111 1111 1111, proszę.' },
    });
    assert.deepEqual(masked, ['card']);
    assert.equal(await scene.ports.vault.open(shop.scope, lead.sealed.message ?? ''), 'Karta ••••, proszę.');
  });

  it('has them masked in place of a name as well [RQ-4]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, masked } = await shop.sendForm({
      values: { name: 'PESEL 44051401359', email: 'zaneta@example.net', message: 'Proszę o odpowiedź.' },
    });
    assert.deepEqual(masked, ['pesel']);
    assert.equal(await scene.ports.vault.open(shop.scope, lead.sealed.name ?? ''), 'PESEL ••••');
  });

  it('begins new, unrestricted, on no hold, with its contact now and its mails to be made', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm({ page: 'https://sklep.example/kontakt' });
    const { lead } = await shop.send(input);
    const { state, restrictedAt, heldAt, heldReason, followUp, pagePath, ref, locale } = lead;
    assert.deepEqual(
      { state, restrictedAt, heldAt, heldReason, followUp, pagePath, ref, locale },
      {
        state: 'new',
        restrictedAt: null,
        heldAt: null,
        heldReason: null,
        followUp: 'due',
        pagePath: 'https://sklep.example/kontakt',
        ref: input.ref,
        locale: 'pl',
      },
    );
    assert.deepEqual([lead.createdAt, lead.lastContactAt], [scene.clock.now(), scene.clock.now()]);
  });
});

describe('an older notice', () => {
  type Case = { when: string; afterMs: number; accepted: boolean };
  const CASES: readonly Case[] = [
    { when: 'is stood by at once', afterMs: 0, accepted: true },
    { when: 'is stood by a millisecond before 24 hours have passed', afterMs: DAY_MS - 1, accepted: true },
    { when: 'is stale when 24 hours have passed', afterMs: DAY_MS, accepted: false },
  ];
  for (const { when, afterMs, accepted } of CASES) {
    it(`${when}, as long as only its wording changed [CO-4]`, async () => {
      const scene = makeDomainScene();
      const shop = await scene.openShop();
      const shown = await shop.fillForm();
      await shop.change({ leadRetentionDays: 90 });
      scene.clock.forward(afterMs);
      const { formToken, noticeId } = await shop.fillForm();
      assert.notEqual(noticeId, shown.noticeId);
      const sent = shop.send({ ...shown, formToken });
      if (!accepted) return void (await assertRefused(sent, 'notice_stale'));
      const { lead } = await sent;
      assert.equal(lead.noticeId, shown.noticeId);
      assert.equal((await shop.ledger())[0]?.noticeId, shown.noticeId);
    });
  }

  it('is stale where another page of another text is bound but its own had none [CO-4]', async () => {
    const shop = await makeDomainScene().openShop({ leadBasis: 'request' });
    await shop.showPolicy({ state: 'absent' });
    const shown = await shop.fillForm();
    await shop.showPolicy();
    const { formToken } = await shop.fillForm();
    await assertRefused(shop.send({ ...shown, formToken }), 'notice_stale');
  });
});

describe('the receipt of a contact form', () => {
  it('names what was sent and the proof of it, holds nothing of it, and outlives the lead by 30 days [CO-6]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead, receiptSecret } = await shop.sendForm({
      values: { name: 'Żaneta', email: 'zaneta@example.net', message: 'Dzień dobry' },
    });
    const { receipt, scope } = await scene.useCases.findReceipt(receiptSecret);
    assert.equal(scope.shopId, shop.id);
    assert.deepEqual(
      { ...receipt },
      {
        secretHash: scene.ports.digest.sha256Hex(scene.ports.digest.keyed('receipt', lead.id)),
        shopId: shop.id,
        leadId: lead.id,
        reference: lead.reference,
        noticeId: lead.noticeId,
        consentEventId: lead.consentEventId,
        basis: 'consent',
        locale: 'pl',
        fields: ['name', 'email', 'message'],
        createdAt: lead.createdAt,
        withdrawnAt: null,
        expiresAt: daysAfter(lead.expiresAt, 30),
      },
    );
  });
});

describe('the form as a widget opens it', () => {
  it('has notice, fields and a token while it is open, and is none while it is closed [TR-1, CO-10]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const opened = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
    assert.equal(opened.form?.notice?.content.surface, 'offline_form');
    assert.deepEqual(opened.form?.fields, (await shop.now()).fields);
    assert.notEqual(opened.form?.formToken, '');
    const leaving = await shop.change({ closesAt: scene.clock.now() });
    const closed = await scene.useCases.openForm(leaving, shop.scope, 'pl');
    assert.deepEqual([closed.form, closed.offer], [null, { kind: 'closed', reason: 'shop_closed' }]);
    assert.equal((await scene.stores.consents.head(shop.scope)).seq, 0, 'opening it stores nothing');
  });
});
