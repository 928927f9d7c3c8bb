import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { OutgoingMail } from '../../../service/domain/model/mail/mailer.ts';
import { readableContent } from '../../support/database/readable-content.ts';
import { AN_ORDER, answering } from '../../support/fakes/door-shop.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call, makeMerchant } from '../../support/scenes/chat-actors.ts';
import { type DoorScene, openDoorScene } from '../../support/scenes/door-scene.ts';

const OF_ANNA = { ...AN_ORDER, number: 'ZAM-77', state: 'Ląduje-w-paczkomacie' };
const ANNA = 'anna@example.com';
const MINUTE_MS = 60_000;

describe('where a visitor’s order is', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00Z');
  const mails: OutgoingMail[] = [];
  let scene: DoorScene;
  let mailed: () => void;
  /** As a shop: number and e-mail must fit, the e-mail only where it was asked for. */
  const answerAsShop = answering(({ number, email }) =>
    number?.toUpperCase() === 'ZAM-77' && (email === null || email?.toLowerCase() === ANNA)
      ? { answer: 'order', email: ANNA, order: OF_ANNA }
      : { answer: 'not_found' },
  );
  before(async () => {
    const mailer = {
      isSet: true,
      send: async (mail: OutgoingMail) => {
        mails.push(mail);
        mailed();
        return '250 Ok';
      },
    };
    scene = await openDoorScene({ overrides: { clock, mailer } });
    assert.equal((await scene.report(['order'])).status, 200);
  });
  after(() => scene.close());
  beforeEach(() => {
    mails.length = 0;
    mailed = () => undefined;
    scene.door.asked.length = 0;
    scene.door.respond(answerAsShop);
  });

  const ask = (number: string, email: string | null) =>
    call(scene.service, 'POST', '/v1/visitor/order-code', {
      body: { shop: scene.merchant.shop.key, number, email, locale: 'pl' },
    });
  const show = (lookup: unknown, code: string, key = scene.merchant.shop.key) =>
    call(scene.service, 'POST', '/v1/visitor/order', { body: { shop: key, lookup, code } });
  const askForMail = async (number: string, email: string | null) => {
    const arrived = new Promise<void>((resolve) => {
      mailed = resolve;
    });
    const asked = await ask(number, email);
    assert.equal(asked.status, 200, asked.text);
    await arrived;
    const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
    return { lookup: asked.body.lookup, code };
  };
  const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('is shown with its parcels to whoever has the code from the order’s own mailbox [AD-53]', async () => {
    const { lookup, code } = await askForMail('zam-77', 'Anna@Example.com');
    const [mail] = mails;
    assert.equal(mail?.to, ANNA);
    assert.match(mail.subject, new RegExp(`^${code} .*ZAM-77`));
    assert.ok(!mail.text.includes(OF_ANNA.state));
    const { order } = (await show(lookup, code)).body;
    assert.deepEqual(order, {
      number: 'ZAM-77',
      state: OF_ANNA.state,
      placedAt: OF_ANNA.placedAt,
      shippedAt: OF_ANNA.shippedAt,
      parcels: OF_ANNA.parcels,
    });
    assert.deepEqual((await show(lookup, otherCode(code))).body, { order: null });
  });

  it('gets the same answer before the shop is asked, whether an order exists or not, and a mail only where both fit [AD-53]', async () => {
    const held: (() => void)[] = [];
    scene.door.respond((...given) => held.push(() => answerAsShop(...given)));
    const answers = [
      await ask('ZAM-77', ANNA),
      await ask('ZAM-78', ANNA),
      await ask('ZAM-77', 'evil@example.com'),
    ];
    const shapes = answers.map(({ status, text }) => [status, text.replace(/[\w.-]{60,}/, '…')]);
    assert.deepEqual(new Set(shapes.map(String)).size, 1, String(shapes));
    while (held.length < 3) await new Promise(setImmediate);
    assert.deepEqual(mails, []);
    const arrived = new Promise<void>((resolve) => {
      mailed = resolve;
    });
    for (const go of held) go();
    await arrived;
    scene.door.respond(answerAsShop);
    const { code } = await askForMail('ZAM-77', ANNA);
    assert.deepEqual(
      mails.map(({ to }) => to),
      [ANNA, ANNA],
    );
    // A stranger’s question is not opened by the code of another one.
    for (const { body } of answers) assert.deepEqual((await show(body.lookup, code)).body, { order: null });
  });

  it('is found by the number alone where the shop chose so, and the code still goes to the order’s address [AD-53]', async () => {
    const settings = `/v1/staff/shops/${scene.merchant.shop.id}/chat-settings`;
    const refused = await ask('ZAM-77', null);
    assert.deepEqual([refused.status, Object.keys(refused.body.fields)], [422, ['email']]);
    const chosen = await call(scene.service, 'PUT', settings, {
      token: scene.token,
      body: { orderLookup: 'number' },
    });
    assert.equal(chosen.body.orderLookup, 'number');
    const { lookup, code } = await askForMail('ZAM-77', 'evil@example.com');
    assert.equal(mails[0]?.to, ANNA);
    assert.equal(((await show(lookup, code)).body.order as { number: string }).number, 'ZAM-77');
    assert.equal(scene.door.asked[0]?.email, null);
    await call(scene.service, 'PUT', settings, {
      token: scene.token,
      body: { orderLookup: 'number_and_email' },
    });
  });

  it('is not shown after fifteen minutes, in another shop, or for a question that nobody asked [AD-53]', async () => {
    const { lookup, code } = await askForMail('ZAM-77', ANNA);
    const other = await makeMerchant(scene.service);
    const asked = scene.door.asked.length;
    assert.deepEqual((await show(lookup, code, other.shop.key)).body, { order: null });
    assert.deepEqual((await show(`x${lookup}`, code)).body, { order: null });
    assert.deepEqual((await show('', code)).body, { order: null });
    clock.forward(15 * MINUTE_MS + 1);
    assert.deepEqual((await show(lookup, code)).body, { order: null });
    assert.equal(scene.door.asked.length, asked);
  });

  it('says so when the shop does not answer, and shows it at the next press', async () => {
    const { lookup, code } = await askForMail('ZAM-77', ANNA);
    scene.door.respond((response) => response.writeHead(500).end());
    assert.deepEqual((await show(lookup, code)).body.code, 'unavailable');
    scene.door.respond(answerAsShop);
    assert.notEqual((await show(lookup, code)).body.order, null);
  });

  it('leaves one entry in the activity log for each look, and nothing of the order anywhere [MI-4, AD-53]', async () => {
    const scope = scopeOfShop(scene.merchant.shop.id);
    const looks = async () =>
      (await scene.service.stores.audit.range(scope, 0, 1000)).filter(
        ({ action }) => action === 'order.shown',
      );
    const before = (await looks()).length;
    const { lookup, code } = await askForMail('ZAM-77', ANNA);
    await show(lookup, code);
    const noted = (await looks()).slice(before);
    assert.deepEqual(
      noted.map(({ actor, target, details }) => [actor, target, details]),
      [['visitor', scene.merchant.shop.id, {}]],
    );
    const logs = scene.service.logLines.join('\n');
    const stored = await readableContent(scene.service.stores, scene.merchant.shop.id);
    for (const fact of ['ZAM-77', ANNA, OF_ANNA.state, '620012345678', code]) {
      assert.ok(!logs.includes(fact), `${fact} stands in the logs`);
      assert.ok(!stored.includes(fact), `${fact} is stored`);
    }
  });

  it('is offered to visitors only while the shop’s server answers for orders [AD-50]', async () => {
    const session = async () =>
      (await call(scene.service, 'GET', `/v1/visitor/session?shop=${scene.merchant.shop.key}&locale=pl`))
        .body;
    assert.equal((await session()).orderLookup, 'number_and_email');
    await scene.report(['customer']);
    assert.equal((await session()).orderLookup, null);
    assert.equal((await ask('ZAM-77', ANNA)).status, 404);
    assert.deepEqual(scene.door.asked, []);
    await scene.report(['order']);
  });
});

