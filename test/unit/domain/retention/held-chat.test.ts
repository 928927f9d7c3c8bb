import assert from 'node:assert/strict';
import type { Stores } from '../../../../service/desks/stores.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { aCard } from '../../../support/builders/card-builder.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 24 * 3_600_000;
const ROUND_MS = 10 * 60_000;

const wantedErased = async (between?: (stores: Stores) => Partial<Stores>) => {
  const scene = makeDomainScene(between === undefined ? {} : { between });
  const { clock, stores, useCases } = scene;
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const at = clock.now();
  const expiresAt = new Date(at.getTime() + 30 * DAY_MS);
  const chat = aConversation({ shopId: shop.id, openedAt: at, lastAt: at, expiresAt });
  await stores.conversations.open(shop.scope, chat);
  const find = () => stores.conversations.find(shop.scope, chat.id);
  const held = await useCases.holdConversation(owner, chat.id, 'claim');
  await assertRefused(useCases.eraseConversation(shop.scope, held, 'visitor'), 'conflict');
  const lift = () => useCases.holdConversation(owner, chat.id, null);
  return { scene, shop, chat, find, lift };
};

describe('a held chat that its visitor wanted erased', () => {
  it('is erased after the hold is lifted also when the process ends in between [RT-2, RT-8]', async () => {
    const { scene, find, lift } = await wantedErased(({ conversations }) => ({
      conversations: {
        ...conversations,
        async setMarks(scope, id, marks) {
          const isSet = await conversations.setMarks(scope, id, marks);
          if (marks.heldAt === null) throw new Error('killed');
          return isSet;
        },
      },
    }));
    await assert.rejects(lift(), /killed/);
    assert.equal((await find())?.heldAt, null);
    scene.clock.forward(ROUND_MS);
    await scene.useCases.finishErasures(ROUND_MS);
    assert.equal(await find(), null);
  });

  it('stays held, to be lifted again, while the erasure cannot be noted [RT-8]', async () => {
    let isDown = false;
    const { find, lift } = await wantedErased(({ erasureMarks }) => ({
      erasureMarks: {
        ...erasureMarks,
        async put(scope, marks) {
          if (isDown) throw new Error('down');
          return erasureMarks.put(scope, marks);
        },
      },
    }));
    isDown = true;
    await assert.rejects(lift(), /down/);
    assert.equal((await find())?.heldReason, 'claim');
    isDown = false;
    await lift();
    assert.equal(await find(), null);
  });

  it('goes when the hold is lifted at the moment of the wish, whichever is written first [RT-7, RT-8]', async () => {
    for (const isLiftedFirst of [true, false]) {
      let meanwhile: (() => Promise<unknown>) | null = null;
      const scene = makeDomainScene({
        between: ({ conversations }) => ({
          conversations: {
            ...conversations,
            async setMarks(scope, id, marks) {
              const act = meanwhile;
              meanwhile = null;
              await act?.();
              return conversations.setMarks(scope, id, marks);
            },
          },
        }),
      });
      const { stores, useCases } = scene;
      const shop = await scene.openShop();
      const owner = await accessTo(scene, [[shop, 'owner']]);
      const at = scene.clock.now();
      const chat = aConversation({ shopId: shop.id, openedAt: at, lastAt: at });
      await stores.conversations.open(shop.scope, chat);
      const held = await useCases.holdConversation(owner, chat.id, 'claim');
      const erase = () => useCases.eraseConversation(shop.scope, held, 'visitor');
      const lift = () => useCases.holdConversation(owner, chat.id, null);
      if (isLiftedFirst) {
        meanwhile = lift;
        await erase();
      } else {
        meanwhile = () => assertRefused(erase(), 'conflict');
        await lift();
      }
      assert.equal(await stores.conversations.find(shop.scope, chat.id), null);
    }
  });

  it('is told to every console: that it is held, then that it is hidden [RT-3, RT-8]', async () => {
    const { scene, chat } = await wantedErased();
    const told = scene.events.flatMap((event) =>
      event.type === 'conversation.ways' || event.type === 'conversation.hidden'
        ? [
            [
              event.type,
              event.conversation.id,
              event.conversation.heldReason,
              event.conversation.restrictedAt,
            ],
          ]
        : [],
    );
    assert.deepEqual(told, [
      ['conversation.ways', chat.id, 'claim', null],
      ['conversation.hidden', chat.id, 'claim', scene.clock.now()],
    ]);
  });

  it('leaves out of a person’s erasure what was held at another process a moment ago [RT-2, RT-8]', async () => {
    const find: { before: Stores['conversations']['find'] | null } = { before: null };
    const scene = makeDomainScene({
      between: ({ conversations }) => ({
        // Cached state of the conversation in this process.
        conversations: {
          ...conversations,
          find: (scope, id) => (find.before ?? conversations.find)(scope, id),
        },
      }),
    });
    const { clock, stores, useCases } = scene;
    const shop = await scene.openShop();
    const at = clock.now();
    const chat = aConversation({ shopId: shop.id, openedAt: at, lastAt: at });
    await stores.conversations.open(shop.scope, chat);
    await stores.cards.insert(
      shop.scope,
      aCard({ shopId: shop.id, conversationId: chat.id, requestedAt: at }),
    );
    find.before = async () => chat;
    await stores.conversations.setMarks(shop.scope, chat.id, { heldAt: at, heldReason: 'claim' });
    const request = await useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'erasure', channel: 'console', locale: 'pl', identity: 'conversation' },
      ...{ subject: { subjectKeys: [], refs: [chat.id], email: null, phone: null }, actor: 'staff:stf_ada' },
    });
    const { ended } = await useCases.runErasure.start(shop.scope, request, 'staff:stf_ada');
    await ended;
    find.before = null;
    assert.equal((await stores.conversations.find(shop.scope, chat.id))?.heldReason, 'claim');
    assert.equal((await stores.cards.listByConversation(shop.scope, chat.id)).length, 1);
  });

  it('stays hidden from staff when a restriction of its visitor is lifted [RT-3]', async () => {
    const { scene, shop, chat, find } = await wantedErased();
    const hidden = (await find())?.restrictedAt;
    assert.ok(hidden);
    const request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'restriction', channel: 'console', locale: 'pl', identity: 'conversation' },
      ...{ subject: { subjectKeys: [], refs: [chat.id], email: null, phone: null }, actor: 'staff:stf_ada' },
    });
    const restricted = await scene.useCases.restrictPerson(shop.scope, request, true, 'staff:stf_ada');
    await scene.useCases.restrictPerson(shop.scope, restricted.request, false, 'staff:stf_ada');
    assert.deepEqual((await find())?.restrictedAt, hidden);
  });
});
