import assert from 'node:assert/strict';
import { makeEndProof } from '../../../../service/domain/consent/end-proof.ts';
import type { ConsentGiven } from '../../../../service/domain/consent/record-consent.ts';
import {
  type ConsentEvent,
  type ConsentPurpose,
  FIRST_PREVIOUS_HASH,
} from '../../../../service/domain/model/consent/consent.ts';
import {
  commit,
  consentCanonicalText,
  consentHash,
  pageOf,
  signatureText,
} from '../../../../service/domain/model/consent/consent-hash.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { AT, aConsentEvent } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const given = (changes: Partial<ConsentGiven> = {}): ConsentGiven => ({
  purpose: 'reply',
  formId: 'offline_form',
  method: 'checkbox',
  control: { id: 'consent-reply', initialState: 'unchecked' },
  noticeId: 'ntc_x',
  ref: 'led_one',
  sessionRef: 'form-one',
  subjectKey: 'key-of-a-person',
  subjectKind: 'email',
  pageOrigin: 'https://sklep.example/buty',
  address: null,
  via: 'widget',
  widgetVersion: '9.9.9',
  adapterVersion: 'wordpress 1.0.0',
  ...changes,
});

describe('writing down a consent', () => {
  it('keeps what was given, as an act of the visitor, at the service’s own time [D5, CO-8]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const event = await scene.useCases.recordConsent(shop.scope, given());
    const { id, ref, sessionRef, pageOrigin, hash, keyId, signature, ...rest } = event;
    assert.match(id, /^cse_/);
    assert.match(signature, /./);
    assert.equal(keyId, scene.ports.signer.publicKeys()[0]?.keyId);
    const { ref: _, sessionRef: __, pageOrigin: ___, address: ____, ...same } = given();
    assert.deepEqual(rest, {
      ...same,
      shopId: shop.id,
      seq: 1,
      action: 'granted',
      ofEvent: null,
      occurredAt: scene.clock.now(),
      actor: 'visitor',
      previousHash: FIRST_PREVIOUS_HASH,
      proofExpiresAt: null,
      endedAt: null,
      endedAs: null,
    });
    assert.deepEqual(
      [ref.value, sessionRef.value, pageOf({ pageOrigin })],
      ['led_one', 'form-one', 'https://sklep.example/buty'],
    );
    assert.equal(hash, consentHash(event, scene.ports.digest));
    assert.deepEqual(await shop.ledger(), [event]);
  });

  it('is signed over its hash, and the published key says so [D5]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { hash, signature } = await scene.useCases.recordConsent(shop.scope, given());
    const pem = scene.ports.signer.publicKeys()[0]?.publicKeyPem ?? '';
    assert.equal(scene.ports.verifySignature(signatureText(hash), signature, pem), true);
    assert.equal(scene.ports.verifySignature(hash, signature, pem), false, 'the prefix is part of it');
    assert.equal(signatureText('x'), 'zgoda-consent.v1.x');
  });

  it('hides what it is about behind a salt of its own, so that it can be erased [D5]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const [one, other] = [
      await scene.useCases.recordConsent(shop.scope, given()),
      await scene.useCases.recordConsent(shop.scope, given()),
    ];
    for (const { ref, sessionRef } of [one, other]) {
      for (const part of [ref, sessionRef]) {
        assert.equal(part.commitment, commit(part.salt ?? '', part.value ?? '', scene.ports.digest));
      }
    }
    assert.equal(new Set([one, other].flatMap(({ ref, sessionRef }) => [ref.salt, sessionRef.salt])).size, 4);
    assert.notEqual(one.ref.commitment, other.ref.commitment);
  });

  it('stands behind the one before it, shop by shop [D5, SE-1]', async () => {
    const scene = makeDomainScene();
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    const first = await scene.useCases.recordConsent(shop.scope, given());
    const foreign = await scene.useCases.recordConsent(other.scope, given({ ref: 'led_two' }));
    const second = await scene.useCases.recordConsent(shop.scope, given());
    assert.deepEqual([first.seq, second.seq, foreign.seq], [1, 2, 1]);
    const zeros = '0'.repeat(64);
    assert.deepEqual(
      [first.previousHash, second.previousHash, foreign.previousHash],
      [zeros, first.hash, zeros],
    );
  });
});

