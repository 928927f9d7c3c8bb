import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { ConsentPurpose } from '../../../../service/domain/model/consent/consent.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConsentEvent } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

const kept = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  await shop.sendForm();
  const { lead, receiptSecret } = await shop.sendForm();
  await shop.sendForm();
  const { consentEventId } = lead;
  assert.ok(consentEventId);
  const ofLead = (id = lead.id, shopId = shop.id) => scene.useCases.leadEvidence(scopeOfShops([shopId]), id);
  const ofConsent = (id = consentEventId, scope = shop.scope) => scene.useCases.consentEvidence(scope, id);
  return { scene, shop, lead, receiptSecret, consentEventId, ofLead, ofConsent };
};

describe('the evidence of a lead', () => {
  it('is all that proves it, read afresh, with its neighbours in the chain, and judged [CO-9]', async () => {
    const { scene, shop, lead, consentEventId, ofLead } = await kept();
    const { scope, subject, notice, events, chain, policySnapshot, publicKeys, verdict } = await ofLead();
    assert.equal(scope.shopId, shop.id);
    assert.deepEqual(subject, {
      kind: 'lead',
      id: lead.id,
      reference: lead.reference,
      basis: 'consent',
      createdAt: '2026-11-24T10:00:00.000Z',
      state: 'kept',
      seq: 2,
    });
    assert.equal(notice?.id, lead.noticeId);
    const [event, ...others] = events;
    assert.deepEqual(others, []);
    assert.equal(event?.id, consentEventId);
    assert.equal(event?.occurredAt, '2026-11-24T10:00:00.000Z');
    assert.equal(
      ['proofExpiresAt', 'endedAt', 'endedAs'].some((field) => field in (event ?? {})),
      false,
      'periods of the shop stay inside',
    );
    const ledger = await shop.ledger();
    assert.deepEqual(
      chain,
      ledger.map(({ seq, previousHash, hash, keyId, signature }) => ({
        seq,
        previousHash,
        hash,
        kind: 'event',
        keyId,
        signature,
      })),
    );
    assert.equal(policySnapshot, null, 'no text of the policy was kept');
    assert.deepEqual(publicKeys, scene.ports.signer.publicKeys());
    assert.equal(verdict.valid, true);
  });

  it('has the text of the policy that its notice names, where it was kept', async () => {
    const { scene, shop, ofLead } = await kept();
    const snapshot = {
      shopId: shop.id,
      sha256: 'a'.repeat(64),
      text: 'x',
      fetchedAt: scene.clock.now(),
      source: 'adapter',
    } as const;
    await scene.stores.notices.putSnapshot(shop.scope, snapshot);
    const { policySnapshot, verdict } = await ofLead();
    assert.deepEqual(policySnapshot, snapshot);
    assert.deepEqual(
      verdict.checks.filter(({ ok }) => !ok).map(({ check }) => check),
      ['policy_snapshot'],
    );
  });

  it('holds what became of its consent, in order, and no box for offers of the same form [CO-3]', async () => {
    const { scene, shop, lead, consentEventId, ofLead } = await kept();
    await scene.useCases.recordConsentChange(shop.scope, {
      action: 'superseded',
      ofEvent: consentEventId,
      method: 'button',
      actor: 'system',
      via: 'console',
      ref: lead.id,
    });
    await scene.stores.consents.append(shop.scope, (place) => {
      const event = aConsentEvent({ shopId: shop.id, purpose: 'marketing_email', ...place });
      return { ...event, ref: { ...event.ref, value: lead.id } };
    });
    const { events } = await ofLead();
    assert.deepEqual(
      events.map(({ action, seq }) => [action, seq]),
      [
        ['granted', 2],
        ['superseded', 4],
      ],
    );
  });

  it('holds the event that the lead points at, though the name in it was tampered with [CO-9]', async () => {
    const { scene, shop, consentEventId, ofLead } = await kept();
    const now = scene.clock.now();
    await scene.stores.consents.eraseOpenings(shop.scope, consentEventId, new Date(now.getTime() + DAY_MS));
    const { events, verdict } = await ofLead();
    assert.deepEqual(
      events.map(({ id }) => id),
      [consentEventId],
    );
    assert.deepEqual(
      verdict.checks.filter(({ ok }) => !ok).map(({ finding }) => finding),
      ['ref_missing'],
    );
  });

  it('holds what became of its consent, though that event no longer names the lead [CO-9, D5]', async () => {
    const { scene, shop, lead, consentEventId, ofLead } = await kept();
    const change = await scene.useCases.recordConsentChange(shop.scope, {
      action: 'superseded',
      ofEvent: consentEventId,
      method: 'button',
      actor: 'system',
      via: 'console',
      ref: lead.id,
    });
    assert.ok(change);
    await scene.stores.consents.eraseOpenings(shop.scope, change.id, scene.clock.now());
    const { events } = await ofLead();
    assert.deepEqual(
      events.map(({ action }) => action),
      ['granted', 'superseded'],
    );
  });

  it('holds a second consent that names the lead, and is not valid with two [CO-9]', async () => {
    const { scene, shop, lead, consentEventId, ofLead } = await kept();
    assert.ok(lead.noticeId);
    const second = await scene.useCases.recordConsent(shop.scope, {
      purpose: 'reply',
      formId: 'offline_form',
      method: 'checkbox',
      control: { id: 'consent-reply', initialState: 'unchecked' },
      noticeId: lead.noticeId,
      ref: lead.id,
      sessionRef: 'another form',
      subjectKey: lead.subjectKeys[0] ?? '',
      subjectKind: 'email',
      pageOrigin: null,
      address: null,
      via: 'widget',
      widgetVersion: '1.0.0',
      adapterVersion: null,
    });
    const { events, verdict } = await ofLead();
    assert.deepEqual(
      events.map(({ id }) => id),
      [consentEventId, second.id],
    );
    assert.deepEqual(
      verdict.checks.filter(({ ok }) => !ok).map(({ finding }) => finding),
      ['agreement_count'],
    );
  });

  it('of a request names its basis and holds that the notice was shown, and no consent [D2, TR-1]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ leadBasis: 'request' });
    const { lead } = await shop.sendForm();
    const { subject, events, chain, verdict } = await scene.useCases.leadEvidence(
      scopeOfShops([shop.id]),
      lead.id,
    );
    const [informed, ...others] = events;
    assert.deepEqual([subject.basis, subject.seq, others, verdict.valid], ['request', 1, [], true]);
    assert.deepEqual(
      [informed?.action, informed?.noticeId, informed?.ref.value],
      ['informed', lead.noticeId, lead.id],
    );
    assert.deepEqual([chain.length, verdict.standing?.state], [1, 'informed']);
    assert.ok(informed);
    const ofEvent = await scene.useCases.consentEvidence(shop.scope, informed.id);
    assert.deepEqual(ofEvent.events, events);
    assert.deepEqual([ofEvent.subject.basis, ofEvent.verdict.valid], ['request', true]);
  });

  it('of the bare form has neither notice nor event', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ whenNoPolicy: 'bare' });
    await shop.showPolicy(null);
    const { lead } = await shop.sendForm();
    const { subject, notice, policySnapshot, verdict } = await scene.useCases.leadEvidence(
      scopeOfShops([shop.id]),
      lead.id,
    );
    assert.deepEqual([subject.basis, notice, policySnapshot, verdict.valid], [null, null, null, true]);
  });

  it('is refused for a lead of another shop, an unknown one and a restricted one alike [SE-1, RT-3]', async () => {
    const { scene, shop, lead, ofLead } = await kept();
    const other = await scene.openShop();
    await assertRefused(ofLead(lead.id, other.id), 'not_found');
    await assertRefused(ofLead('led_unknown'), 'not_found');
    await scene.stores.leads.setMarks(shop.scope, lead.id, { restrictedAt: scene.clock.now() });
    await assertRefused(ofLead(), 'not_found');
  });
});

