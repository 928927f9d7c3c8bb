import assert from 'node:assert/strict';
import type { Stores } from '../../../service/desks/stores.ts';
import { NEW_ACCOUNT } from '../../../service/domain/model/staff/staff.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';

const OPERATOR = {
  ZGODA_DEPLOYMENT: 'operator-hosted',
  ZGODA_OPERATOR_NAME: 'Czat Hosting sp. z o.o.',
  ZGODA_OPERATOR_ADDRESS: 'ul. Serwerowa 3, 00-950 Warszawa',
  ZGODA_OPERATOR_EMAIL: 'dane@czat-hosting.example',
};
const DAY_MS = 24 * 3_600_000;

const wanted = (changes: Record<string, unknown> = {}) => ({
  kind: 'merchant',
  name: 'Żaneta Kowalska',
  email: 'zaneta@pod-lipa.example',
  password: PASSWORD,
  locale: 'pl',
  company: aCompany(),
  ...changes,
});

const countCalls = (stores: Stores): { stores: Stores; calls: string[] } => {
  const calls: string[] = [];
  const watch = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get: (target, key, receiver) => {
        const method = Reflect.get(target, key, receiver);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]) => {
          calls.push(`${name}.${String(key)}`);
          return method.apply(target, given);
        };
      },
    });
  return {
    calls,
    stores: {
      ...stores,
      staff: watch('staff', stores.staff),
      registrations: watch('registrations', stores.registrations),
      confirmations: watch('confirmations', stores.confirmations),
      mails: watch('mails', stores.mails),
      organisations: watch('organisations', stores.organisations),
    },
  };
};