describe('writing down what became of a consent', () => {
  const ACTIONS = ['confirmed', 'withdrawn', 'expired', 'superseded'] as const;
  for (const action of ACTIONS) {
    it(`keeps purpose, notice and person of the consent that was ${action}, and who did it how [D5, CO-6]`, async () => {
      const scene = makeDomainScene();
      const shop = await scene.openShop();
      const granted = await scene.useCases.recordConsent(
        shop.scope,
        given({ purpose: 'card.size', formId: 'data_request' }),
      );
      scene.clock.forward(DAY_MS);
      const change = {
        action,
        ofEvent: granted.id,
        method: 'doi_link',
        actor: 'staff:stf_ada',
        via: 'console',
        ref: 'led_two',
      } as const;
      const event = await scene.useCases.recordConsentChange(shop.scope, change);
      assert.ok(event);
      const { id, ref, sessionRef, hash, keyId, signature, ...rest } = event;
      assert.match(id, /^cse_/);
      assert.notEqual(id, granted.id);
      assert.equal(ref.value, 'led_two');
      assert.match(sessionRef.value ?? '', /^[\w-]{43}$/);
      assert.notEqual(sessionRef.value, granted.sessionRef.value);
      assert.equal(keyId, granted.keyId);
      assert.notEqual(signature, granted.signature);
      assert.equal(hash, consentHash(event, scene.ports.digest));
      assert.deepEqual(rest, {
        shopId: shop.id,
        seq: 2,
        action,
        ofEvent: granted.id,
        purpose: 'card.size',
        noticeId: 'ntc_x',
        formId: 'data_request',
        method: 'doi_link',
        control: null,
        occurredAt: scene.clock.now(),
        actor: 'staff:stf_ada',
        via: 'console',
        subjectKey: 'key-of-a-person',
        subjectKind: 'email',
        pageOrigin: null,
        widgetVersion: '9.9.9',
        adapterVersion: 'wordpress 1.0.0',
        previousHash: granted.hash,
        proofExpiresAt: null,
        endedAt: null,
        endedAs: null,
      });
    });
  }

  it('writes nothing for a consent that is not there, is another shop’s, or whose time is over [SE-1, RE-1]', async () => {
    const scene = makeDomainScene();
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    const granted = await scene.useCases.recordConsent(shop.scope, given());
    const change = {
      action: 'withdrawn',
      ofEvent: granted.id,
      method: 'button',
      actor: 'visitor',
      via: 'receipt',
      ref: 'led_one',
    } as const;
    assert.equal(await scene.useCases.recordConsentChange(other.scope, change), null);
    assert.equal(
      await scene.useCases.recordConsentChange(shop.scope, { ...change, ofEvent: 'cse_none' }),
      null,
    );
    const now = scene.clock.now();
    await scene.stores.consents.eraseOpenings(shop.scope, granted.id, now, now);
    await scene.stores.consents.expire(
      shop.scope,
      { at: now, enquiryEndedUntil: now, marketingEndedUntil: now },
      9,
    );
    assert.equal(await scene.useCases.recordConsentChange(shop.scope, change), null);
    assert.equal((await scene.stores.consents.head(shop.scope)).seq, 1);
  });
});

