import assert from 'node:assert/strict';
import { type RedisServer, startRedis } from '../../../../scripts/setup/redis-server.ts';
import type { Staff } from '../../../../service/domain/model/staff/staff.ts';
import { makeMemoryEventBus } from '../../../../service/outbound/event-bus-memory.ts';
import { makePresenceBoard } from '../../../../service/outbound/presence-board.ts';
import { aConversation, anEvent } from '../../../support/builders/builders.ts';
import { aMembership, anOrganisation, aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { processesOver, until } from '../../../support/redis/two-sharings.ts';

const MINUTE_MS = 60_000;

describe('what jobs conclude while Redis is away', () => {
  let server: RedisServer;
  let processes: ReturnType<typeof processesOver>;
  beforeEach(async () => {
    server = await startRedis();
    processes = processesOver(server);
  });
  afterEach(async () => {
    processes.close();
    await server.stop();
  });

  const start = () =>
    processes.start((sharing) => ({
      board: makePresenceBoard(makeMemoryEventBus(assert.ifError), 0, sharing),
    }));

  const olaElsewhere = async ({ isHeld = true } = {}) => {
    const elsewhere = await start();
    const jobs = await start();
    const scene = makeDomainScene({ overrides: { presence: jobs.board } });
    const { stores, clock } = scene;
    const shop = await scene.openShop();
    const organisation = anOrganisation({ id: (await shop.now()).organisationId });
    await stores.organisations.insert(organisation);
    const join = async (name: string): Promise<Staff> => {
      const staff = aStaff({ name });
      await stores.staff.insert(staff);
      const organisationId = organisation.id;
      await stores.memberships.insert(aMembership({ staffId: staff.id, organisationId, role: 'consultant' }));
      return staff;
    };
    const ola = await join('Ola');
    await join('Ela');
    const assignedTo = isHeld ? { staffId: ola.id, name: ola.name } : null;
    const conversation = aConversation({ shopId: shop.id, assignedTo });
    await stores.conversations.open(shop.scope, conversation);
    await stores.conversations.append(shop.scope, anEvent(conversation, { at: clock.now() }));
    const place = { staffId: ola.id, sessionId: 'ses_Ola', name: 'Ola', shopIds: [shop.id] };
    elsewhere.board.set('socket', { ...place, state: 'here' });
    await until(() => jobs.board.isStaffed(shop.id));
    const lose = async () => {
      await server.kill();
      await until(() => !jobs.board.isStaffed(shop.id));
    };
    const holder = async () =>
      (await stores.conversations.find(shop.scope, conversation.id))?.assignedTo?.name ?? null;
    return { ...scene, shop, ola, elsewhere, jobs, lose, holder };
  };

  it('leaves the chats of a consultant at another process with them', async () => {
    const { useCases, clock, lose, holder, jobs, elsewhere } = await olaElsewhere();
    await lose();
    assert.equal(await useCases.giveBackAbsent(), 0);
    clock.forward(3 * MINUTE_MS);
    assert.equal(await useCases.giveBackAbsent(), 0);
    assert.equal(await holder(), 'Ola');
    elsewhere.board.end('ses_Ola');
    await server.start();
    await until(() => jobs.board.hearsAll());
    assert.equal(await useCases.giveBackAbsent(), 0);
    clock.forward(3 * MINUTE_MS);
    assert.equal(await useCases.giveBackAbsent(), 1);
    assert.equal(await holder(), null);
  });

  it('leaves somebody who signs out here the chats that they may have open at another process', async () => {
    const { useCases, ola, lose, holder } = await olaElsewhere();
    await lose();
    assert.equal(await useCases.giveBackOf(ola.id, true), 0);
    assert.equal(await holder(), 'Ola');
  });

  it('tells of a waiting visitor whom it would tell with the others as they were last heard', async () => {
    const { useCases, clock, lose, shop, ola } = await olaElsewhere({ isHeld: false });
    await lose();
    clock.forward(MINUTE_MS);
    await useCases.alertWaiting();
    assert.deepEqual(
      (await shop.mails()).map(({ content }) => content.to),
      [ola.email],
    );
  });

  it('gives back what is held by somebody whose process died while Redis was away', async () => {
    const { useCases, clock, lose, holder, jobs, elsewhere } = await olaElsewhere();
    await lose();
    elsewhere.vanish();
    await server.start();
    await until(() => jobs.board.hearsAll());
    assert.equal(await useCases.giveBackAbsent(), 0);
    clock.forward(3 * MINUTE_MS);
    assert.equal(await useCases.giveBackAbsent(), 1);
    assert.equal(await holder(), null);
  });
});
