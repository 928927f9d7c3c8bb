import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import { SERVICE_SCOPE } from '../../../service/domain/model/base/tenancy.ts';
import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';

const NEW_PASSWORD = 'another horse battery';

describe('invitations', () => {
  const mailer = { isSet: false, send: async () => '250 Ok' };
  let clock: ReturnType<typeof makeFakeClock>;
  let outbox: ReturnType<typeof watchOutbox>;
  let service: TestService;
  let owner: Merchant;
  let token: string;
  beforeEach(async () => {
    clock = makeFakeClock();
    outbox = watchOutbox();
    mailer.isSet = true;
    service = await startTestService({ stores: outbox.stores, overrides: { clock, mailer } });
    owner = await makeMerchant(service);
    token = await signIn(service, owner.email);
  });
  afterEach(() => service.stop());

  const post = (path: string, body: unknown, by?: string) =>
    call(service, 'POST', path, { body, ...(by === undefined ? {} : { token: by }) });
  const invite = (email: string, by = token, role = 'consultant') =>
    post(`/v1/staff/organisations/${owner.organisationId}/invitations`, { email, role, shopIds: null }, by);
  const newestSecret = async () => secretIn((await outbox.readMails(service)).at(-1) ?? { text: '' });
  const accept = (secret: string) =>
    post('/v1/staff/invitations/accept', { token: secret, name: 'Ewa', password: PASSWORD });
  const secretOf = (reply: Awaited<ReturnType<typeof invite>>) =>
    String(reply.body.link).split('/').at(-1) ?? '';
  const resetPassword = async (email: string) => {
    await service.useCases.requestPasswordReset(email);
    const text = (await outbox.readMails(service)).at(-1)?.text ?? '';
    const secret = /#\/reset\/([\w-]{43})/.exec(text)?.[1] ?? assert.fail(text);
    const reply = await post('/v1/staff/password-reset/finish', { token: secret, password: NEW_PASSWORD });
    assert.equal(reply.status, 204, reply.text);
  };
  const turnOnSecondFactor = async (by: string) => {
    const { secret, ticket } = (await post('/v1/staff/me/second-factor/start', {}, by)).body;
    const code = generateSync({ secret, epoch: clock.now().getTime() / 1000 });
    const on = await post('/v1/staff/me/second-factor/on', { ticket, code, password: PASSWORD }, by);
    assert.equal(on.status, 200, on.text);
  };
  const signInAnew = (email: string) => post('/v1/staff/sign-in', { email, password: NEW_PASSWORD });

  it('go by mail alone where mail is sent: who invites never sees the link [SE-2]', async () => {
    const made = await invite('ewa@example.com');
    assert.equal(made.status, 201, made.text);
    assert.equal(made.body.link, null);
    const secret = await newestSecret();
    assert.ok(!made.text.includes(secret));
    assert.equal((await accept(secret)).status, 200);
    const asOperator = await post(
      '/v1/staff/organisations',
      { name: 'Agencja', kind: 'agency', ownerEmail: 'boss@example.com' },
      token,
    );
    assert.equal(asOperator.status, 201, asOperator.text);
    assert.equal(asOperator.body.link, null);
  });

  it('that came by mail prove the address: a new password keeps the second step [SE-2]', async () => {
    await invite('ewa@example.com');
    const joined = await accept(await newestSecret());
    await turnOnSecondFactor(joined.body.accessToken);
    await resetPassword('ewa@example.com');
    assert.equal((await signInAnew('ewa@example.com')).body.code, 'second_factor_required');
  });

  it('that were handed over prove no address: who gets its mail takes the account back, second step and all [SE-2]', async () => {
    mailer.isSet = false;
    const made = await invite('ceo@bigshop.example');
    const stranger = await accept(secretOf(made));
    await turnOnSecondFactor(stranger.body.accessToken);
    mailer.isSet = true;
    await resetPassword('ceo@bigshop.example');
    assert.equal((await signInAnew('ceo@bigshop.example')).status, 200);
    const reply = await call(service, 'GET', '/v1/staff/me', { token: stranger.body.accessToken });
    assert.equal(reply.status, 401, 'the stranger is signed out');
    const acts = (await service.stores.audit.range(SERVICE_SCOPE, 1, 200)).map(({ action }) => action);
    assert.ok(acts.includes('staff.second_factor_reset'));
  });

  it('do not tell whether an address has an account [SE-2]', async () => {
    mailer.isSet = false;
    const other = await makeMerchant(service);
    const [known, unknown] = [await invite(other.email), await invite('nobody@example.com')];
    const look = async (made: typeof known) => {
      const { status, body } = await post('/v1/staff/invitations/look', { token: secretOf(made) });
      const { email: _, ...rest } = body;
      return { status, rest };
    };
    assert.deepEqual(await look(known), await look(unknown));
    const without = async (made: typeof known) => {
      const { status, body } = await post('/v1/staff/invitations/accept', {
        token: secretOf(made),
        password: PASSWORD,
      });
      return { status, fields: body.fields };
    };
    assert.deepEqual(await without(known), await without(unknown), 'a name is asked of both');
  });

  it('lock an account after ten wrong passwords like a sign-in [SE-2]', async () => {
    mailer.isSet = false;
    const other = await makeMerchant(service);
    const secret = secretOf(await invite(other.email));
    const tryIt = (password: string) =>
      post('/v1/staff/invitations/accept', { token: secret, name: 'Ewa', password });
    for (let tries = 0; tries < 10; tries += 1) {
      assert.equal((await tryIt('wrong horse battery')).status, 401);
    }
    assert.equal((await tryIt(PASSWORD)).status, 429);
    assert.equal((await post('/v1/staff/sign-in', { email: other.email, password: PASSWORD })).status, 429);
  });

  it('say until when the link works as people write it in the language, with the zone', async () => {
    const ways = {
      pl: /Link działa raz, do 26 listopada 2026 11:00 CET\./,
      en: /expires on 26 November 2026 at 11:00 CET\./,
      de: /bis 26\. November 2026 um 11:00 MEZ\./,
    };
    for (const locale of LOCALES) {
      await service.stores.staff.update(owner.ownerId, { locale });
      assert.equal((await invite(`ewa.${locale}@example.com`)).status, 201);
      assert.match((await outbox.readMails(service)).at(-1)?.text ?? '', ways[locale]);
    }
  });

  it('end with who made them: one who was removed lets nobody in [SE-3]', async () => {
    const manager = await addMember(service, owner.organisationId, 'manager');
    mailer.isSet = false;
    const by = await signIn(service, manager.email);
    const before = secretOf(await invite('friend@example.com', by, 'manager'));
    const late = secretOf(await invite('late@example.com', by, 'manager'));
    const base = `/v1/staff/organisations/${owner.organisationId}`;
    const removed = await call(service, 'DELETE', `${base}/members/${manager.id}`, { token });
    assert.equal(removed.status, 204, removed.text);
    const { body } = await call(service, 'GET', `${base}/people`, { token });
    assert.deepEqual(body.invitations, []);
    assert.deepEqual(await service.stores.mails.list(SERVICE_SCOPE, 10), [], 'mails that wait are gone too');
    for (const secret of [before, late]) assert.equal((await accept(secret)).status, 410);
  });

  it('that were made while their maker was being removed let nobody in either [SE-3]', async () => {
    mailer.isSet = false;
    const manager = await addMember(service, owner.organisationId, 'manager');
    const secret = secretOf(await invite('friend@example.com', await signIn(service, manager.email)));
    await service.stores.memberships.remove(owner.organisationId, manager.id);
    assert.equal((await accept(secret)).status, 410);
  });

  it('give a member the higher role or the further shops, with an entry in the activity log [PR-6]', async () => {
    mailer.isSet = false;
    const member = await addMember(service, owner.organisationId, 'consultant', [owner.shop.id]);
    const secret = secretOf(await invite(member.email, token, 'owner'));
    assert.equal((await accept(secret)).status, 200);
    const held = await service.stores.memberships.listByStaff(member.staffId);
    const { email: _, ...before } = member;
    assert.deepEqual(held, [{ ...before, role: 'owner', shopIds: null }]);
    const { body } = await call(service, 'GET', '/v1/staff/activity', { token });
    const acts = body.acts.map((act: { action: string }) => act.action);
    assert.ok(acts.includes('member.widen'), String(acts));
    assert.ok(!acts.includes('member.join'), 'nobody joined');
    const path = `/v1/staff/organisations/${owner.organisationId}`;
    const by = await signIn(service, member.email);
    const { body: people } = await call(service, 'GET', `${path}/people`, { token: by });
    const first = people.members.find((row: { staffId: string }) => row.staffId === owner.ownerId);
    const removed = await call(service, 'DELETE', `${path}/members/${first.id}`, { token: by });
    assert.equal(removed.status, 204, removed.text);
  });

  it('that would give a member nothing are refused, and those accepted later take nothing away', async () => {
    mailer.isSet = false;
    const member = await addMember(service, owner.organisationId, 'consultant');
    const early = secretOf(await invite('ewa@example.com', token, 'consultant'));
    clock.forward(6 * 60_000);
    const late = secretOf(await invite('ewa@example.com', token, 'manager'));
    assert.equal((await accept(late)).status, 200);
    assert.equal((await accept(early)).status, 200);
    const ewa = await service.stores.staff.findByEmail('ewa@example.com');
    const roles = await service.stores.memberships.listByStaff(ewa?.id ?? 'stf_none');
    assert.deepEqual(
      roles.map(({ role }) => role),
      ['manager'],
    );
    for (const role of ['consultant', 'auditor']) {
      const refused = await invite(member.email, token, role);
      assert.equal(refused.status, 409, refused.text);
      assert.ok('email' in refused.body.fields);
    }
  });

  it('let nobody in whose inviter is removed while they join [SE-3]', async () => {
    mailer.isSet = false;
    const { organisationId } = owner;
    const manager = await addMember(service, organisationId, 'manager');
    const secret = secretOf(await invite('friend@example.com', await signIn(service, manager.email)));
    const { use } = outbox.stores.invitations;
    outbox.stores.invitations.use = async (...args) => {
      await service.stores.memberships.remove(organisationId, manager.id);
      return use(...args);
    };
    assert.equal((await accept(secret)).status, 410);
    const members = await service.stores.memberships.listByOrganisation(organisationId);
    assert.deepEqual(
      members.map(({ staffId }) => staffId),
      [owner.ownerId],
    );
    assert.equal(await service.stores.staff.findByEmail('friend@example.com'), null);
  });
});