describe('registration of a shop owner or an agency', () => {
  const clock = makeFakeClock(new Date().toISOString());
  const outbox = watchOutbox();
  const { stores, calls } = countCalls(outbox.stores);
  let service: TestService;
  before(async () => {
    service = await startTestService({ stores, env: OPERATOR, overrides: { clock } });
  });
  after(() => service.stop());

  const register = (changes: Record<string, unknown> = {}) =>
    call(service, 'POST', '/v1/staff/registration', { body: wanted(changes) });
  const lastMail = async () => {
    const mail = (await outbox.readMails(service)).at(-1);
    assert.ok(mail);
    return mail;
  };
  const press = (secret: string, password = PASSWORD) =>
    call(service, 'POST', '/v1/confirmations/confirm', { body: { secret, password } });

  it('tells who keeps the account data and why, in full, before anything is typed [TR-1]', async () => {
    for (const locale of ['pl', 'en', 'de']) {
      const { body } = await call(service, 'GET', `/v1/staff/registration?locale=${locale}`);
      assert.equal(body.isOpen, true);
      const text = JSON.stringify(body.notice);
      assert.ok(text.includes('Czat Hosting sp. z o.o.') && text.includes('ul. Serwerowa 3'), locale);
      assert.ok(text.includes('dane@czat-hosting.example'));
      assert.match(text, /Art\. 6|art\. 6/);
      assert.doesNotMatch(text, /\{\w+\}|o\.o\.\./, 'every gap is filled');
      assert.equal(body.notice.paragraphs.length, 6);
      assert.equal(body.isMailSet, false);
    }
  });

  it('makes account and organisation only when the link in the mail was pressed', async () => {
    const asked = await register();
    assert.equal(asked.status, 202, asked.text);
    const mail = await lastMail();
    assert.equal(mail.to, 'zaneta@pod-lipa.example');
    assert.equal(mail.kind, 'email_confirmation');
    assert.doesNotMatch(mail.text, /\{\w+\}|Kowalska|Lipowa|5260001246/, 'a link, not the data');
    assert.equal(await stores.staff.findByEmail('zaneta@pod-lipa.example'), null);
    assert.equal((await stores.organisations.all()).length, 0);

    const secret = secretIn(mail);
    const seen = await call(service, 'POST', '/v1/confirmations/look', { body: { secret } });
    assert.equal(seen.status, 200, seen.text);
    assert.ok(JSON.stringify(seen.body).includes('Sklep Pod Lipą sp. z o.o.'));
    assert.equal((await stores.organisations.all()).length, 0, 'looking makes nothing');

    const done = await press(secret);
    assert.equal(done.status, 200, done.text);
    assert.equal(done.body.next.href, `${service.origin}/console/`);
    const entered = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: 'Zaneta@Pod-Lipa.example', password: PASSWORD },
    });
    assert.equal(entered.status, 200, entered.text);
    const me = await call(service, 'GET', '/v1/staff/me', { token: entered.body.accessToken });
    assert.equal(me.body.isOperator, false);
    assert.equal(me.body.organisations[0].role, 'owner');
    assert.equal(me.body.organisations[0].name, 'Sklep Pod Lipą sp. z o.o.');
    const organisation = await stores.organisations.get(me.body.organisations[0].id);
    assert.deepEqual(organisation?.company, aCompany());
    assert.equal((await press(secret)).status, 410, 'the link works once');
    assert.equal((await stores.organisations.all()).length, 1);
  });

  it('answers a known address like an unknown one, step by step, and tells it by mail', async () => {
    calls.length = 0;
    const fresh = await register({ email: 'neu@laden.example', locale: 'de' });
    const stepsOfFresh = calls.splice(0);
    const known = await register({ locale: 'de' });
    assert.deepEqual(calls, stepsOfFresh);
    assert.equal(known.status, fresh.status);
    assert.equal(known.text, fresh.text);
    const mail = await lastMail();
    assert.equal(mail.subject, 'Sie haben bereits ein Zgoda-Konto');
    assert.equal(secretIn(mail), '', 'no link that confirms');
    assert.equal((await stores.organisations.all()).length, 1);
  });

  it('makes one account when two registrations of one address are confirmed', async () => {
    const email = 'dwa@razy.example';
    await register({ email });
    const first = secretIn(await lastMail());
    await register({ email, name: 'Ktoś Inny' });
    const second = secretIn(await lastMail());
    assert.equal((await press(first)).status, 200);
    const before = (await stores.organisations.all()).length;
    assert.equal((await press(second)).status, 410);
    assert.equal((await stores.organisations.all()).length, before);
    assert.equal((await stores.staff.findByEmail(email))?.name, 'Żaneta Kowalska');
  });

  it('opens an account by a link for nobody but who chose its password [SE-2]', async () => {
    const email = 'biuro@sklep.example';
    await register({ email, password: 'chosen by a stranger' });
    const ofStranger = secretIn(await lastMail());
    await register({ email });
    const own = secretIn(await lastMail());
    const look = await call(service, 'POST', '/v1/confirmations/look', { body: { secret: ofStranger } });
    assert.equal(look.body.passwordLabel, 'Hasło wybrane przy rejestracji');
    const wrong = await press(ofStranger);
    assert.deepEqual([wrong.status, wrong.body.fields], [401, { password: 'is wrong' }]);
    const without = await call(service, 'POST', '/v1/confirmations/confirm', {
      body: { secret: ofStranger },
    });
    assert.deepEqual([without.status, without.body.fields], [422, { password: 'is needed' }]);
    assert.equal(await stores.staff.findByEmail(email), null);
    assert.equal((await press(own)).status, 200);
    const entered = await call(service, 'POST', '/v1/staff/sign-in', { body: { email, password: PASSWORD } });
    assert.equal(entered.status, 200);
  });

  it('takes ten wrong passwords for one link, and locks no other link by them [SE-2]', async () => {
    await register({ email: 'pierwsza@sklep.example' });
    const guessed = secretIn(await lastMail());
    await register({ email: 'druga@sklep.example' });
    const other = secretIn(await lastMail());
    for (let n = 0; n < 10; n += 1) assert.equal((await press(guessed, `guess number ${n}`)).status, 401);
    assert.equal((await press(guessed)).status, 429);
    assert.equal((await press(other)).status, 200);
  });

  it('opens no second account for somebody who was invited meanwhile', async () => {
    const email = 'zaproszona@sklep.example';
    await register({ email });
    const secret = secretIn(await lastMail());
    const { organisationId } = await makeMerchant(service);
    await stores.staff.insert({
      id: 'stf_invited_meanwhile_1',
      email,
      name: 'Ewa',
      passwordHash: await service.ports.passwords.hash('another long password'),
      locale: 'pl',
      isOperator: false,
      ...NEW_ACCOUNT,
      addressProvenAt: null,
      createdAt: clock.now(),
    });
    const before = (await stores.organisations.all()).length;
    const pressed = await press(secret);
    assert.equal(pressed.status, 200);
    assert.equal(pressed.body.title, 'Masz już konto');
    assert.equal((await stores.organisations.all()).length, before);
    assert.equal((await stores.organisations.get(organisationId)) === null, false);
  });

  it('forgets a registration that nobody confirmed after seven days, without a trace [RE-1]', async () => {
    const email = 'nigdy@nikt.example';
    await register({ email });
    const secret = secretIn(await lastMail());
    clock.forward(7 * DAY_MS - 1);
    await service.useCases.sweepExpired();
    assert.equal((await call(service, 'POST', '/v1/confirmations/look', { body: { secret } })).status, 200);
    clock.forward(1);
    await service.useCases.sweepExpired();
    assert.equal((await press(secret)).status, 410);
    assert.deepEqual(await stores.registrations.listExpired(new Date('2100-01-01')), []);
    assert.equal(await stores.staff.findByEmail(email), null);
  });

  it('leaves nothing half made when it was cut short', async () => {
    const email = 'urwana@siec.example';
    await register({ email });
    const secret = secretIn(await lastMail());
    const { insert } = stores.staff;
    const before = (await stores.organisations.all()).length;
    stores.staff.insert = async () => {
      throw new Error('the database went away');
    };
    assert.equal((await press(secret)).status, 500);
    stores.staff.insert = insert;
    assert.equal((await press(secret)).status, 200, 'pressing again goes on where it stopped');
    assert.equal((await stores.organisations.all()).length, before + 1);

    await register({ email: 'druga@siec.example' });
    const lost = secretIn(await lastMail());
    stores.staff.insert = async () => {
      throw new Error('the database went away');
    };
    assert.equal((await press(lost)).status, 500);
    stores.staff.insert = insert;
    clock.forward(8 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.equal(
      (await stores.organisations.all()).length,
      before + 1,
      'the organisation without people is gone',
    );
  });

  it('refuses what is not complete, by field', async () => {
    const refused = await register({
      password: 'short',
      company: aCompany({ taxId: '5260001247', legalName: '' }),
    });
    assert.equal(refused.status, 422);
    assert.deepEqual(Object.keys(refused.body.fields).sort(), ['company.legalName', 'password']);
    const wrongNip = await register({ company: aCompany({ taxId: '5260001247' }) });
    assert.deepEqual(wrongNip.body.fields, { 'company.taxId': 'has a wrong check digit' });
  });

  it('asks nobody for a date of birth or an age [CH-1]', async () => {
    for (const field of ['birthDate', 'age']) {
      const refused = await register({ [field]: '2000-01-01' });
      assert.deepEqual(refused.body.fields, { [field]: 'is not known here' });
    }
  });

  it('turns robots away that fill in the hidden field', async () => {
    const before = (await outbox.readMails(service)).length;
    const refused = await register({ website: 'https://spam.example' });
    assert.equal(refused.status, 422);
    assert.equal((await outbox.readMails(service)).length, before);
  });

  it('keeps no address and nothing typed in the log, and no network address anywhere [MI-1, MI-2]', async () => {
    await register({ email: 'kanarek.4711@prywatny.example', name: 'Kanarek Prywatny' });
    await press(secretIn(await lastMail()));
    const log = service.logLines.join('');
    for (const canary of [
      'kanarek.4711',
      'Kanarek',
      'prywatny.example',
      PASSWORD,
      '5260001246',
      '127.0.0.1',
    ]) {
      assert.equal(log.includes(canary), false, canary);
    }
  });
});

