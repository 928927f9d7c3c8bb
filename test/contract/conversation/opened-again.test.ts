import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { EventBody } from '../../../service/domain/model/conversation/conversation.ts';
import { aConversation, anEvent, later } from '../../support/builders/builders.ts';
import { onPlainAndSealedStores } from '../on-every-store.ts';

onPlainAndSealedStores('a store of conversations that are opened again', (kit) => {
  it('knows of a conversation that was closed unanswered and opened again since when it waits', async () => {
    const conversation = aConversation();
    const { conversations } = kit.stores;
    const [scope, all] = [scopeOfShop(conversation.shopId), scopeOfShops([conversation.shopId])];
    await conversations.open(scope, conversation);
    const ola = { author: 'staff' as const, staffId: 'stf_ola' as const };
    const assignedTo = { staffId: ola.staffId, name: 'Ola' };
    await conversations.append(scope, anEvent(conversation, { at: later(1) }));
    await conversations.append(scope, anEvent(conversation, { at: later(2) }));
    const append = (body: EventBody, minute: number) =>
      conversations.append(scope, anEvent(conversation, { ...ola, body, at: later(minute) }));
    await append({ kind: 'read', upTo: 2 }, 3);
    await append({ kind: 'status', status: 'closed' }, 4);
    await append({ kind: 'status', status: 'open' }, 5);
    await append({ kind: 'assigned', assignedTo }, 6);
    const now = (await conversations.find(all, conversation.id)) ?? assert.fail();
    assert.deepEqual([now.waitingSince, now.unread > 0], [later(1), true]);
    const page = await conversations.inbox(all, { key: 'unanswered', since: null, before: null, limit: 5 });
    assert.deepEqual(
      page.conversations.map(({ id }) => id),
      [conversation.id],
    );
    await append({ kind: 'message', text: 'Tak, są.', name: 'Ola' }, 7);
    await append({ kind: 'status', status: 'closed' }, 8);
    await append({ kind: 'status', status: 'open' }, 9);
    const answered = (await conversations.find(all, conversation.id)) ?? assert.fail();
    assert.deepEqual([answered.waitingSince, answered.unread], [null, 0]);
  });
});