describe('the hash of a consent', () => {
  const event = aConsentEvent();
  const other: Partial<ConsentEvent> = {
    id: 'cse_other',
    shopId: 'shp_other',
    seq: 2,
    action: 'withdrawn',
    ofEvent: 'cse_first',
    purpose: 'marketing_email',
    noticeId: 'ntc_other',
    formId: 'data_request',
    method: 'button',
    control: null,
    occurredAt: new Date(AT.getTime() + 1),
    actor: 'system',
    via: 'console',
    subjectKey: 'another',
    subjectKind: 'phone',
    ref: { ...event.ref, commitment: 'another' },
    sessionRef: { ...event.sessionRef, commitment: 'another' },
    pageOrigin: null,
    widgetVersion: '0.2.0',
    adapterVersion: 'x 1',
    previousHash: '1'.repeat(64),
  };
  const digest = makeDomainScene().ports.digest;
  for (const [field, value] of Object.entries(other)) {
    it(`changes with its ${field} [CO-9]`, () => {
      assert.notEqual(consentHash({ ...event, [field]: value }, digest), consentHash(event, digest));
    });
  }
  it('changes with the box and with how it started [CO-1, CO-9]', () => {
    assert.ok(event.control);
    const control = { ...event.control, id: 'another' };
    const ticked = { ...event.control, initialState: 'checked' } as never;
    const hashes = [event, { ...event, control }, { ...event, control: ticked }].map((one) =>
      consentHash(one, digest),
    );
    assert.equal(new Set(hashes).size, 3);
  });
  it('stays the same when what it is about is erased [D5, RE-1]', () => {
    const erased = {
      ...event,
      ref: { ...event.ref, salt: null, value: null },
      sessionRef: { ...event.sessionRef, salt: null, value: null },
      proofExpiresAt: AT,
      endedAt: AT,
      endedAs: 'ended',
    };
    assert.equal(consentHash(erased, digest), consentHash(event, digest));
    assert.equal(consentCanonicalText(erased).includes(event.ref.value ?? 'x'), false);
  });
  it('is that of a text whose first word is its version', () => {
    assert.equal(JSON.parse(consentCanonicalText(event)).v, 1);
  });
});

describe('the end of a proof', () => {
  type Case = { purpose: ConsentPurpose; years: number };
  const CASES: readonly Case[] = [
    { purpose: 'reply', years: 2 },
    { purpose: 'card.size', years: 2 },
    { purpose: 'marketing_email', years: 5 },
    { purpose: 'marketing_phone', years: 5 },
  ];
  const opened = async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ enquiryProofYears: 2, marketingProofYears: 5 });
    return { scene, shop };
  };
  for (const { purpose, years } of CASES) {
    it(`is ${years} years after the use of ${purpose} ended; what it is about is erased at once [RE-1, CO-7]`, async () => {
      const { scene, shop } = await opened();
      const { id } = await scene.useCases.recordConsent(
        shop.scope,
        given({ purpose, ref: randomIds.next('led') }),
      );
      await endProofOf(scene)(shop.scope, id, AT);
      const [event] = await shop.ledger();
      const end = new Date(AT);
      end.setUTCFullYear(end.getUTCFullYear() + years);
      assert.deepEqual([event?.endedAt, event?.proofExpiresAt], [AT, end]);
      for (const part of [event?.ref, event?.sessionRef])
        assert.deepEqual([part?.salt, part?.value], [null, null]);
      assert.equal(event?.hash, consentHash(event as ConsentEvent, scene.ports.digest));
    });
  }

  it('is at once where the shop keeps no proofs', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ enquiryProofYears: 0 });
    const { id } = await scene.useCases.recordConsent(shop.scope, given());
    await endProofOf(scene)(shop.scope, id, AT);
    assert.deepEqual((await shop.ledger())[0]?.proofExpiresAt, AT);
  });

  it('is nothing for an event that is not there, has expired, or is of a shop that is gone', async () => {
    const { scene, shop } = await opened();
    const endProof = endProofOf(scene);
    await endProof(shop.scope, 'cse_none', AT);
    const { id } = await scene.useCases.recordConsent(shop.scope, given());
    const due = { at: AT, enquiryEndedUntil: AT, marketingEndedUntil: AT };
    await scene.stores.consents.eraseOpenings(shop.scope, id, AT);
    await scene.stores.consents.expire(shop.scope, due, 9);
    await endProof(shop.scope, id, AT);
    assert.equal((await scene.stores.consents.get(shop.scope, id))?.kind, 'tombstone');
    const gone = await scene.openShop();
    await scene.stores.shopArchive.remove(gone.scope, AT);
    await endProof(gone.scope, id, AT);
  });
});

/** Tests the rule alone: the product never ends a proof early. */
const endProofOf = ({ stores }: ReturnType<typeof makeDomainScene>) => makeEndProof(stores);
