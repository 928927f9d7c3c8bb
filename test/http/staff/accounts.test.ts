import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { aConversation } from '../../support/builders/builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  type Reply,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const HALF_MINUTE = 30_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NEW_PASSWORD = 'another horse battery';

describe('staff accounts', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let service: TestService;
  let owner: Merchant;
  beforeEach(async () => {
    clock = makeFakeClock();
    service = await startTestService({ overrides: { clock } });
    owner = await makeMerchant(service);
  });
  afterEach(() => service.stop());

  const post = (path: string, body: unknown, token?: string) =>
    call(service, 'POST', path, { body, ...(token === undefined ? {} : { token }) });
  const signInAs = (email: string, password = PASSWORD) => post('/v1/staff/sign-in', { email, password });
  const secondStep = (ticket: string, code: string) =>
    post('/v1/staff/sign-in/second-step', { ticket, code });
  const codeOf = (secret: string) => generateSync({ secret, epoch: clock.now().getTime() / 1000 });
  const me = async (token: string) => (await call(service, 'GET', '/v1/staff/me', { token })).body;

  /** Sets up the second factor and moves the clock 30 seconds, for a new code. */
  const setUp = async (email: string): Promise<{ token: string; secret: string; codes: string[] }> => {
    const token = await signIn(service, email);
    const start = await post('/v1/staff/me/second-factor/start', {}, token);
    const { secret, ticket } = start.body;
    const on = await post(
      '/v1/staff/me/second-factor/on',
      { ticket, code: codeOf(secret), password: PASSWORD },
      token,
    );
    assert.equal(on.status, 200, on.text);
    clock.forward(HALF_MINUTE);
    return { token, secret, codes: on.body.codes };
  };
  const ticketOf = (reply: Reply): string => {
    assert.deepEqual([reply.status, reply.body.code], [403, 'second_factor_required'], reply.text);
    assert.equal(reply.headers.get('set-cookie'), null);
    return reply.body.details.ticket;
  };
  const join = async (email: string, role = 'consultant', by = owner) => {
    const path = `/v1/staff/organisations/${by.organisationId}/invitations`;
    const made = await post(path, { email, role, shopIds: null }, await signIn(service, by.email));
    const secret = String(made.body.link).split('/').at(-1);
    const joined = await post('/v1/staff/invitations/accept', {
      token: secret,
      name: 'Ewa',
      password: PASSWORD,
    });
    assert.equal(joined.status, 200, joined.text);
    return String(joined.body.accessToken);
  };

  describe('second step', () => {
    it('is asked for after the password, and the password alone opens nothing [SE-2]', async () => {
      const { secret } = await setUp(owner.email);
      const ticket = ticketOf(await signInAs(owner.email));
      assert.equal((await call(service, 'GET', '/v1/staff/me', { token: ticket })).status, 401);
      const signed = await secondStep(ticket, codeOf(secret));
      assert.equal(signed.status, 200, signed.text);
      assert.match(signed.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/);
      assert.equal((await me(signed.body.accessToken)).secondFactor.recoveryCodes, 10);
    });

    it('takes each code of the phone once [SE-2]', async () => {
      const { secret } = await setUp(owner.email);
      const code = codeOf(secret);
      assert.equal((await secondStep(ticketOf(await signInAs(owner.email)), code)).status, 200);
      const again = await secondStep(ticketOf(await signInAs(owner.email)), code);
      assert.deepEqual([again.status, again.body.code], [401, 'credentials_wrong']);
      clock.forward(HALF_MINUTE);
      const both = await Promise.all([
        secondStep(ticketOf(await signInAs(owner.email)), codeOf(secret)),
        secondStep(ticketOf(await signInAs(owner.email)), codeOf(secret)),
      ]);
      assert.deepEqual(both.map((reply) => reply.status).sort(), [200, 401], 'two at the same moment');
    });

    it('takes each recovery code once, written as people write it [SE-2]', async () => {
      const { codes, secret } = await setUp(owner.email);
      assert.equal(new Set(codes).size, 10);
      const typed = ` ${codes[0]?.toLowerCase().replace('-', ' ')} `;
      const first = await secondStep(ticketOf(await signInAs(owner.email)), typed);
      assert.equal(first.status, 200, first.text);
      assert.equal((await me(first.body.accessToken)).secondFactor.recoveryCodes, 9);
      const second = await secondStep(ticketOf(await signInAs(owner.email)), typed);
      assert.equal(second.status, 401);
      const fresh = await post(
        '/v1/staff/me/second-factor/recovery-codes',
        { code: codeOf(secret) },
        first.body.accessToken,
      );
      assert.equal(fresh.body.codes.length, 10);
      const old = await secondStep(ticketOf(await signInAs(owner.email)), codes[1] ?? '');
      assert.equal(old.status, 401, 'old ones are worth nothing');
      const renewed = await secondStep(ticketOf(await signInAs(owner.email)), fresh.body.codes[0]);
      assert.equal(renewed.status, 200);
    });

    it('locks after five wrong codes, whoever knows the password [SE-2]', async () => {
      const { secret } = await setUp(owner.email);
      const ticket = ticketOf(await signInAs(owner.email));
      for (let tries = 1; tries <= 5; tries += 1) {
        assert.equal((await secondStep(ticket, '000000')).status, 401, `try ${tries}`);
      }
      const right = await secondStep(ticketOf(await signInAs(owner.email)), codeOf(secret));
      assert.deepEqual([right.status, right.body.code], [429, 'rate_limited']);
      clock.forward(15 * MINUTE + 1);
      assert.equal((await secondStep(ticketOf(await signInAs(owner.email)), codeOf(secret))).status, 200);
    });

    it('refuses a ticket that is old, forged or from before a new password [SE-2]', async () => {
      const { secret } = await setUp(owner.email);
      const ticket = ticketOf(await signInAs(owner.email));
      const [id, until, mac] = ticket.split('.');
      const longer = `${id}.${Number(until) + DAY}.${mac}`;
      for (const forged of [longer, `${owner.ownerId}.${until}.${'A'.repeat(43)}`, 'x', '..']) {
        assert.equal((await secondStep(forged, codeOf(secret))).status, 401, forged);
      }
      clock.forward(5 * MINUTE);
      assert.equal((await secondStep(ticket, codeOf(secret))).status, 401);
      const fresh = ticketOf(await signInAs(owner.email));
      await service.stores.staff.update(owner.ownerId, { passwordHash: 'changed' });
      assert.equal((await secondStep(fresh, codeOf(secret))).status, 401);
    });

    it('is kept sealed, and its recovery codes as hashes [SE-5]', async () => {
      const { secret, codes } = await setUp(owner.email);
      const row = JSON.stringify(await service.stores.staff.get(owner.ownerId));
      for (const plain of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))]) {
        assert.ok(!row.includes(plain));
      }
      assert.ok(!service.logLines.join('').includes(secret));
    });

    it('signs out every other browser when it is turned on', async () => {
      const elsewhere = await signIn(service, owner.email);
      const { token } = await setUp(owner.email);
      assert.equal((await call(service, 'GET', '/v1/staff/me', { token: elsewhere })).status, 401);
      assert.equal((await call(service, 'GET', '/v1/staff/me', { token })).status, 200);
    });

    it('is turned off with password and code only', async () => {
      const { token, secret } = await setUp(owner.email);
      const off = (given: { password?: string; code?: string }) =>
        post('/v1/staff/me/second-factor/off', { password: PASSWORD, code: codeOf(secret), ...given }, token);
      assert.equal((await off({ password: 'wrong' })).status, 401);
      assert.equal((await off({ code: '000000' })).status, 401);
      assert.equal((await off({})).status, 204);
      assert.equal((await signInAs(owner.email)).status, 200);
    });

    it('is never said to be off while it is on: a change at the same moment is told [SE-2]', async () => {
      const { token, secret } = await setUp(owner.email);
      const { staff, audit } = service.stores;
      const { changeSecondFactor } = staff;
      staff.changeSecondFactor = async (id, version, next) =>
        next !== null && changeSecondFactor(id, version, next);
      const body = { password: PASSWORD, code: codeOf(secret) };
      const off = await post('/v1/staff/me/second-factor/off', body, token);
      assert.deepEqual([off.status, off.body.code], [409, 'conflict']);
      const acts = (await audit.range(SERVICE_SCOPE, 1, 200)).map(({ action }) => action);
      assert.ok(!acts.includes('staff.second_factor_off'));
    });

    it('is no way around by an invitation to another company [SE-2]', async () => {
      const { secret } = await setUp(owner.email);
      const other = await makeMerchant(service);
      const made = await post(
        `/v1/staff/organisations/${other.organisationId}/invitations`,
        { email: owner.email, role: 'consultant', shopIds: null },
        await signIn(service, other.email),
      );
      const token = String(made.body.link).split('/').at(-1);
      const ticket = ticketOf(
        await post('/v1/staff/invitations/accept', { token, name: 'Ewa', password: PASSWORD }),
      );
      const signed = await secondStep(ticket, codeOf(secret));
      assert.equal((await me(signed.body.accessToken)).organisations.length, 2);
    });

    it('can be demanded of owners, who then reach only their own account until they have it [SE-2]', async () => {
      const rule = (owners: boolean, token: string) =>
        call(service, 'PUT', `/v1/staff/organisations/${owner.organisationId}/second-factor`, {
          body: { owners },
          token,
        });
      const joined = await join('second-owner@example.com', 'owner');
      const consultant = await join('consultant@example.com');
      assert.equal((await rule(true, joined)).body.code, 'conflict', 'not before one has it oneself');
      assert.equal((await rule(true, consultant)).status, 403);
      const { token } = await setUp(owner.email);
      assert.equal((await rule(true, token)).status, 204);
      const late = await signIn(service, 'second-owner@example.com');
      const shop = await call(service, 'GET', `/v1/staff/shops/${owner.shop.id}`, { token: late });
      assert.deepEqual([shop.status, shop.body.code], [403, 'second_factor_required']);
      assert.equal((await me(late)).mustSetSecondFactor, true);
      const set = await setUp('second-owner@example.com');
      const open = await call(service, 'GET', `/v1/staff/shops/${owner.shop.id}`, { token: set.token });
      assert.equal(open.status, 200);
      const free = await signIn(service, 'consultant@example.com');
      assert.equal((await call(service, 'GET', '/v1/staff/inbox', { token: free })).status, 200);
    });

    it('is reset by an owner for own people alone, by the operator for the rest, and written down [SE-3]', async () => {
      await join('ewa@example.com');
      await setUp('ewa@example.com');
      const token = await signIn(service, owner.email);
      const people = await call(service, 'GET', `/v1/staff/organisations/${owner.organisationId}/people`, {
        token,
      });
      const ewa = people.body.members.find((member: { email: string }) => member.email === 'ewa@example.com');
      assert.equal(ewa.hasSecondFactor, true);
      const reset = (by: string) =>
        post(`/v1/staff/organisations/${owner.organisationId}/members/${ewa.id}/second-factor/reset`, {}, by);
      const other = await makeMerchant(service);
      await service.stores.memberships.insert({
        id: service.ports.ids.next('mbr'),
        staffId: ewa.staffId,
        organisationId: other.organisationId,
        role: 'consultant',
        shopIds: null,
        since: clock.now(),
      });
      assert.equal((await reset(token)).status, 403, 'she works for somebody else too');
      const byEmail = (by: string) =>
        post('/v1/staff/second-factor-resets', { email: 'ewa@example.com' }, by);
      assert.equal((await byEmail(await signIn(service, other.email))).status, 403);
      assert.equal((await byEmail(token)).status, 204, 'the first owner runs the deployment');
      assert.equal((await signInAs('ewa@example.com')).status, 200);
      const acts = await service.stores.audit.range(SERVICE_SCOPE, 1, 200);
      assert.ok(
        acts.some((act) => act.action === 'staff.second_factor_reset' && act.actor === owner.ownerId),
      );
    });
  });

  describe('a forgotten password', () => {
    const ask = (email: string) => post('/v1/staff/password-reset', { email });
    const linkFor = async (email: string): Promise<string> => {
      await ask(email);
      for (;;) {
        const [mail] = await service.stores.mails.list(SERVICE_SCOPE, 1);
        if (mail?.kind === 'password_reset') {
          const { text } = JSON.parse(await service.ports.vault.openForService(mail.sealed));
          return /#\/reset\/([\w-]{43})/.exec(text)?.[1] ?? assert.fail(text);
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const finish = (token: string, password = NEW_PASSWORD) =>
      post('/v1/staff/password-reset/finish', { token, password });

    it('is asked for with the same answer whether or not the address has an account [SE-2]', async () => {
      const [known, unknown] = [await ask(owner.email), await ask('nobody@example.com')];
      assert.deepEqual([known.status, known.text], [204, '']);
      assert.deepEqual([unknown.status, unknown.text], [known.status, known.text]);
    });

    it('is replaced once by the link, within an hour, and everybody is signed out [SE-2]', async () => {
      const before = await signIn(service, owner.email);
      const token = await linkFor(owner.email);
      assert.equal((await finish(token, 'short')).status, 422);
      assert.equal((await finish(token)).status, 204);
      assert.equal((await call(service, 'GET', '/v1/staff/me', { token: before })).status, 401);
      assert.equal((await signInAs(owner.email)).status, 401);
      assert.equal((await signInAs(owner.email, NEW_PASSWORD)).status, 200);
      assert.equal((await finish(token)).body.code, 'link_invalid');
    });

    it('has a link that is past after an hour, and no other use [SE-2]', async () => {
      const token = await linkFor(owner.email);
      for (const act of ['look', 'confirm']) {
        assert.equal((await post(`/v1/confirmations/${act}`, { secret: token })).status, 410);
      }
      clock.forward(60 * MINUTE);
      assert.equal((await finish(token)).status, 410);
      assert.equal((await finish('A'.repeat(43))).status, 410);
    });

    it('leaves the second step where it is [SE-2]', async () => {
      const { secret } = await setUp(owner.email);
      await finish(await linkFor(owner.email));
      const ticket = ticketOf(await signInAs(owner.email, NEW_PASSWORD));
      assert.equal((await secondStep(ticket, codeOf(secret))).status, 200);
    });

    it('fills no mailbox, however often it is asked for', async () => {
      await linkFor(owner.email);
      await service.useCases.requestPasswordReset(owner.email);
      await service.useCases.requestPasswordReset(owner.email);
      assert.equal((await service.stores.mails.list(SERVICE_SCOPE, 10)).length, 1);
    });
  });

  it('lists where somebody is signed in and signs out everywhere else at once', async () => {
    const [first, second] = [await signIn(service, owner.email), await signIn(service, owner.email)];
    const list = await call(service, 'GET', '/v1/staff/me/sessions', { token: first });
    assert.deepEqual(list.body.sessions.map((session: { isThis: boolean }) => session.isThis).sort(), [
      false,
      true,
    ]);
    assert.deepEqual(Object.keys(list.body.sessions[0]).sort(), ['createdAt', 'id', 'isThis', 'usedAt']);
    assert.equal((await post('/v1/staff/me/sessions/end', {}, first)).status, 204);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token: second })).status, 401);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token: first })).status, 200);
  });

  it('ends 30 days after the last company was left, and the name goes out of old conversations [RE-1]', async () => {
    await join('ewa@example.com');
    const ewa = (await service.stores.staff.findByEmail('ewa@example.com')) ?? assert.fail();
    const scope = scopeOfShop(owner.shop.id);
    const { conversations } = service.stores;
    const assignedTo = { staffId: ewa.id, name: 'Ewa' };
    const talk = aConversation({
      shopId: scope.shopId,
      assignedTo,
      openedAt: clock.now(),
      lastAt: clock.now(),
      subjectKeys: ['somebody'],
      expiresAt: new Date(clock.now().getTime() + 90 * DAY),
    });
    const conversationId = talk.id;
    await conversations.open(scope, talk);
    await service.useCases.sendStaffMessage(scope, ewa, conversationId, {
      after: null,
      ref: service.ports.ids.ref(),
      text: 'Dzień dobry',
    });
    await service.useCases.sweepExpired();
    const [membership] = await service.stores.memberships.listByStaff(ewa.id);
    assert.ok(membership);
    await service.stores.memberships.remove(owner.organisationId, membership.id);
    await service.useCases.sweepExpired();
    clock.forward(30 * DAY - 1);
    await service.useCases.sweepExpired();
    assert.notEqual(await service.stores.staff.get(ewa.id), null);
    clock.forward(1);
    await service.useCases.sweepExpired();
    assert.equal(await service.stores.staff.get(ewa.id), null);
    const kept = JSON.stringify([
      await conversations.find(scope, conversationId),
      await conversations.eventsAfter(scope, conversationId, 0, 10),
    ]);
    assert.doesNotMatch(kept, /\bEwa\b/);
    assert.ok(kept.includes('Dzień dobry'));
    assert.notEqual(await service.stores.staff.get(owner.ownerId), null, 'the operator stays');
  });

  it('keeps no invitation past its 48 hours, used or not [RE-1]', async () => {
    const path = `/v1/staff/organisations/${owner.organisationId}/invitations`;
    const token = await signIn(service, owner.email);
    const made = await post(path, { email: 'late@example.com', role: 'auditor', shopIds: null }, token);
    const secretHash = service.ports.digest.sha256Hex(String(made.body.link).split('/').at(-1) ?? '');
    clock.forward(48 * 60 * MINUTE - 1);
    await service.useCases.sweepExpired();
    assert.notEqual(await service.stores.invitations.findBySecret(secretHash), null);
    clock.forward(1);
    await service.useCases.sweepExpired();
    assert.equal(await service.stores.invitations.findBySecret(secretHash), null);
  });

  it('invites by mail as well, and takes the mail back with the invitation', async () => {
    const path = `/v1/staff/organisations/${owner.organisationId}/invitations`;
    const token = await signIn(service, owner.email);
    const made = await post(path, { email: 'ola@example.com', role: 'consultant', shopIds: null }, token);
    const [mail] = await service.stores.mails.list(SERVICE_SCOPE, 10);
    const content = JSON.parse(await service.ports.vault.openForService(mail?.sealed ?? ''));
    assert.equal(content.to, 'ola@example.com');
    assert.ok(content.text.includes(made.body.link));
    await call(service, 'DELETE', `${path}/${mail?.ref}`, { token });
    assert.deepEqual(await service.stores.mails.list(SERVICE_SCOPE, 10), []);
  });
});
