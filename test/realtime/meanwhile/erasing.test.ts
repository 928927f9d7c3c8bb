import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { unavailable } from '../../../service/store/mongo/base/database-error.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../../support/scenes/live-chat.ts';

type Step = 'key' | 'rows' | 'activity log';

describe('an erasure that the database interrupts', () => {
  /** Step whose write stays unconfirmed; null while the database responds. */
  let failing: Step | null = null;
  const failIn = (step: Step): void => {
    if (failing === step) throw unavailable();
  };
  const dress = (stores: Stores): Stores => ({
    ...stores,
    contentKeyRows: {
      ...stores.contentKeyRows,
      async remove(scope, ids) {
        failIn('key');
        return stores.contentKeyRows.remove(scope, ids);
      },
    },
    conversations: {
      ...stores.conversations,
      async erase(scope, id) {
        failIn('rows');
        return stores.conversations.erase(scope, id);
      },
    },
    audit: {
      ...stores.audit,
      async forgetTargets(scope, targets) {
        failIn('activity log');
        return stores.audit.forgetTargets(scope, targets);
      },
    },
  });
  const chat = setUpLiveChat({ dress });
  afterEach(() => {
    failing = null;
  });
  const eraseUnconfirmed = async (token: string): Promise<void> => {
    const body = { shop: chat.merchant.shop.key };
    const answer = await call(chat.service, 'POST', '/v1/visitor/erase', { token, body });
    assert.equal(answer.status, 503);
  };

  const GONE: readonly { step: Step; when: string }[] = [
    { step: 'rows', when: 'right after the key of the chat is gone' },
    { step: 'activity log', when: 'after the chat is gone' },
  ];
  for (const { step, when } of GONE) {
    it(`takes the chat from all open screens when it stops ${when} [RT-7]`, async () => {
      const { visitor, token, id } = await chat.openConversation();
      failing = step;
      await eraseUnconfirmed(token);
      assert.equal((await chat.staff.next('conversation.gone')).conversationId, id);
      assert.equal((await visitor.closed).code, 4410);
    });
  }

  it('leaves the chat on the screens when it stops before anything of it is gone', async () => {
    const { visitor, token } = await chat.openConversation();
    failing = 'key';
    await eraseUnconfirmed(token);
    failing = null;
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Jeszcze tu jestem' });
    await chat.staff.next(isMessage('Jeszcze tu jestem'));
    assert.ok(!chat.staff.frames.some(({ t }) => t === 'conversation.gone'));
    await visitor.close();
  });
});

describe('a note that a colleague writes while the visitor erases the chat', () => {
  let between: { point: 'tags' | 'note'; act(): Promise<void> } | null = null;
  const pass = async (point: 'tags' | 'note'): Promise<void> => {
    if (between?.point !== point) return;
    const { act } = between;
    between = null;
    await act();
  };
  const dress = (stores: Stores): Stores => ({
    ...stores,
    conversationTags: {
      ...stores.conversationTags,
      async removeByConversation(scope, id) {
        await pass('tags');
        return stores.conversationTags.removeByConversation(scope, id);
      },
    },
    notes: {
      ...stores.notes,
      async insert(scope, note) {
        await pass('note');
        return stores.notes.insert(scope, note);
      },
    },
  });
  const chat = setUpLiveChat({ dress });
  const erase = async (token: string): Promise<number> => {
    const body = { shop: chat.merchant.shop.key };
    return (await call(chat.service, 'POST', '/v1/visitor/erase', { token, body })).status;
  };
  const write = async (id: string): Promise<number> => {
    const body = { ref: randomUUID(), text: 'Pani Jana, oddzwonić', mentions: [] };
    const { token } = chat.staff;
    return (await call(chat.service, 'POST', `/v1/staff/conversations/${id}/notes`, { token, body })).status;
  };
  const withNotes = () => chat.service.stores.notes.conversationIds(scopeOfShop(chat.merchant.shop.id));

  it('goes with the chat when it is stored before the chat is gone [RT-2]', async () => {
    const { token, id } = await chat.openConversation();
    const written: number[] = [];
    between = { point: 'tags', act: async () => void written.push(await write(id)) };
    assert.equal(await erase(token), 204);
    assert.deepEqual([written, await withNotes()], [[201], []]);
  });

  it('is refused and leaves nothing when it is stored after the erasure has ended [RT-2]', async () => {
    const { token, id } = await chat.openConversation();
    const erased: number[] = [];
    between = { point: 'note', act: async () => void erased.push(await erase(token)) };
    assert.equal(await write(id), 404);
    assert.deepEqual([erased, await withNotes()], [[204], []]);
    assert.ok(!chat.staff.frames.some(({ t }) => t === 'note.new'));
  });
});
