import assert from 'node:assert/strict';
import { aConversation, anEvent, aText } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const EMAIL = 'anna@example.net';

describe('the erasures that a start repeats', () => {
  it('read the chats of a shop once for each erasure, however many keys it has, and take each key out [RT-8]', async () => {
    let walks = 0;
    const { clock, stores, useCases, openShop } = makeDomainScene({
      between: ({ conversations }) => ({
        conversations: {
          ...conversations,
          ids: (scope) => {
            walks += 1;
            return conversations.ids(scope);
          },
        },
      }),
    });
    const { scope, id: shopId, now } = await openShop();
    const at = clock.now();
    const expiresAt = new Date(at.getTime() + 30 * DAY_MS);
    const chat = aConversation({ shopId, openedAt: at, lastAt: at, expiresAt });
    await stores.conversations.open(scope, chat);
    const { subject } = await useCases.findPerson(await now(), scope, {
      email: EMAIL,
      phone: '+48 600 700 800',
    });
    const request = await useCases.requestDesk.register(scope, {
      ...{ kind: 'erasure', channel: 'console', locale: 'en', subject },
      ...{ identity: 'order', actor: 'staff:stf_ada' },
    });
    await (await useCases.runErasure.start(scope, request, 'staff:stf_ada')).ended;
    // As a restored backup brings it back.
    for (const text of [`Ask ${EMAIL}`, 'Ring 600 700 800'])
      await stores.conversations.append(scope, anEvent(chat, { body: aText(text), at }));
    walks = 0;
    assert.equal((await useCases.replayErasures()).removed, 2);
    // Once for the records that marks name, once to find both messages, and once more to find nothing.
    assert.equal(walks, 3);
    const texts = (await stores.conversations.eventsAfter(scope, chat.id, 0, 9)).map(
      ({ body }) => body.kind === 'message' && body.text,
    );
    assert.deepEqual(texts, ['Ask [···]', 'Ring [···]']);
  });
});
