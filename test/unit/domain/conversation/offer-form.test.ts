import assert from 'node:assert/strict';
import type { Conversation } from '../../../../service/domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../../service/protocol/vocabulary.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const HOUR_MS = 3_600_000;

describe('the list of visitors who wait for an answer', () => {
  it('forgets whoever came more than an hour before the newest, since no other process takes them out', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    // It has looked back.
    await scene.useCases.offerForms();
    const startsToWait = async (id: ConversationId): Promise<Conversation> => {
      const now = scene.clock.now();
      const fresh = {
        ...aConversation({ id, shopId: shop.id, openHash: id }),
        tokenHash: null,
        openedAt: now,
      };
      await scene.stores.conversations.open(shop.scope, fresh);
      const stored = await scene.stores.conversations.append(shop.scope, {
        id: scene.ports.ids.next('evt'),
        ...{ shopId: shop.id, conversationId: fresh.id, ref: id, author: 'visitor', staffId: null, at: now },
        body: { kind: 'message', text: 'Halo?', name: null },
      });
      assert.ok(stored);
      scene.useCases.noteWaiting(stored.conversation, stored.event);
      return stored.conversation;
    };
    const first = await startsToWait('cnv_first');
    scene.clock.forward(HOUR_MS);
    const second = await startsToWait('cnv_second');
    scene.clock.forward(1);
    const third = await startsToWait('cnv_third');
    scene.clock.forward(600_000);
    assert.equal(await scene.useCases.offerForms(), 2);
    const offered = async ({ id }: Conversation) =>
      (await scene.stores.conversations.eventsAfter(shop.scope, id, 1, 9)).map(({ body }) => body.kind);
    for (const [one, kinds] of [
      [first, []],
      [second, ['form']],
      [third, ['form']],
    ] as const)
      assert.deepEqual(
        (await offered(one)).filter((kind) => kind === 'form'),
        kinds,
        one.id,
      );
  });
});
