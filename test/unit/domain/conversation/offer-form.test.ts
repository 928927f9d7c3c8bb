import assert from 'node:assert/strict';
import type { Conversation, NewEvent } from '../../../../service/domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../../service/protocol/vocabulary.ts';
import { aConversation, aText } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const HOUR_MS = 3_600_000;

const useWaiting = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  await scene.useCases.offerForms();
  const append = async (
    id: ConversationId,
    ref: string,
    event: Pick<NewEvent, 'author' | 'staffId' | 'body'>,
  ) => {
    const stored = await scene.stores.conversations.append(shop.scope, {
      id: scene.ports.ids.next('evt'),
      ...{ shopId: shop.id, conversationId: id, ref, at: scene.clock.now(), ...event },
    });
    assert.ok(stored);
    return stored;
  };
  const write = async (id: ConversationId) => {
    const fresh = {
      ...aConversation({ id, shopId: shop.id, openHash: id }),
      tokenHash: null,
      openedAt: scene.clock.now(),
    };
    await scene.stores.conversations.open(shop.scope, fresh);
    return append(id, id, { author: 'visitor', staffId: null, body: aText('Halo?') });
  };
  return { ...scene, shop, append, write };
};

describe('the list of visitors who wait for an answer', () => {
  it('holds those of whom no event told, and forgets whoever was answered meanwhile', async () => {
    const { useCases, clock, append, write } = await useWaiting();
    const untold = await write('cnv_untold');
    useCases.catchUpWaiting(untold.conversation);
    const told = await write('cnv_told');
    useCases.noteWaiting(told.conversation, told.event);
    const reply = { author: 'staff', staffId: 'stf_ada', body: aText('Jestem') } as const;
    useCases.catchUpWaiting((await append('cnv_told', 'reply', reply)).conversation);
    clock.forward(90_000);
    assert.equal(await useCases.offerForms(), 1);
  });

  it('counts from a hand-over that it knows, also when other events were not told of', async () => {
    const { useCases, clock, append, write } = await useWaiting();
    const { conversation, event } = await write('cnv_taken');
    useCases.noteWaiting(conversation, event);
    clock.forward(80_000);
    const assignedTo = { staffId: 'stf_ada', name: 'Ada' } as const;
    const taken = await append('cnv_taken', 'taken', {
      ...{ author: 'staff', staffId: 'stf_ada', body: { kind: 'assigned', assignedTo } },
    });
    useCases.noteWaiting(taken.conversation, taken.event);
    useCases.catchUpWaiting(taken.conversation);
    clock.forward(80_000);
    assert.equal(await useCases.offerForms(), 0);
    clock.forward(10_000);
    assert.equal(await useCases.offerForms(), 1);
  });

  it('forgets whoever came more than an hour before the newest, since no other process takes them out', async () => {
    const { shop, write, ...scene } = await useWaiting();
    const startsToWait = async (id: ConversationId): Promise<Conversation> => {
      const { conversation, event } = await write(id);
      scene.useCases.noteWaiting(conversation, event);
      return conversation;
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
