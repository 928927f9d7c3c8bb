import assert from 'node:assert/strict';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

const EMAIL = 'anna.nowak@person.example';
const DAY_MS = 86_400_000;

describe('the answer to a request about data', () => {
  let sink: SmtpSink;
  let clock: ReturnType<typeof makeFakeClock>;
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let beforeMailsRead: () => Promise<unknown>;
  const dress = (stores: Stores): Stores => ({
    ...stores,
    mails: {
      ...stores.mails,
      findBySubject: async (scope, key) => {
        await beforeMailsRead();
        return stores.mails.findBySubject(scope, key);
      },
    },
  });
  const start = async (env: Record<string, string>) => {
    clock = makeFakeClock();
    beforeMailsRead = async () => undefined;
    service = await startTestService({ env, dress, overrides: { clock } });
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  };
  beforeEach(async () => {
    sink = await startSmtpSink();
  });
  afterEach(async () => {
    await service.stop();
    await sink.stop();
  });

  const mails = () => service.stores.mails.list(scopeOfShop(merchant.shop.id), 9);
  const read = async (id: string) => (await call(service, 'GET', `/v1/staff/requests/${id}`, { token })).body;
  const answered = async () => {
    const wanted = {
      shopId: merchant.shop.id,
      kind: 'access',
      locale: 'pl',
      email: EMAIL,
      identity: 'account',
    };
    const { body: request } = await call(service, 'POST', '/v1/staff/requests', { token, body: wanted });
    const reply = await call(service, 'POST', `/v1/staff/requests/${request.id}/answer`, { token, body: {} });
    assert.equal(reply.status, 200, reply.text);
    return { id: request.id as string, ...reply.body };
  };
  const tried = async () => {
    while ((await mails())[0]?.lastError === null) await new Promise((resolve) => setImmediate(resolve));
  };

  it('is given only once a mail server took its mail; until then the request stays open [RT-1, RT-5]', async () => {
    await start(sink.env);
    sink.refuseWith = { code: 451, text: 'later' };
    const { id, mailed, request } = await answered();
    assert.deepEqual([mailed, request.state, request.closedAt], [true, 'in_progress', null]);
    await tried();
    assert.deepEqual([(await read(id)).state, (await read(id)).answerMail], ['in_progress', 'waiting']);

    sink.refuseWith = null;
    clock.forward(60_000);
    await service.useCases.sendMails();
    const { state, closedAt, answerMail, steps } = await read(id);
    assert.deepEqual([state, closedAt, answerMail], ['done', clock.now().toISOString(), null]);
    assert.deepEqual(steps.map(({ act, actor }: { act: string; actor: string }) => [act, actor]).at(-1), [
      'answer_sent',
      'system',
    ]);
    assert.match(wordsOf(sink.caught[0] ?? assert.fail()), /\/your-data\/#[\w-]{43}/);
  });

  it('is never called dropped while its mail is being taken [RT-1, RT-5]', async () => {
    await start(sink.env);
    sink.refuseWith = { code: 451, text: 'later' };
    const { id } = await answered();
    await tried();
    sink.refuseWith = null;
    clock.forward(60_000);
    beforeMailsRead = () => service.useCases.sendMails();
    const { state, answerMail } = await read(id);
    assert.deepEqual([state, answerMail], ['done', null]);
  });

  it('is not given when its mail was refused or dropped: the request stays on the desk and says so [RT-5]', async () => {
    await start(sink.env);
    sink.refuseWith = { code: 550, text: 'no such mailbox' };
    const { id } = await answered();
    await tried();
    assert.deepEqual([(await read(id)).state, (await read(id)).answerMail], ['in_progress', 'failed']);
    clock.forward(3 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.deepEqual(await mails(), []);
    token = await signIn(service, merchant.email);
    assert.deepEqual([(await read(id)).state, (await read(id)).answerMail], ['in_progress', 'gone']);
    const { body } = await call(service, 'GET', '/v1/staff/requests/open', { token });
    assert.equal(body.open, 1);
    sink.refuseWith = null;
    await call(service, 'POST', `/v1/staff/requests/${id}/answer`, { token, body: {} });
    await service.useCases.sendMails();
    await sink.until(1);
    while ((await mails()).length > 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await read(id)).state, 'done');
  });

  it('is a link for staff to hand over where there is no mail server, and no mail waits for nothing [RT-1]', async () => {
    await start({});
    const { id, url, mailed, request } = await answered();
    assert.deepEqual([mailed, request.state, request.answerMail], [false, 'in_progress', 'by_hand']);
    assert.match(url, /\/your-data\/#[\w-]{43}$/);
    assert.deepEqual(await mails(), []);
    const fetched = async (link: string) => {
      const body = { secret: link.slice(link.indexOf('#') + 1) };
      return (await call(service, 'POST', '/v1/requests/answer', { body })).status;
    };
    const act = async (name: string) =>
      (await call(service, 'POST', `/v1/staff/requests/${id}/${name}`, { token, body: {} })).body;
    const again = await act('answer');
    assert.deepEqual(
      [await fetched(url), await fetched(again.url)],
      [404, 200],
      'a new link ends the old one',
    );
    assert.equal((await read(id)).state, 'in_progress', 'fetched by staff, perhaps');
    const { state, answerMail, steps } = await act('complete');
    assert.deepEqual([state, answerMail], ['done', null]);
    assert.deepEqual([steps.at(-1).act, steps.at(-1).detail], ['done', 'link']);
    assert.equal(await fetched(again.url), 200, 'done, and the person can still open it');
  });
});
