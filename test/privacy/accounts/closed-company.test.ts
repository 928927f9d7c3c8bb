import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ACCOUNT_REST_MS } from '../../../service/domain/staff/sweep-accounts.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
import { isQuickRun, testDatabaseUrl } from '../../support/database/database.ts';
import { dumpDatabase } from '../../support/database/dump-database.ts';
import { openStoresAt } from '../../support/database/prepared-database.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';

const DAY_MS = 86_400_000;
const OPERATOR = {
  ZGODA_DEPLOYMENT: 'operator-hosted',
  ZGODA_OPERATOR_NAME: 'Czat Hosting sp. z o.o.',
  ZGODA_OPERATOR_ADDRESS: 'ul. Serwerowa 3, 00-950 Warszawa',
  ZGODA_OPERATOR_EMAIL: 'dane@czat-hosting.example',
};
const COMPANY = aCompany({ legalName: 'Kanarkowa Pracownia', contactEmail: 'kontakt@kanarek.example' });
const OWNER = { name: 'Anna Kanarkowska', email: 'anna@kanarek.example' };
const GUEST = 'gosc@kanarek.example';
const CANARIES = ['Kanark', 'kanarek.example', COMPANY.taxId, COMPANY.address];

describe('a company that its owner closes', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let outbox: ReturnType<typeof watchOutbox>;
  let url = '';
  before(async function () {
    if (isQuickRun) return this.skip();
    url = await testDatabaseUrl();
    outbox = watchOutbox(await openStoresAt(url));
    service = await startTestService({ stores: outbox.stores, env: OPERATOR, overrides: { clock } });
    await addOwner('betrieb@czat-hosting.example', 'Czat Hosting');
  });
  after(() => service?.stop());

  const addOwner = (email: string, organisationName: string) =>
    service.useCases.createOwner({
      ...{ email, name: organisationName, password: PASSWORD, locale: 'pl' as const },
      ...{ kind: 'merchant' as const, organisationName },
    });
  const found = async () =>
    (await dumpDatabase(url))
      .split('\n')
      .filter((part) => CANARIES.some((canary) => part.includes(canary)))
      .map((part) => part.slice(0, part.indexOf(':')))
      .sort();
  const sweep = async (days: number) => {
    clock.forward(days * DAY_MS);
    await service.useCases.sweepExpired();
    await service.useCases.finishDepartures();
  };

  it('leaves nothing of company and owner, of the whole way from registration to leaving [RE-1, PR-5]', async () => {
    const body = { kind: 'merchant', password: PASSWORD, locale: 'pl', company: COMPANY, ...OWNER };
    assert.equal((await call(service, 'POST', '/v1/staff/registration', { body })).status, 202);
    const secret = secretIn((await outbox.readMails(service)).at(-1) ?? assert.fail());
    const pressed = await call(service, 'POST', '/v1/confirmations/confirm', {
      body: { secret, password: PASSWORD },
    });
    assert.equal(pressed.status, 200, pressed.text);
    let token = await signIn(service, OWNER.email);
    const me = await call(service, 'GET', '/v1/staff/me', { token });
    const [{ id: organisationId, name }] = me.body.organisations;
    const path = `/v1/staff/organisations/${organisationId}`;
    const close = () =>
      call(service, 'POST', `${path}/closure`, { token, body: { password: PASSWORD, typedName: name } });

    const shop = { organisationId, name: 'Kanarkowy sklep', url: 'https://kanarek.example/', locale: 'pl' };
    const added = await call(service, 'POST', '/v1/staff/shops', {
      token,
      body: { ...shop, ref: randomUUID(), contactEmail: COMPANY.contactEmail },
    });
    assert.equal(added.status, 201, added.text);
    assert.equal((await close()).status, 409, 'a company with a shop stays');
    const left = await call(service, 'POST', `/v1/staff/shops/${added.body.id}/departure`, {
      token,
      body: { password: PASSWORD, typedName: shop.name },
    });
    assert.equal(left.status, 201, left.text);
    assert.equal((await close()).status, 409, 'until the shop is deleted');
    await sweep(31);
    token = await signIn(service, OWNER.email);
    const reply = { shortcut: 'hej', title: 'Hej', texts: { pl: 'Anna Kanarkowska pozdrawia' } };
    const kept = await call(service, 'POST', `${path}/replies`, { token, body: reply });
    assert.equal(kept.status, 201, kept.text);
    const invited = await call(service, 'POST', `${path}/invitations`, {
      token,
      body: { email: GUEST, role: 'manager', shopIds: null },
    });
    assert.equal(invited.status, 201, invited.text);
    assert.ok((await found()).includes('organisations') && (await found()).includes('invitations'));

    const closed = await close();
    assert.equal(closed.status, 204, closed.text);
    assert.equal(secretIn({ text: invited.body.link ?? '' }).length, 43);
    const look = await call(service, 'POST', '/v1/staff/invitations/look', {
      body: { token: secretIn({ text: invited.body.link }) },
    });
    assert.equal(look.status, 410, look.text);
    assert.deepEqual(await found(), ['staff'], 'the account rests, in case it was a mistake');
    assert.deepEqual((await call(service, 'GET', '/v1/staff/me', { token })).body.organisations, []);

    await sweep(1);
    await sweep(ACCOUNT_REST_MS / DAY_MS);
    assert.deepEqual(await found(), []);
    const again = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: OWNER.email, password: PASSWORD },
    });
    assert.equal(again.status, 401);
    await sweep(10 * 366);
    assert.deepEqual(await found(), []);
  });

  it('is closed to the end by the daily run where that was cut off', async () => {
    const { staff, organisation } = await addOwner('drugi@kanarek.example', 'Druga Kanarkowa');
    await service.stores.organisations.remove(organisation.id);
    assert.deepEqual(await found(), ['staff']);
    await sweep(1);
    assert.deepEqual(await service.stores.memberships.listByStaff(staff.id), []);
    await sweep(ACCOUNT_REST_MS / DAY_MS);
    assert.deepEqual(await found(), []);
  });
});