describe('registration that is closed', () => {
  it('is refused, and says whom to ask, where the shop hosts the service itself', async () => {
    const service = await startTestService();
    const { body } = await call(service, 'GET', '/v1/staff/registration?locale=pl');
    assert.equal(body.isOpen, false);
    assert.equal(body.notice, null);
    const refused = await call(service, 'POST', '/v1/staff/registration', { body: wanted() });
    assert.equal(refused.status, 403);
    assert.match(refused.body.detail, /Ask the operator of this service/);
    await service.stop();
  });

  it('can be closed by the operator, who is then named, and tells those who are invited what happens with their data [TR-1]', async () => {
    const service = await startTestService({ env: { ...OPERATOR, ZGODA_REGISTRATION: 'off' } });
    const { body } = await call(service, 'GET', '/v1/staff/registration?locale=pl');
    assert.equal(body.isOpen, false);
    assert.equal(body.operator.email, 'dane@czat-hosting.example');
    assert.match(JSON.stringify(body.notice), /Czat Hosting sp\. z o\.o\., ul\. Serwerowa 3/);
    assert.match(JSON.stringify(body.notice), /osobna umowa powierzenia/);
    assert.equal((await call(service, 'POST', '/v1/staff/registration', { body: wanted() })).status, 403);
    await service.stop();
  });

  it('speaks of no processing agreement where the shop hosts the service itself [TR-1]', async () => {
    const env = { ...OPERATOR, ZGODA_DEPLOYMENT: 'controller-hosted' };
    const service = await startTestService({ env });
    for (const locale of ['pl', 'en', 'de']) {
      const { body } = await call(service, 'GET', `/v1/staff/registration?locale=${locale}`);
      const { text } = body.notice.paragraphs.at(-1);
      assert.doesNotMatch(text, /umowa powierzenia|data-processing agreement|Auftragsverarbeitung|\{/);
      assert.ok(text.length > 100, text);
    }
    await service.stop();
  });

  it('says in the mail to who is invited who keeps the account data, and from whom it has the address [TR-1]', async () => {
    const invited = async (env: Record<string, string>, kind: 'merchant' | 'agency') => {
      const outbox = watchOutbox();
      const service = await startTestService({ stores: outbox.stores, env });
      const email = `${kind}@owner.example`;
      const { organisation } = await service.useCases.createOwner({
        ...{ email, name: 'Ada', password: PASSWORD, locale: 'en', kind, organisationName: 'Pod Lipą' },
      });
      const token = await signIn(service, email);
      const path = `/v1/staff/organisations/${organisation.id}`;
      const company = aCompany({ contactEmail: 'klient@pod-lipa.example' });
      const { status, text } = await (kind === 'merchant'
        ? call(service, 'POST', `${path}/invitations`, {
            ...{ token, body: { email: 'ola@pod-lipa.example', role: 'consultant', shopIds: null } },
          })
        : call(service, 'POST', `${path}/clients`, {
            ...{ token, body: { company, shopName: 'Lipa', url: 'https://lipa.example/', locale: 'en' } },
          }));
      assert.ok(status < 300, text);
      const mail = (await outbox.readMails(service)).at(-1);
      await service.stop();
      return mail?.text ?? '';
    };
    const told =
      /data of your account is Czat Hosting sp\. z o\.o\. We have this address from whoever invites you/;
    for (const kind of ['merchant', 'agency'] as const) assert.match(await invited(OPERATOR, kind), told);
    assert.doesNotMatch(await invited({}, 'merchant'), /data of your account/, 'no notice behind the link');
  });

  it('sends one mailbox no more than five mails a day, whoever asks', async () => {
    const outbox = watchOutbox();
    const service = await startTestService({
      stores: outbox.stores,
      env: { ...OPERATOR, ZGODA_LIMIT_FACTOR: '1' },
    });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const reply = await call(service, 'POST', '/v1/staff/registration', { body: wanted() });
      statuses.push(reply.status);
    }
    assert.deepEqual(statuses, [202, 202, 202, 202, 202, 429]);
    assert.equal((await outbox.readMails(service)).length, 5);
    await service.stop();
  });
});
