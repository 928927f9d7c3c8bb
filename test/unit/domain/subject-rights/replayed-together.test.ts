import assert from 'node:assert/strict';
import { aConversation, anEvent, aText } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const EMAIL = 'anna@example.net';

describe('the erasures that a start repeats', () => {
  it('read the chats of a shop once for all of them, and again only for who stands there [RT-8]', async () => {
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
    const erase = async (person: { email: string; phone?: string }) => {
      const { subject } = await useCases.findPerson(await now(), scope, person);
      const request = await useCases.requestDesk.register(scope, {
        ...{ kind: 'erasure', channel: 'console', locale: 'en', subject },
        ...{ identity: 'order', actor: 'staff:stf_ada' },
      });
      await (await useCases.runErasure.start(scope, request, 'staff:stf_ada')).ended;
      clock.forward(DAY_MS);
    };
    await erase({ email: EMAIL, phone: '+48 600 700 800' });
    await erase({ email: 'jan@example.net' });
    // Written after his erasure: it stays.
    const later = { body: aText('Ask jan@example.net'), at: clock.now() };
    await stores.conversations.append(scope, anEvent(chat, later));
    await erase({ email: 'ewa@example.net' });
    walks = 0;
    assert.equal((await useCases.replayErasures()).removed, 0);
    // Once for the records that marks name, once for the texts.
    assert.equal(walks, 2);
    // As a restored backup brings it back.
    for (const text of [`Ask ${EMAIL}`, 'Ring 600 700 800'])
      await stores.conversations.append(scope, anEvent(chat, { body: aText(text), at }));
    walks = 0;
    assert.equal((await useCases.replayErasures()).removed, 2);
    // And for her alone once to find both messages, and once more to find nothing.
    assert.equal(walks, 4);
    const texts = (await stores.conversations.eventsAfter(scope, chat.id, 0, 9)).map(
      ({ body }) => body.kind === 'message' && body.text,
    );
    assert.deepEqual(texts, ['Ask jan@example.net', 'Ask [···]', 'Ring [···]']);
  });
});
