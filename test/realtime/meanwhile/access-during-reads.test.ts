import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Membership } from '../../../service/domain/model/staff/staff.ts';
import type { StaffId } from '../../../service/protocol/vocabulary.ts';
import { unavailable } from '../../../service/store/mongo/base/database-error.ts';
import { bindContracts } from '../../support/scenes/bind-contracts.ts';
import { addMember, call, connectStaff, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { connectFrames, type FrameClient } from '../../support/service/frame-client.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';

describe('consoles whose rights change while they are read', () => {
  const memberships = makeHeldCall<StaffId>();
  let unreadable: StaffId | null = null;
  let isAuditAway = false;
  let areContractsAway = false;
  const dress = (stores: Stores): Stores => ({
    ...stores,
    memberships: {
      ...stores.memberships,
      listByStaff: async (staffId) => {
        if (staffId === unreadable) throw unavailable();
        const held = memberships.meet(staffId);
        const rows = await stores.memberships.listByStaff(staffId);
        await held();
        return rows;
      },
    },
    audit: {
      ...stores.audit,
      append: async (...given) => {
        if (isAuditAway) throw unavailable();
        return stores.audit.append(...given);
      },
    },
    agencyContracts: {
      ...stores.agencyContracts,
      endByGrant: async (scope, grantId, keptUntil) => {
        const grants = await stores.grants.listByShop(scope);
        // Database away only after the access ended; before that, ending can be repeated.
        const hasEnded = grants.some(({ id, until }) => id === grantId && until !== null);
        if (areContractsAway && hasEnded) throw unavailable();
        return stores.agencyContracts.endByGrant(scope, grantId, keptUntil);
      },
    },
  });
  const chat = setUpLiveChat({ dress, isAlone: true });
  let member: Membership & { email: string };
  beforeEach(async () => {
    member = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
  });
  afterEach(() => {
    unreadable = null;
    isAuditAway = false;
    areContractsAway = false;
  });

  const remove = async (): Promise<number> => {
    const path = `/v1/staff/organisations/${chat.merchant.organisationId}/members/${member.id}`;
    return (await call(chat.service, 'DELETE', path, { token: chat.staff.token })).status;
  };
  const publishChange = (): void =>
    chat.service.ports.bus.publish({ type: 'access.changed', staffId: member.staffId });
  /** A round trip: everything sent to the console before has arrived. */
  const roundTrip = async (console: FrameClient): Promise<void> => {
    const n = console.frames.length;
    console.send({ t: 'session.ping', n });
    await console.next((frame) => frame.t === 'session.pong' && frame.n === n);
  };
  const heard = (console: FrameClient) =>
    console.frames.filter(({ t }) => t === 'conversation.new' || t === 'event.new');
  const assertHearsNothing = async (console: FrameClient): Promise<void> => {
    const { visitor } = await chat.openConversation('poufne');
    await chat.staff.next(isMessage('poufne'));
    await roundTrip(console);
    assert.deepEqual(heard(console), []);
    await visitor.close();
  };

  it('lose the shop when the removal falls into their hello [SE-3]', async () => {
    const token = await signIn(chat.service, member.email);
    const console = await connectFrames(chat.service.origin, '/v1/staff/socket');
    const read = memberships.holdNext(member.staffId);
    console.send({ t: 'session.hello', token, presence: 'here' });
    await read.reached;
    assert.equal(await remove(), 204);
    read.letGo();
    await console.next('session.ready');
    await assertHearsNothing(console);
    await console.close();
  });

  it('are closed when they are signed out during their hello [SE-2]', async () => {
    const token = await signIn(chat.service, member.email);
    const console = await connectFrames(chat.service.origin, '/v1/staff/socket');
    const read = memberships.holdNext(member.staffId);
    console.send({ t: 'session.hello', token, presence: 'here' });
    await read.reached;
    const { staffId } = member;
    for (const sessionId of await chat.service.stores.sessions.revokeAll(staffId, new Date()))
      chat.service.ports.bus.publish({ type: 'session.revoked', staffId, sessionId });
    read.letGo();
    await assert.rejects(console.next('session.ready'), /closed with 4401/u);
  });

  it('follow the newest of two changes, though the first was read more slowly [SE-3]', async () => {
    const console = await connectStaff(chat.service, member.email);
    const read = memberships.holdNext(member.staffId);
    publishChange();
    await read.reached;
    assert.equal(await remove(), 204);
    read.letGo();
    await console.next('access.changed');
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 1);
    await assertHearsNothing(console);
    await console.close();
  });

  it('hear nothing while their rights are read, and afterwards what they may still hear [SE-3]', async () => {
    const console = await connectStaff(chat.service, member.email);
    const read = memberships.holdNext(member.staffId);
    publishChange();
    await read.reached;
    await assertHearsNothing(console);
    console.send({ t: 'session.ping', n: 1, cursor: '2026-01-01T00:00:00.000Z' });
    assert.deepEqual((await console.next('session.pong')).heads, []);
    read.letGo();
    await console.next(isMessage('poufne'));
    await console.close();
  });

  it('write nothing until their rights are read [SE-3]', async () => {
    const console = await connectStaff(chat.service, member.email);
    const { visitor, id } = await chat.openConversation('halo?');
    await console.next(isMessage('halo?'));
    const read = memberships.holdNext(member.staffId);
    assert.equal(await remove(), 204);
    await read.reached;
    console.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'jeszcze tu jestem' });
    await roundTrip(console);
    read.letGo();
    assert.equal((await console.next((frame) => 'ref' in frame)).code, 'not_found');
    for (const client of [console, visitor]) await client.close();
  });

  it('are closed, to say hello again, when their rights cannot be read [SE-3]', async () => {
    const console = await connectStaff(chat.service, member.email);
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 2);
    unreadable = member.staffId;
    assert.equal(await remove(), 204);
    assert.equal((await console.closed).code, 1011);
    await chat.staff.next((frame) => frame.t === 'presence.changed' && frame.here.length === 1);
    const { visitor } = await chat.openConversation('poufne');
    assert.deepEqual(heard(console), []);
    await visitor.close();
  });

  it('lose the shop even when the removal cannot be noted in the activity [SE-3]', async () => {
    const console = await connectStaff(chat.service, member.email);
    isAuditAway = true;
    assert.equal(await remove(), 503);
    isAuditAway = false;
    await console.next('access.changed');
    await assertHearsNothing(console);
    await console.close();
  });

  it('are closed when a second step is turned on elsewhere, even when that cannot be noted [SE-2]', async () => {
    const console = await connectStaff(chat.service, member.email);
    const token = await signIn(chat.service, member.email);
    const post = (step: string, body: unknown) =>
      call(chat.service, 'POST', `/v1/staff/me/second-factor/${step}`, { token, body });
    const { secret, ticket } = (await post('start', {})).body;
    isAuditAway = true;
    const on = await post('on', { ticket, code: generateSync({ secret }), password: PASSWORD });
    isAuditAway = false;
    assert.equal(on.status, 503);
    assert.equal((await console.closed).code, 4401);
  });

  it('of an agency lose the shop even when the end of its access fails half-way [SE-3]', async () => {
    const { service, merchant } = chat;
    const email = `agency.${randomUUID()}@example.com`;
    const { organisation } = await service.useCases.createOwner({
      ...{ email, name: 'Szef', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
    });
    const path = `/v1/staff/shops/${merchant.shop.id}/grants`;
    const { token } = chat.staff;
    const body = { agencyCode: organisation.code, role: 'consultant' };
    const given = await call(service, 'POST', path, { token, body });
    assert.equal(given.status, 200, given.text);
    await bindContracts(service, merchant.shop.id);
    const console = await connectStaff(service, email);
    await console.next('presence.changed');
    const [grant] = await service.stores.grants.listByShop(scopeOfShop(merchant.shop.id));
    areContractsAway = true;
    assert.equal((await call(service, 'DELETE', `${path}/${grant?.id}`, { token })).status, 503);
    await console.next('access.changed');
    await assertHearsNothing(console);
    await console.close();
  });
});