describe('the evidence of a consent', () => {
  it('names what it is about while that is kept [CO-9]', async () => {
    const { lead, ofConsent, ofLead } = await kept();
    const { subject, events, notice, verdict } = await ofConsent();
    assert.deepEqual(subject, {
      kind: 'lead',
      id: lead.id,
      reference: lead.reference,
      basis: 'consent',
      createdAt: '2026-11-24T10:00:00.000Z',
      state: 'kept',
      seq: 2,
    });
    assert.equal(notice?.id, lead.noticeId);
    assert.deepEqual(events, (await ofLead()).events);
    assert.equal(verdict.valid, true);
  });

  it('holds after the withdrawal, without a name, with the withdrawal [CO-6, CO-9, RT-2]', async () => {
    const { scene, receiptSecret, ofConsent } = await kept();
    await scene.useCases.withdrawLead(receiptSecret);
    const { subject, events, verdict } = await ofConsent();
    assert.deepEqual(
      [subject.state, subject.id, subject.reference, subject.basis],
      ['erased', null, null, 'consent'],
    );
    assert.deepEqual(
      events.map(({ action }) => action),
      ['granted', 'withdrawn'],
    );
    assert.equal(verdict.valid, true);
  });

  it('holds after its time by its place in the chain alone [RE-1, CO-9]', async () => {
    const { scene, shop, consentEventId, ofConsent } = await kept();
    const now = scene.clock.now();
    await scene.stores.consents.eraseOpenings(shop.scope, consentEventId, now, now);
    const long = new Date(0);
    await scene.stores.consents.expire(
      shop.scope,
      { at: now, enquiryEndedUntil: long, marketingEndedUntil: long },
      9,
    );
    const { subject, events, notice, chain, verdict } = await ofConsent();
    assert.deepEqual(subject, {
      kind: null,
      id: null,
      reference: null,
      basis: null,
      createdAt: null,
      state: 'expired',
      seq: 2,
    });
    assert.deepEqual([events, notice, verdict.valid], [[], null, true]);
    assert.deepEqual(
      chain.map(({ seq, kind }) => [seq, kind]),
      [
        [1, 'event'],
        [2, 'tombstone'],
        [3, 'event'],
      ],
    );
  });

  const KINDS: readonly [purpose: ConsentPurpose, kind: string][] = [
    ['reply', 'lead'],
    ['card.size', 'card'],
    ['marketing_email', 'subscription'],
    ['marketing_phone', 'subscription'],
  ];
  for (const [purpose, kind] of KINDS) {
    it(`is about a ${kind} for ${purpose}`, async () => {
      const { scene, shop, ofConsent } = await kept();
      const event = await scene.stores.consents.append(shop.scope, (place) =>
        aConsentEvent({ shopId: shop.id, purpose, ...place }),
      );
      const { subject } = await ofConsent(event.id);
      assert.deepEqual([subject.kind, subject.id, subject.reference], [kind, event.ref.value, null]);
    });
  }

  it('is about a live chat for the notice that stood over one [TR-1]', async () => {
    const { scene, shop, ofConsent } = await kept();
    const event = await scene.stores.consents.append(shop.scope, (place) =>
      aConsentEvent({ shopId: shop.id, action: 'informed', formId: 'live_chat', ...place }),
    );
    const { subject } = await ofConsent(event.id);
    assert.deepEqual([subject.kind, subject.basis], ['conversation', 'request']);
  });

  it('takes the reference of no lead for a card, though it names one', async () => {
    const { scene, shop, lead, ofConsent } = await kept();
    const event = await scene.stores.consents.append(shop.scope, (place) => {
      const card = aConsentEvent({ shopId: shop.id, purpose: 'card.size', ...place });
      return { ...card, ref: { ...card.ref, value: lead.id } };
    });
    assert.equal((await ofConsent(event.id)).subject.reference, null);
  });

  it('is refused for another shop’s, an unknown one, and what is itself a change [SE-1]', async () => {
    const { scene, shop, consentEventId, lead, ofConsent } = await kept();
    const other = await scene.openShop();
    await assertRefused(ofConsent(consentEventId, other.scope), 'not_found');
    await assertRefused(ofConsent('cse_none'), 'not_found');
    const change = await scene.useCases.recordConsentChange(shop.scope, {
      action: 'superseded',
      ofEvent: consentEventId,
      method: 'button',
      actor: 'system',
      via: 'console',
      ref: lead.id,
    });
    assert.ok(change);
    await assertRefused(ofConsent(change.id), 'not_found');
  });
});
