import assert from 'node:assert/strict';
import { aConversation, anEvent, aText } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const EMAIL = 'anna@example.net';

const erasedShop = async () => {
  const seen = { walks: 0, isRestored: false, isCut: false };
  const { clock, stores, useCases, openShop } = makeDomainScene({
    between: ({ conversations, erasureMarks }) => ({
      // A restored backup has no erasures until their marks are restored.
      erasureMarks: {
        ...erasureMarks,
        all: async (...args) => (seen.isRestored ? [] : erasureMarks.all(...args)),
        put: async (...args) => {
          seen.isRestored = false;
          return erasureMarks.put(...args);
        },
      },
      conversations: {
        ...conversations,
        ids: async (scope) => {
          if (seen.isCut) throw new Error('The power went out.');
          seen.walks += 1;
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
  const later = { body: aText('Ask jan@example.net'), at: clock.now() };
  await stores.conversations.append(scope, anEvent(chat, later));
  await erase({ email: 'ewa@example.net' });
  return {
    clock,
    seen,
    async replay() {
      seen.walks = 0;
      return (await useCases.replayErasures()).removed;
    },
    async bringBack(...texts: string[]) {
      for (const text of texts)
        await stores.conversations.append(scope, anEvent(chat, { body: aText(text), at }));
    },
    async texts() {
      const events = await stores.conversations.eventsAfter(scope, chat.id, 0, 9);
      return events.map(({ body }) => body.kind === 'message' && body.text);
    },
  };
};

describe('the erasures that a start repeats', () => {
  it('read the chats of a shop once for all of them, and again only for who stands there [RT-8]', async () => {
    const { seen, replay, bringBack, texts } = await erasedShop();
    seen.isRestored = true;
    assert.equal(await replay(), 0);
    assert.equal(seen.walks, 2);
    seen.isRestored = true;
    await bringBack(`Ask ${EMAIL}`, 'Ring 600 700 800');
    assert.equal(await replay(), 2);
    assert.equal(seen.walks, 4);
    assert.deepEqual(await texts(), ['Ask jan@example.net', 'Ask [···]', 'Ring [···]']);
  });

  it('read no chat where nothing was restored and nobody was erased for a day', async () => {
    const { clock, seen, replay } = await erasedShop();
    assert.equal(await replay(), 0);
    assert.equal(seen.walks, 2, 'ewa was erased within a day: her erasure may have been cut short');
    clock.forward(1);
    assert.equal(await replay(), 0);
    assert.equal(seen.walks, 1);
  });

  it('read all chats after a restore until one start has ended [RT-8]', async () => {
    const { clock, seen, replay, bringBack, texts } = await erasedShop();
    clock.forward(DAY_MS);
    await bringBack(`Ask ${EMAIL}`);
    seen.isRestored = true;
    seen.isCut = true;
    await assert.rejects(replay(), /power/);
    seen.isCut = false;
    assert.equal(await replay(), 1);
    assert.ok((await texts()).includes('Ask [···]'));
  });
});
