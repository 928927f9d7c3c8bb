import assert from 'node:assert/strict';
import type { Conversation } from '../../../../service/domain/model/conversation/conversation.ts';
import type { Staff } from '../../../../service/domain/model/staff/staff.ts';
import { aConversation, anEvent } from '../../../support/builders/builders.ts';
import { aMembership, anOrganisation, aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const waitForOla = async () => {
  const between = { read: async () => {} };
  const scene = makeDomainScene({
    between: ({ conversations }) => ({
      conversations: {
        ...conversations,
        inbox: async (scope, read) => {
          const page = await conversations.inbox(scope, read);
          await between.read();
          return page;
        },
      },
    }),
  });
  const { clock, stores, useCases, ports } = scene;
  const shop = await scene.openShop();
  const ola = aStaff({ name: 'Ola' });
  await stores.staff.insert(ola);
  const organisation = anOrganisation({ id: (await shop.now()).organisationId });
  await stores.organisations.insert(organisation);
  const membership = aMembership({ staffId: ola.id, organisationId: organisation.id, role: 'consultant' });
  await stores.memberships.insert(membership);

  const say = (conversation: Conversation, author: 'visitor' | 'staff' = 'visitor') =>
    stores.conversations.append(
      shop.scope,
      anEvent(conversation, { author, staffId: author === 'staff' ? ola.id : null, at: clock.now() }),
    );
  const open = async (holder: Staff = ola): Promise<Conversation> => {
    const assignedTo = { staffId: holder.id, name: holder.name };
    const conversation = aConversation({ shopId: shop.id, assignedTo });
    await stores.conversations.open(shop.scope, conversation);
    return conversation;
  };
  const conversation = await open();
  await say(conversation);
  const holderOf = async ({ id }: Conversation) =>
    (await stores.conversations.find(shop.scope, id))?.assignedTo?.name ?? null;
  const isHere = (state: 'here' | 'away' | null, socket = 'socket') =>
    ports.presence.set(
      socket,
      state && {
        staffId: ola.id,
        sessionId: `session of ${socket}`,
        name: ola.name,
        state,
        shopIds: [shop.id],
      },
    );
  const rounds = async (...seconds: number[]): Promise<number> => {
    let given = await useCases.giveBackAbsent();
    for (const each of seconds) {
      clock.forward(each * 1000);
      given += await useCases.giveBackAbsent();
    }
    return given;
  };
  return {
    ...scene,
    between,
    shop,
    ola,
    organisation,
    membership,
    conversation,
    open,
    say,
    holderOf,
    isHere,
    rounds,
  };
};

describe('a chat whose consultant is not here', () => {
  it('goes back to the queue after two minutes, by the service itself, with the mark of what waits', async () => {
    const { events, shop, stores, conversation, holderOf, rounds } = await waitForOla();
    assert.equal(await rounds(60, 59), 0);
    assert.equal(await holderOf(conversation), 'Ola');
    assert.equal(await rounds(1), 1);
    assert.equal(await holderOf(conversation), null);
    const [event] = await stores.conversations.eventsAfter(shop.scope, conversation.id, 1, 9);
    assert.deepEqual(
      [event?.author, event?.staffId, event?.body],
      ['system', null, { kind: 'assigned', assignedTo: null }],
    );
    const told = events.filter((one) => one.type === 'conversation.event');
    assert.deepEqual(
      told.map((one) => [one.event.seq, one.conversation.unread]),
      [[2, 1]],
    );
    assert.equal(await rounds(600), 0, 'once');
  });

  it('goes back after the time that its shop set', async () => {
    const { stores, shop, rounds } = await waitForOla();
    const settings = { shopId: shop.id, purposes: [], rememberDays: 7 as const, giveBackMinutes: 10 };
    await stores.chatSettings.put(shop.scope, settings);
    assert.equal(await rounds(599), 0);
    assert.equal(await rounds(1), 1);
  });

  it('stays with a consultant who is here, or comes back in time', async () => {
    const { conversation, holderOf, isHere, rounds } = await waitForOla();
    isHere('here');
    assert.equal(await rounds(600), 0);
    isHere('away');
    assert.equal(await rounds(60), 0);
    isHere('here');
    assert.equal(await rounds(1), 0);
    isHere('away');
    assert.equal(await rounds(119), 0, 'the time begins anew');
    assert.equal(await holderOf(conversation), 'Ola');
    assert.equal(await rounds(1), 1);
  });

  it('stays while nothing waits for an answer, however long its consultant is gone', async () => {
    const { conversation, say, holderOf, rounds } = await waitForOla();
    await say(conversation, 'staff');
    assert.equal(await rounds(3600), 0);
    await say(conversation);
    assert.equal(await rounds(119), 0);
    await say(conversation, 'staff');
    assert.equal(await rounds(1), 0);
    assert.equal(await holderOf(conversation), 'Ola');
  });

  it('stays when the answer is stored at the moment at which it would go back', async () => {
    const { between, clock, conversation, say, holderOf, useCases, rounds } = await waitForOla();
    await rounds(119);
    clock.forward(1000);
    between.read = async () => void (await say(conversation, 'staff'));
    assert.equal(await useCases.giveBackAbsent(), 0);
    assert.equal(await holderOf(conversation), 'Ola');
  });
});

describe('the chats of somebody who signs out or loses a shop', () => {
  it('all go back at once, answered ones too', async () => {
    const { ola, open, conversation, holderOf, isHere, useCases, ports } = await waitForOla();
    const answered = await open();
    const others = await open(aStaff({ name: 'Ela' }));
    isHere('here');
    ports.presence.end('session of socket');
    assert.equal(await useCases.giveBackOf(ola.id, true), 2);
    assert.deepEqual(
      [await holderOf(conversation), await holderOf(answered), await holderOf(others)],
      [null, null, 'Ela'],
    );
  });

  it('stay while another browser of the person is connected', async () => {
    const { ola, conversation, holderOf, isHere, useCases, ports } = await waitForOla();
    isHere('here');
    isHere('away', 'phone');
    ports.presence.end('session of socket');
    assert.equal(await useCases.giveBackOf(ola.id, true), 0);
    assert.equal(await holderOf(conversation), 'Ola');
  });

  it('go back where the person may not answer any more, and stay elsewhere', async () => {
    const scene = await waitForOla();
    const { ola, organisation, membership, conversation, holderOf, useCases, stores } = scene;
    assert.equal(await useCases.giveBackOf(ola.id, false), 0, 'a change that takes nothing away');
    await stores.memberships.remove(organisation.id, membership.id);
    const other = await scene.openShop();
    const here = aConversation({ shopId: other.id, assignedTo: { staffId: ola.id, name: ola.name } });
    await stores.conversations.open(other.scope, here);
    const { organisationId } = await other.now();
    await stores.organisations.insert(anOrganisation({ id: organisationId }));
    await stores.memberships.insert(aMembership({ staffId: ola.id, organisationId, role: 'consultant' }));
    assert.equal(await useCases.giveBackOf(ola.id, false), 1);
    assert.equal(await holderOf(conversation), null);
    assert.equal((await stores.conversations.find(other.scope, here.id))?.assignedTo?.name, 'Ola');
  });
});
