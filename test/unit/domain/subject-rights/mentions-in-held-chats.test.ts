import assert from 'node:assert/strict';
import { aConversation, anEvent, aText } from '../../../support/builders/builders.ts';
import { aNote } from '../../../support/builders/note-builder.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const EMAIL = 'anna@example.net';
const TEXT = `Ask ${EMAIL} too`;
const DAY_MS = 24 * 3_600_000;

describe("an address in another person's chat, and in a note beside it", () => {
  const erasedWith = async (heldAt: Date | null) => {
    const { clock, stores, useCases, openShop } = makeDomainScene();
    const { scope, id: shopId, now } = await openShop();
    const at = clock.now();
    const expiresAt = new Date(at.getTime() + 30 * DAY_MS);
    const chat = aConversation({ shopId, openedAt: at, lastAt: at, expiresAt });
    await stores.conversations.open(scope, chat);
    await stores.conversations.append(scope, anEvent(chat, { body: aText(TEXT), at }));
    const note = aNote({ shopId, conversationId: chat.id, text: TEXT, at, expiresAt });
    await stores.notes.insert(scope, note);
    await stores.conversations.setMarks(scope, chat.id, {
      heldAt,
      heldReason: heldAt === null ? null : 'claim',
    });
    const { subject } = await useCases.findPerson(await now(), scope, { email: EMAIL });
    const request = await useCases.requestDesk.register(scope, {
      kind: 'erasure',
      channel: 'console',
      locale: 'en',
      subject,
      identity: 'order',
      actor: 'staff:stf_ada',
    });
    const { removed, retained } = await (await useCases.runErasure.start(scope, request, 'staff:stf_ada'))
      .ended;
    const [event] = await stores.conversations.eventsAfter(scope, chat.id, 0, 9);
    const texts = [
      event?.body.kind === 'message' ? event.body.text : null,
      (await stores.notes.listByConversation(scope, chat.id))[0]?.text,
    ];
    return { removed, held: retained.find(({ reason }) => reason === 'hold')?.count ?? 0, texts };
  };

  it('is taken out, and chat and note stay [RT-2]', async () => {
    assert.deepEqual(await erasedWith(null), {
      removed: 2,
      held: 0,
      texts: ['Ask [···] too', 'Ask [···] too'],
    });
  });

  it('stays where the chat is held for a claim, and the erasure says so [RT-2, RT-3]', async () => {
    assert.deepEqual(await erasedWith(new Date()), { removed: 0, held: 2, texts: [TEXT, TEXT] });
  });
});