describe('tries at an order', () => {
  let scene: DoorScene;
  before(async () => {
    scene = await openDoorScene({
      env: { ZGODA_LIMIT_FACTOR: '1' },
      overrides: { mailer: takingMailer },
    });
    await scene.report(['order']);
    scene.door.respond(answering(() => ({ answer: 'not_found' })));
  });
  after(() => scene.close());
  const ask = (number: string, token?: string) =>
    call(scene.service, 'POST', '/v1/visitor/order-code', {
      body: { shop: scene.merchant.shop.key, number, email: ANNA, locale: 'pl' },
      ...(token === undefined ? {} : { token }),
    });

  it('are five for a conversation, and five codes for each [AD-53]', async () => {
    const { token } = await scene.startChat(null);
    const tries = [];
    for (let n = 0; n < 6; n += 1) tries.push(await ask(`A-${n}`, token));
    assert.deepEqual(
      tries.map(({ status }) => status),
      [200, 200, 200, 200, 200, 429],
    );
    const codes = [];
    for (let n = 0; n < 6; n += 1)
      codes.push(
        await call(scene.service, 'POST', '/v1/visitor/order', {
          body: { shop: scene.merchant.shop.key, lookup: tries[0]?.body.lookup, code: `00000${n}` },
        }),
      );
    assert.deepEqual(
      codes.map(({ status }) => status),
      [200, 200, 200, 200, 200, 429],
    );
  });

  it('are five for one number, whoever asks and however it is written [AD-53]', async () => {
    const statuses = [];
    for (const written of ['B-1', 'b-1', ' #B-1', 'B-1 ', '# b-1', 'B-1']) {
      const { token } = await scene.startChat(null);
      statuses.push((await ask(written, token)).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
  });
});
