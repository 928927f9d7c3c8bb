import assert from 'node:assert/strict';
import type { CardPurpose } from '../../../../service/domain/model/card/card.ts';
import { pageOf } from '../../../../service/domain/model/consent/consent-hash.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import type { CardBasis, CardField, ProblemCode } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation, anAgreement } from '../../../support/builders/builders.ts';
import { askedForData } from '../../../support/scenes/card-scene.ts';

const DAY_MS = 24 * 3_600_000;
type Place = Awaited<ReturnType<typeof askedForData>>;

describe('an answer to a data-request card', () => {
  it('is kept sealed, with its consent as the proof, for the days of its purpose [RQ-1, RQ-2, CO-3, SE-5]', async () => {
    const { scene, shop, conversation, ask, cardOf, answer } = await askedForData();
    const cardId = await ask();
    const ref = randomIds.ref();
    const { event } = await answer(cardId, { ref });
    const now = scene.clock.now();
    const card = await cardOf(cardId);
    const key = await scene.ports.vault.subjectKey(shop.scope, 'email', 'zaneta@example.net');
    const [consent, ...others] = await shop.ledger();
    assert.deepEqual(others, []);
    const { state, actRef, answeredAt, subjectKeys, consentEventId, answersExpireAt } = card;
    assert.deepEqual(
      { state, actRef, answeredAt, subjectKeys, consentEventId, answersExpireAt },
      {
        state: 'answered',
        actRef: ref,
        answeredAt: now,
        subjectKeys: [key],
        consentEventId: consent?.id,
        answersExpireAt: new Date(now.getTime() + 30 * DAY_MS),
      },
    );
    assert.equal(await scene.ports.vault.open(shop.scope, card.sealed ?? ''), '["zaneta@example.net"]');
    assert.deepEqual(event.body, { kind: 'card', cardId, state: 'answered', request: null, name: null });
    const { action, purpose, formId, method, control, noticeId, subjectKey, subjectKind, via } =
      consent ?? {};
    assert.deepEqual(
      {
        action,
        purpose,
        formId,
        method,
        control,
        noticeId,
        subjectKey,
        subjectKind,
        page: consent && pageOf(consent),
        via,
      },
      {
        action: 'granted',
        purpose: 'card.size',
        formId: 'data_request',
        method: 'checkbox',
        control: { id: 'consent-card', initialState: 'unchecked' },
        noticeId: card.noticeId,
        subjectKey: key,
        subjectKind: 'email',
        page: 'https://sklep.example/buty',
        via: 'widget',
      },
    );
    assert.deepEqual([consent?.ref.value, consent?.sessionRef.value], [cardId, ref]);
    assert.deepEqual((await conversation()).subjectKeys, [key]);
  });

  type Basis = { basis: CardBasis; consents: number };
  const BASES: readonly Basis[] = [
    { basis: 'consent', consents: 1 },
    { basis: 'contract', consents: 0 },
    { basis: 'interest', consents: 0 },
  ];
  for (const { basis, consents } of BASES) {
    it(`under ${basis} writes ${consents} consents, whatever the box says [D2, CO-8]`, async () => {
      const { shop, ask, cardOf, answer } = await askedForData({ basis });
      const cardId = await ask();
      await answer(cardId, { consent: true });
      assert.equal((await shop.ledger()).length, consents);
      assert.equal((await cardOf(cardId)).consentEventId !== null, consents === 1);
    });
  }

  type Typed = {
    what: string;
    fields: readonly CardField[];
    values: readonly string[];
    kept: readonly string[];
    kind: string;
    keys: number;
  };
  const TYPED: readonly Typed[] = [
    {
      what: 'a number alone',
      fields: ['phone'],
      values: [' +48 600 700 800 '],
      kept: ['+48 600 700 800'],
      kind: 'phone',
      keys: 1,
    },
    {
      what: 'neither address nor number',
      fields: ['name'],
      values: ['Żaneta'],
      kept: ['Żaneta'],
      kind: 'none',
      keys: 0,
    },
    {
      what: 'the address first, wherever it stands',
      fields: ['phone', 'email'],
      values: ['+48 600 700 800', 'a@x.example'],
      kept: ['+48 600 700 800', 'a@x.example'],
      kind: 'email',
      keys: 2,
    },
    {
      what: 'the address before the number',
      fields: ['email', 'phone'],
      values: ['a@x.example', '+48 600 700 800'],
      kept: ['a@x.example', '+48 600 700 800'],
      kind: 'email',
      keys: 2,
    },
    {
      what: 'what was left empty, as empty',
      fields: ['email', 'name'],
      values: ['', 'Żaneta'],
      kept: ['', 'Żaneta'],
      kind: 'none',
      keys: 0,
    },
    {
      what: 'what was not sent at all, as empty',
      fields: ['name', 'email'],
      values: ['Żaneta'],
      kept: ['Żaneta', ''],
      kind: 'none',
      keys: 0,
    },
    {
      what: 'a number of a card that is masked',
      fields: ['text'],
      values: ['4111 1111 1111 1111'],
      kept: ['••••'],
      kind: 'none',
      keys: 0,
    },
  ];
  for (const { what, fields, values, kept, kind, keys } of TYPED) {
    it(`keeps ${what} [RQ-2, RQ-4]`, async () => {
      const { scene, shop, ask, cardOf, answer } = await askedForData({ fields });
      const cardId = await ask();
      await answer(cardId, { values });
      const card = await cardOf(cardId);
      assert.deepEqual(JSON.parse(await scene.ports.vault.open(shop.scope, card.sealed ?? '')), kept);
      const [consent] = await shop.ledger();
      assert.deepEqual([consent?.subjectKind, card.subjectKeys.length], [kind, keys]);
      assert.equal(consent?.subjectKey, card.subjectKeys[0] ?? '');
    });
  }

  it('sent again is answered alike and kept once', async () => {
    const { shop, ask, answer } = await askedForData();
    const cardId = await ask();
    const ref = randomIds.ref();
    const first = await answer(cardId, { ref });
    const again = await answer(cardId, { ref, values: ['other@x.example'], consent: false });
    assert.deepEqual([again.isRepeat, again.event.id], [true, first.event.id]);
    assert.equal((await shop.ledger()).length, 1);
  });

  it('of two acts at once one wins; the tick of the other proves nothing [D5, RQ-2]', async () => {
    const { scene, shop, ask, cardOf, answer } = await askedForData();
    const cardId = await ask();
    const both = await Promise.allSettled([answer(cardId), answer(cardId)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const { consentEventId } = await cardOf(cardId);
    for (const { id, endedAt } of await shop.ledger()) {
      assert.deepEqual(endedAt, id === consentEventId ? null : scene.clock.now());
    }
  });
});

describe('a data-request card takes no answer, and nothing is kept,', () => {
  type Refusal = {
    when: string;
    basis?: CardBasis;
    purpose?: Partial<CardPurpose>;
    fields?: readonly CardField[];
    hosted?: boolean;
    meanwhile?: (place: Place, cardId: `crd_${string}`) => Promise<unknown>;
    given?: Parameters<Place['answer']>[1];
    code: ProblemCode;
    faults?: readonly string[];
  };
  const REFUSALS: readonly Refusal[] = [
    {
      when: 'without the visitor’s own tick [CO-2]',
      given: { consent: false },
      code: 'consent_required',
      faults: ['consent'],
    },
    {
      when: 'when the page was unpublished [D3]',
      meanwhile: ({ shop }) => shop.showPolicy({ state: 'unpublished' }),
      code: 'notice_stale',
    },
    {
      when: 'when there is no page any more [D3]',
      meanwhile: ({ shop }) => shop.showPolicy(null),
      code: 'notice_stale',
    },
    {
      when: 'when the controller became another [CO-4]',
      meanwhile: async ({ shop }) =>
        shop.change({ controller: { ...(await shop.now()).controller, name: 'Ktoś Inny' } }),
      code: 'notice_stale',
    },
    {
      when: 'when its words are not kept any more [CO-4]',
      meanwhile: async ({ scene, shop, cardOf }, id) =>
        scene.stores.notices.remove(shop.scope, [(await cardOf(id)).noticeId]),
      code: 'notice_stale',
    },
    {
      when: 'when 24 hours have passed [RQ-1]',
      meanwhile: async ({ scene }) => scene.clock.forward(DAY_MS),
      code: 'conflict',
    },
    {
      when: 'when it was answered before [RQ-2]',
      meanwhile: ({ answer }, id) => answer(id),
      code: 'conflict',
    },
    {
      when: 'when the conversation has ended',
      meanwhile: async ({ scene, shop, conversation }) =>
        scene.useCases.endConversation(shop.scope, await conversation()),
      code: 'conversation_closed',
    },
    {
      when: 'without an agreement [D7]',
      hosted: true,
      meanwhile: ({ scene, shop }) =>
        scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, state: 'terminated' })),
      code: 'dpa_required',
    },
    {
      when: 'while the shop is leaving [PR-5]',
      meanwhile: ({ shop }) => shop.change({ closesAt: new Date(8e14) }),
      code: 'shop_closed',
    },
    {
      when: 'while the settings are not confirmed [TR-2]',
      meanwhile: ({ shop }) => shop.change({ confirmedAt: null }),
      code: 'setup_incomplete',
    },
    {
      when: 'with an address that is none',
      given: { values: ['zaneta'] },
      code: 'invalid_request',
      faults: ['values.0'],
    },
    {
      when: 'with everything left empty',
      fields: ['email', 'name'],
      given: { values: ['', ' '] },
      code: 'invalid_request',
      faults: ['values.0'],
    },
    {
      when: 'with a needed field left empty',
      basis: 'contract',
      purpose: { needed: true },
      fields: ['email', 'name'],
      given: { values: ['a@x.example', ''] },
      code: 'invalid_request',
      faults: ['values.1'],
    },
    {
      when: 'with more values than were asked for [RQ-2]',
      given: { values: ['a@x.example', 'Żaneta'] },
      code: 'invalid_request',
      faults: ['values'],
    },
    {
      when: 'with several faults: all are named',
      fields: ['email', 'phone'],
      given: { values: ['x', 'y'] },
      code: 'invalid_request',
      faults: ['values.0', 'values.1'],
    },
  ];
  for (const {
    when,
    basis = 'consent',
    purpose = {},
    fields = ['email'] as const,
    hosted = false,
    meanwhile,
    given,
    code,
    faults,
  } of REFUSALS) {
    it(when, async () => {
      const place = await askedForData({
        basis,
        purpose,
        fields,
        ...(hosted ? { deployment: 'operator-hosted' as const } : {}),
      });
      const { scene, shop, ask, cardOf, answer } = place;
      if (hosted) await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
      const cardId = await ask();
      await meanwhile?.(place, cardId);
      const [card, seq] = [await cardOf(cardId), (await scene.stores.consents.head(shop.scope)).seq];
      await assertRefused(answer(cardId, given), code, faults);
      assert.deepEqual(await cardOf(cardId), card);
      assert.equal((await scene.stores.consents.head(shop.scope)).seq, seq);
    });
  }

  it('a millisecond before 24 hours have passed it still takes one [RQ-1]', async () => {
    const { scene, ask, cardOf, answer } = await askedForData();
    const cardId = await ask();
    scene.clock.forward(DAY_MS - 1);
    await answer(cardId);
    assert.equal((await cardOf(cardId)).state, 'answered');
  });

  it('nor one from another conversation or shop, nor for a card that is not there [RQ-2, SE-1]', async () => {
    const { scene, shop, ask, answer } = await askedForData();
    const cardId = await ask();
    const other = aConversation({ shopId: shop.id });
    await scene.stores.conversations.open(shop.scope, other);
    const input = { ref: randomIds.ref(), cardId, values: ['a@x.example'], consent: true };
    await assertRefused(scene.useCases.answerCard(await shop.now(), shop.scope, other, input), 'not_found');
    await assertRefused(answer('crd_none'), 'not_found');
    assert.deepEqual(await shop.ledger(), []);
  });
});
