import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import { SERVICE_SCOPE } from '../../../service/domain/model/base/tenancy.ts';
import type { MailContent } from '../../../service/domain/model/mail/mail.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, type Merchant, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';

const HOUR_MS = 3_600_000;
const FRESH = 'ada.nowa@sklep.example';
const NEW_PASSWORD = 'another horse battery';

describe('another e-mail address of an account', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let outbox: ReturnType<typeof watchOutbox>;
  let service: TestService;
  let owner: Merchant;
  let token: string;
  beforeEach(async () => {
    clock = makeFakeClock();
    outbox = watchOutbox();
    service = await startTestService({ stores: outbox.stores, overrides: { clock } });
    owner = await makeMerchant(service);
    token = await signIn(service, owner.email);
  });
  afterEach(() => service.stop());

  const post = (path: string, body: unknown, by?: string) =>
    call(service, 'POST', path, { body, ...(by === undefined ? {} : { token: by }) });
  const ask = (email = FRESH, more: object = {}) =>
    post('/v1/staff/me/address', { email, password: PASSWORD, ...more }, token);
  const press = (secret: string, password = PASSWORD) =>
    post('/v1/confirmations/confirm', { secret, password });
  const signInAs = async (email: string, password = PASSWORD) =>
    (await post('/v1/staff/sign-in', { email, password })).status;
  const me = async () => (await call(service, 'GET', '/v1/staff/me', { token })).body;
  const account = async () => (await service.stores.staff.get(owner.ownerId)) ?? assert.fail();
  const mailsTo = async (address: string) =>
    (await outbox.readMails(service)).filter(({ to }) => to === address);
  const lastTo = async (address: string): Promise<MailContent & { kind: string }> =>
    (await mailsTo(address)).at(-1) ?? assert.fail(`no mail to ${address}`);
  const acts = async () =>
    (await service.stores.audit.range(SERVICE_SCOPE, 1, 200)).filter(({ action }) =>
      action.startsWith('staff.address'),
    );

  it('changes nothing before the link in the new mailbox is pressed, and then signs in [SE-2]', async () => {
    const asked = await ask('Ada.Nowa@Sklep.example');
    assert.deepEqual([asked.status, asked.body], [202, { hours: 24 }]);
    const waiting = await me();
    assert.deepEqual([waiting.email, waiting.nextAddress.email], [owner.email, FRESH]);
    assert.deepEqual([await signInAs(FRESH), await signInAs(owner.email)], [401, 200]);

    const mail = await lastTo(FRESH);
    assert.equal(mail.kind, 'email_confirmation');
    assert.ok(!mail.text.includes(owner.email), 'a stranger in that mailbox learns no other address');
    const secret = secretIn(mail);
    const seen = await post('/v1/confirmations/look', { secret });
    assert.ok(seen.text.includes(FRESH), seen.text);
    assert.equal((await me()).email, owner.email, 'looking changes nothing');
    const { body, status } = await press(secret);
    assert.deepEqual([status, body.next.href], [200, `${service.origin}/console/`]);
    const changed = await me();
    assert.deepEqual([changed.email, changed.nextAddress], [FRESH, null], 'the session goes on');
    assert.deepEqual([await signInAs(FRESH), await signInAs(owner.email)], [200, 401]);
    assert.equal((await press(secret)).status, 410, 'the link works once');
  });

  it('gives the address to no account whose password the presser does not know [SE-2]', async () => {
    await ask();
    const secret = secretIn(await lastTo(FRESH));
    const wrong = await press(secret, 'what the mailbox owner uses');
    assert.deepEqual([wrong.status, wrong.body.fields], [401, { password: 'is wrong' }]);
    assert.equal((await me()).email, owner.email);
    assert.equal((await press(secret)).status, 200);
  });

  it('asks for the password, and for a code where a second step is on [SE-2]', async () => {
    const wrong = await ask(FRESH, { password: 'not the password' });
    assert.deepEqual([wrong.status, wrong.body.code], [401, 'credentials_wrong']);
    const start = await post('/v1/staff/me/second-factor/start', {}, token);
    const codeNow = () => generateSync({ secret: start.body.secret, epoch: clock.now().getTime() / 1000 });
    const { ticket } = start.body;
    await post('/v1/staff/me/second-factor/on', { ticket, code: codeNow(), password: PASSWORD }, token);
    clock.forward(30_000);
    assert.equal((await ask()).body.fields.code, 'is needed');
    assert.equal((await ask(FRESH, { code: '000000' })).status, 401);
    assert.equal((await account()).nextAddress ?? null, null);
    assert.deepEqual(await mailsTo(FRESH), []);
    assert.equal((await ask(FRESH, { code: codeNow() })).status, 202);
    assert.deepEqual(
      (await acts()).map(({ outcome }) => outcome),
      ['refused', 'refused', 'ok'],
    );
  });

  it('tells the old address when it is asked for and when it is done, without the new one', async () => {
    await ask();
    const asked = await lastTo(owner.email);
    assert.equal(asked.kind, 'address_notice');
    assert.equal(asked.link, `${service.origin}/console/#/forgotten`);
    await press(secretIn(await lastTo(FRESH)));
    const done = await lastTo(owner.email);
    assert.deepEqual([done.kind, done.link], ['address_notice', null]);
    assert.notEqual(done.subject, asked.subject);
    for (const { text, subject } of [asked, done]) assert.ok(!`${text}${subject}`.includes(FRESH));
  });

  it('answers the same for an address that has an account, and changes nothing there [SE-2]', async () => {
    const other = await makeMerchant(service);
    const [known, unknown] = [await ask(other.email), await ask()];
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
    const [mail] = (await mailsTo(other.email)).slice(-1);
    assert.equal(mail?.link, `${service.origin}/console/`);
    assert.equal(secretIn(mail ?? assert.fail()), '', 'the mail holds no link that changes anything');
    assert.equal(await signInAs(other.email), 200);
  });

  it('is refused when the address got an account in the meantime', async () => {
    await ask();
    const secret = secretIn(await lastTo(FRESH));
    const taker = await makeMerchant(service);
    const row = (await service.stores.staff.get(taker.ownerId)) ?? assert.fail();
    await service.stores.staff.insert({ ...row, id: 'stf_taker', email: FRESH });
    const { status, body } = await press(secret);
    assert.equal(status, 200);
    assert.match(body.title, /ma już konto/);
    assert.deepEqual([(await account()).email, (await account()).nextAddress], [owner.email, null]);
    assert.equal((await mailsTo(owner.email)).length, 1, 'nobody is told of a change that was none');
  });

  it('waits for one address at a time, for a day, and can be taken back', async () => {
    await ask('first@sklep.example');
    await ask('second@sklep.example');
    const [first, second] = [await lastTo('first@sklep.example'), await lastTo('second@sklep.example')];
    assert.equal((await press(secretIn(first))).status, 410, 'a newer link replaces older ones');
    assert.equal((await call(service, 'DELETE', '/v1/staff/me/address', { token })).status, 204);
    assert.equal((await me()).nextAddress, null);
    assert.equal((await press(secretIn(second))).status, 410);

    await ask('third@sklep.example');
    clock.forward(24 * HOUR_MS);
    assert.equal((await press(secretIn(await lastTo('third@sklep.example')))).status, 410);
    token = await signIn(service, owner.email);
    assert.equal((await me()).nextAddress, null);
    await service.useCases.sweepAccounts();
    assert.equal((await account()).nextAddress, null, 'the address itself is gone as well [RE-1]');
  });

  it('confirms the address that the link was mailed to, and no other [SE-2]', async () => {
    await ask('first@sklep.example');
    const secret = secretIn(await lastTo('first@sklep.example'));
    await service.stores.staff.update(owner.ownerId, {
      nextAddress: {
        email: 'second@sklep.example',
        from: owner.email,
        linkHash: 'of another link',
        expiresAt: new Date(clock.now().getTime() + HOUR_MS),
      },
    });
    assert.equal((await press(secret)).status, 410);
    assert.equal((await account()).email, owner.email);
  });

  it('ends with a new password, as the notice says [SE-2]', async () => {
    for (const kind of ['own', 'link']) {
      await ask(`${kind}@sklep.example`);
      if (kind === 'own') {
        const change = { currentPassword: PASSWORD, newPassword: PASSWORD };
        await call(service, 'PATCH', '/v1/staff/me', { token, body: change });
      } else {
        await service.useCases.requestPasswordReset(owner.email);
        const reset = /#\/reset\/([\w-]{43})/.exec((await lastTo(owner.email)).text)?.[1];
        const done = await post('/v1/staff/password-reset/finish', { token: reset, password: NEW_PASSWORD });
        assert.equal(done.status, 204);
      }
      assert.equal((await press(secretIn(await lastTo(`${kind}@sklep.example`)))).status, 410, kind);
      assert.equal((await account()).email, owner.email);
    }
  });

  it('leaves the old mailbox no link for a new password, and proves the new one by a mail alone [SE-2]', async () => {
    await service.useCases.requestPasswordReset(owner.email);
    const reset = /#\/reset\/([\w-]{43})/.exec((await lastTo(owner.email)).text)?.[1];
    await ask();
    await press(secretIn(await lastTo(FRESH)));
    const finish = await post('/v1/staff/password-reset/finish', { token: reset, password: NEW_PASSWORD });
    assert.equal(finish.status, 410);
    assert.equal((await account()).addressProvenAt, null, 'no mail server took the link');

    await ask(owner.email);
    const { nextAddress } = await account();
    await service.stores.confirmations.setDelivery(SERVICE_SCOPE, nextAddress?.linkHash ?? '', {
      mailId: 'eml_x',
      sentAt: clock.now(),
      response: '250 OK',
    });
    await press(secretIn(await lastTo(owner.email)));
    assert.deepEqual((await account()).addressProvenAt, clock.now());
  });

  it('goes on where a crash cut it short, and tells once', async () => {
    await ask();
    const secret = secretIn(await lastTo(FRESH));
    const { update } = service.stores.staff;
    let isDown = true;
    service.stores.staff.update = async (id, changes) => {
      if (isDown && changes.name !== undefined) throw new Error('the database is away');
      return update(id, changes);
    };
    assert.equal((await press(secret)).status, 500);
    assert.equal((await account()).email, FRESH);
    isDown = false;
    assert.equal((await press(secret)).status, 200);
    service.stores.staff.update = update;
    assert.equal((await account()).nextAddress, null);
    assert.equal((await mailsTo(owner.email)).length, 2);
  });

  it('fills no mailbox, and is nobody’s way to one’s own address', async () => {
    assert.equal((await ask()).status, 202);
    assert.deepEqual([(await ask()).status, (await mailsTo(FRESH)).length], [429, 1]);
    assert.equal((await ask(owner.email)).body.fields.email, 'is your address already');
    assert.equal((await post('/v1/staff/me/address', { email: FRESH, password: PASSWORD })).status, 401);
  });
});
