import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../../../service/domain/model/conversation/conversation.ts';
import { aConversation, anEvent } from '../../../support/builders/builders.ts';
import { aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const open = async () => {
  const between = { read: async () => {} };
  const { stores, useCases, ports, openShop } = makeDomainScene({
    between: ({ conversations }) => ({
      conversations: {
        ...conversations,
        eventsAfter: async (...given) => {
          const events = await conversations.eventsAfter(...given);
          await between.read();
          return events;
        },
      },
    }),
  });
  const { id: shopId, scope } = await openShop();
  const ola = aStaff({ name: 'Ola' });
  const conversation = aConversation({ shopId });
  await stores.conversations.open(scope, conversation);
  const happens = (changes: Partial<ConversationEvent>) =>
    stores.conversations.append(scope, anEvent(conversation, changes));
  const isRead = () => happens({ author: 'visitor', body: { kind: 'read', upTo: 1 } });
  await happens({ author: 'visitor' });
  return {
    between,
    happens,
    isRead,
    close: async (seen: number | undefined) => {
      const act = { ref: ports.ids.ref(), after: null };
      const outcome = await useCases.closeConversation(scope, ola, conversation.id, act, seen).then(
        ({ event }) => event.body.kind,
        (error: { code: string }) => error.code,
      );
      return [outcome, (await stores.conversations.find(scope, conversation.id))?.status];
    },
  };
};

describe('closing a chat of which the consultant has not seen the end', () => {
  it('is refused behind a message, a file or a card of the visitor, and the chat stays open', async () => {
    const bodies: ConversationEvent['body'][] = [
      { kind: 'message', text: 'Jeszcze jedno pytanie', name: null },
      { kind: 'card', cardId: 'crd_AAAAAAAAAAAAAAAAAAAAAA', state: 'answered' },
      {
        kind: 'attachment',
        attachmentId: 'att_AAAAAAAAAAAAAAAAAAAAAA',
        type: 'pdf',
        bytes: 1,
        width: null,
        height: null,
        fileName: 'umowa.pdf',
        name: null,
      },
    ] as ConversationEvent['body'][];
    for (const body of bodies) {
      const { happens, close } = await open();
      await happens({ author: 'visitor', body });
      assert.deepEqual(await close(1), ['conflict', 'open'], body.kind);
      assert.deepEqual(await close(2), ['status', 'closed'], body.kind);
    }
  });

  it('goes on behind what nobody has to read, however much it is', async () => {
    const { happens, isRead, close } = await open();
    await happens({ author: 'staff', body: { kind: 'message', text: 'Do usług', name: 'Ola' } });
    for (let count = 0; count < 120; count += 1) await isRead();
    assert.deepEqual(await close(1), ['status', 'closed']);
  });

  it('is refused behind a message that stands far behind what was seen', async () => {
    const { happens, isRead, close } = await open();
    for (let count = 0; count < 120; count += 1) await isRead();
    await happens({ author: 'visitor' });
    assert.deepEqual(await close(1), ['conflict', 'open']);
  });

  it('is refused behind a message that arrives while the events are looked at', async () => {
    const { between, happens, isRead, close } = await open();
    await isRead();
    between.read = async () => {
      between.read = async () => {};
      await happens({ author: 'visitor' });
    };
    assert.deepEqual(await close(1), ['conflict', 'open']);
  });

  it('closes for a console of the version before, which does not say what it has seen', async () => {
    const { happens, close } = await open();
    await happens({ author: 'visitor' });
    assert.deepEqual(await close(undefined), ['status', 'closed']);
  });
});
