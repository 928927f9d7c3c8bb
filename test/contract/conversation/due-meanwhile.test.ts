import { deepEqual, notEqual } from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { aConversation, anEvent, aShopId, later } from '../../support/builders/builders.ts';
import { dueAt } from '../../support/builders/due-at.ts';
import { onEveryStore } from '../on-every-store.ts';

const DAY_S = 86_400;

onEveryStore('one of several conversations that are removed by time', (kit) => {
  const { due, now } = { due: dueAt(later(31 * DAY_S)).conversations, now: later(31 * DAY_S) };
  const removedBeside = async (isKnown: boolean, act: (second: Conversation) => Promise<unknown>) => {
    const { conversations } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const all: Conversation[] = [];
    for (const seconds of [10, 20])
      all.push(
        (await conversations.open(scope, aConversation({ shopId, expiresAt: later(seconds) }))).conversation,
      );
    if (isKnown) for (const { id } of all) await conversations.find(scope, id);
    let second: Conversation | undefined;
    const removed = await conversations.removeDue(scope, due, 9, async ({ id }) => {
      if (second !== undefined) return;
      second = all.find((one) => one.id !== id);
      if (second !== undefined) await act(second);
    });
    const left = await conversations.ids(scope);
    return { removed: removed.length, left, second: second?.id };
  };

  for (const [how, isKnown] of [
    ['in memory', true],
    ['in the database alone', false],
  ] as const) {
    it(`stays when it is held before its turn comes, ${how} [RT-3]`, async () => {
      const { removed, left, second } = await removedBeside(isKnown, ({ id, shopId }) =>
        kit.stores.conversations.setMarks(scopeOfShop(shopId), id, { heldAt: now, heldReason: 'claim' }),
      );
      notEqual(second, undefined);
      deepEqual([removed, left], [1, [second]]);
    });

    it(`stays when its visitor writes before its turn comes, ${how} [RE-1]`, async () => {
      const { removed, left, second } = await removedBeside(isKnown, (chat) =>
        kit.stores.conversations.append(scopeOfShop(chat.shopId), anEvent(chat, { at: now })),
      );
      deepEqual([removed, left], [1, [second]]);
    });
  }

  it('goes when nothing is done to it [RE-1]', async () => {
    deepEqual(
      await removedBeside(false, async () => undefined).then(({ removed, left }) => [removed, left]),
      [2, []],
    );
  });
});
