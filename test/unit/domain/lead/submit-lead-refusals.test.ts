import assert from 'node:assert/strict';
import type { LeadInput } from '../../../../service/domain/lead/lead-input.ts';
import type { Agreement } from '../../../../service/domain/model/agreement/agreement.ts';
import { NO_MARKETING, type Shop } from '../../../../service/domain/model/shop/shop.ts';
import type { ProblemCode } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { type DomainScene, makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Place = { scene: DomainScene; shop: SceneShop };
type Refusal = {
  when: string;
  /** For a hosted service: state of the agreement, or no row. */
  agreement?: Agreement['state'] | 'no row';
  shop?: Partial<Shop>;
  form?: Partial<LeadInput> | ((place: Place) => Promise<Partial<LeadInput>>);
  meanwhile?: (place: Place, form: LeadInput) => Promise<unknown>;
  code: ProblemCode;
  fields?: readonly string[];
  /** Whether the refusal includes the current form, or that there is none. */
  offers: 'form' | 'no form' | 'nothing';
};

const emailed = { email: 'zaneta@example.net', message: 'Czy są rozmiary 42?' };
const FIELDS: Shop['fields'] = { name: 'optional', email: 'optional', phone: 'optional' };
const boxesOf = async ({ scene, shop }: Place): Promise<LeadInput['marketing']> => {
  const { form } = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
  const noticeId = form?.marketing?.notice.id;
  assert.ok(noticeId);
  return { noticeId, channels: ['email'] };
};
const close = (changes: Partial<Shop>) => (place: Place) => place.shop.change(changes);
const wait = (ms: number) => async (place: Place) => place.scene.clock.forward(ms);

const REFUSALS: readonly Refusal[] = [
  // Whether anything may be collected
  {
    when: 'the shop has no agreement with the operator [D7]',
    agreement: 'no row',
    code: 'dpa_required',
    offers: 'nothing',
  },
  {
    when: 'the agreement ended while the form lay open [D7]',
    agreement: 'active',
    meanwhile: ({ scene, shop }) =>
      scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, state: 'terminated' })),
    code: 'dpa_required',
    offers: 'nothing',
  },
  {
    when: 'the owner has not confirmed the settings [TR-2]',
    meanwhile: close({ confirmedAt: null }),
    code: 'setup_incomplete',
    offers: 'nothing',
  },
  {
    when: 'the controller has no address [TR-2]',
    meanwhile: async (place) =>
      place.shop.change({ controller: { ...(await place.shop.now()).controller, address: '' } }),
    code: 'setup_incomplete',
    offers: 'nothing',
  },
  {
    when: 'the shop is leaving [PR-5]',
    meanwhile: close({ closesAt: new Date('2027-01-01T00:00:00.000Z') }),
    code: 'shop_closed',
    offers: 'nothing',
  },
  {
    when: 'the policy page is gone and the shop hides the form then [D3]',
    shop: { whenNoPolicy: 'hide' },
    meanwhile: ({ shop }) => shop.showPolicy({ state: 'unpublished' }),
    code: 'form_closed',
    offers: 'nothing',
  },

  // Token of the form
  { when: 'the form has no token', form: { formToken: '' }, code: 'form_expired', offers: 'form' },
  { when: 'the token is made up', form: { formToken: 'a.b.c' }, code: 'form_expired', offers: 'form' },
  {
    when: 'the token is of another shop [SE-1]',
    form: async ({ scene }) => ({ formToken: (await (await scene.openShop()).fillForm()).formToken }),
    code: 'form_expired',
    offers: 'form',
  },
  {
    when: 'the form lay open for a millisecond over two hours',
    meanwhile: wait(2 * HOUR_MS + 1),
    code: 'form_expired',
    offers: 'form',
  },

  // Notice that the visitor read
  { when: 'no notice was shown [TR-1]', form: { noticeId: null }, code: 'notice_stale', offers: 'form' },
  {
    when: 'the notice is made up [CO-4]',
    form: { noticeId: `ntc_${'0'.repeat(64)}` },
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the notice is one that the shop showed in another language alone [CO-4]',
    form: async ({ shop }) => ({ noticeId: (await shop.fillForm({ locale: 'en' })).noticeId }),
    meanwhile: close({ leadRetentionDays: 90 }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the words of the older notice are not there any more [CO-4]',
    meanwhile: async ({ scene, shop }, { noticeId }) => {
      await shop.change({ leadRetentionDays: 90 });
      if (noticeId !== null) await scene.stores.notices.remove(shop.scope, [noticeId]);
    },
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the page was unpublished while the form lay open [D3, CO-4]',
    meanwhile: ({ shop }) => shop.showPolicy({ state: 'unpublished' }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the page was unpublished and the basis was a request all along [D3, CO-4]',
    shop: { leadBasis: 'request' },
    meanwhile: ({ shop }) => shop.showPolicy({ state: 'unpublished' }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the page moved to another site while the form lay open [D3]',
    meanwhile: ({ shop }) => shop.showPolicy({ state: 'foreign' }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'a notice was shown and the shop now shows none [CO-4]',
    shop: { whenNoPolicy: 'bare' },
    meanwhile: ({ shop }) => shop.showPolicy({ state: 'absent' }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the controller became another [CO-4]',
    meanwhile: async ({ shop }) =>
      shop.change({ controller: { ...(await shop.now()).controller, name: 'Ktoś Inny S.A.' } }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the form asks for another field [CO-4]',
    meanwhile: close({ fields: { ...FIELDS, email: 'required' } }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the legal basis became another [CO-4, D2]',
    meanwhile: close({ leadBasis: 'request' }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'the boxes for offers have other words than those that were ticked [MK-1]',
    shop: { marketing: { ...NO_MARKETING, email: true } },
    form: async (place) => ({ marketing: await boxesOf(place) }),
    meanwhile: close({ marketingProofYears: 2 }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'a box was ticked that the shop does not show [MK-1]',
    shop: { marketing: { ...NO_MARKETING, email: true } },
    form: async (place) => ({
      marketing: { ...(await boxesOf(place)), channels: ['phone'] } as LeadInput['marketing'],
    }),
    code: 'notice_stale',
    offers: 'form',
  },
  {
    when: 'boxes for offers come from a shop that has none [MK-1]',
    form: { marketing: { noticeId: `ntc_${'0'.repeat(64)}`, channels: ['email'] } },
    code: 'notice_stale',
    offers: 'form',
  },

  // Typed by the visitor
  {
    when: 'a required field is missing [TR-5]',
    form: { values: { message: 'Dzień dobry' } },
    code: 'invalid_request',
    fields: ['email'],
    offers: 'nothing',
  },
  {
    when: 'a field is filled in that the shop does not ask for [TR-5]',
    form: { values: { ...emailed, phone: '+48 600 700 800' } },
    code: 'invalid_request',
    fields: ['phone'],
    offers: 'nothing',
  },
  {
    when: 'several fields are wrong: all of them are named [TR-5]',
    shop: { fields: { name: 'off', email: 'required', phone: 'required' } },
    form: { values: { name: 'Żaneta', message: 'Dzień dobry' } },
    code: 'invalid_request',
    fields: ['name', 'email', 'phone'],
    offers: 'nothing',
  },
  {
    when: 'a box for offers by mail is ticked without an address [MK-1]',
    shop: { fields: FIELDS, marketing: { ...NO_MARKETING, email: true } },
    form: async (place) => ({ marketing: await boxesOf(place), values: { message: 'Dzień dobry' } }),
    code: 'invalid_request',
    fields: ['email'],
    offers: 'nothing',
  },

  // Ticked by the visitor
  {
    when: 'the box is not ticked [CO-2]',
    form: { consent: false },
    code: 'consent_required',
    fields: ['consent'],
    offers: 'nothing',
  },
  {
    when: 'only the box for offers is ticked [CO-2, CO-3]',
    shop: { marketing: { ...NO_MARKETING, email: true } },
    form: async (place) => ({ marketing: await boxesOf(place), consent: false }),
    code: 'consent_required',
    fields: ['consent'],
    offers: 'nothing',
  },
];

const traces = async ({ scene, shop }: Place) => ({
  leads: (await scene.stores.leads.ids(shop.scope)).length,
  consents: (await scene.stores.consents.head(shop.scope)).seq,
  subscriptions: (await scene.stores.subscriptions.ids(shop.scope)).length,
  mails: (await scene.stores.mails.list(shop.scope, 10)).length,
  told: scene.events.filter((event) => event.type.startsWith('lead.')).length,
});

describe('a contact form that is refused', () => {
  for (const { when, agreement, shop: changes, form, meanwhile, code, fields, offers } of REFUSALS) {
    it(`leaves nothing behind when ${when}`, async () => {
      const scene = makeDomainScene(agreement === undefined ? {} : { deployment: 'operator-hosted' });
      const shop = await scene.openShop({
        fields: { ...FIELDS, email: 'required', phone: 'off' },
        ...changes,
      });
      const place = { scene, shop };
      if (agreement !== undefined && agreement !== 'no row')
        await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, state: agreement }));
      const input = await shop.fillForm(typeof form === 'function' ? await form(place) : form);
      await meanwhile?.(place, input);
      const before = await traces(place);
      const refusal = await assertRefused(shop.send(input), code, fields);
      assert.deepEqual(await traces(place), before);
      const offered = refusal.details?.form;
      assert.equal(offered === undefined ? 'nothing' : offered === null ? 'no form' : 'form', offers);
    });
  }
});

describe('the order of the refusals', () => {
  it('names the closed form before the stale token, the token before the notice, the notice before fields and box', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const wrong = { formToken: 'a.b.c', noticeId: null, values: { message: 'Dzień dobry' }, consent: false };
    const input = await shop.fillForm(wrong);
    const { formToken, noticeId, values } = await shop.fillForm();
    await shop.change({ closesAt: scene.clock.now() });
    await assertRefused(shop.send(input), 'shop_closed');
    await shop.change({ closesAt: null });
    await assertRefused(shop.send(input), 'form_expired');
    await assertRefused(shop.send({ ...input, formToken }), 'notice_stale');
    await assertRefused(shop.send({ ...input, formToken, noticeId }), 'invalid_request', ['email']);
    await assertRefused(shop.send({ ...input, formToken, noticeId, values }), 'consent_required', [
      'consent',
    ]);
    assert.equal(
      (await shop.send({ ...input, formToken, noticeId, values, consent: true })).lead.ref,
      input.ref,
    );
  });

  it('takes a form with the new token that a refusal brought [CO-4]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    scene.clock.forward(2 * HOUR_MS + MINUTE_MS);
    const { details } = await assertRefused(shop.send(input), 'form_expired');
    const { formToken } = (details?.form ?? {}) as { formToken: string };
    assert.equal((await shop.send({ ...input, formToken })).lead.ref, input.ref);
  });
});
