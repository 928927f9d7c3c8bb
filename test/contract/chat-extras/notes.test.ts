import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { Note } from '../../../service/domain/model/note/note.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aConversation, aShopId, later } from '../../support/builders/builders.ts';
import { aNote } from '../../support/builders/note-builder.ts';
import { onPlainAndSealedStores } from '../on-every-store.ts';

onPlainAndSealedStores('internal notes', (kit) => {
  const keep = async (changes: Partial<Note> = {}): Promise<Note> => {
    const conversation = aConversation();
    const { shopId } = conversation;
    await kit.stores.conversations.open(scopeOfShop(shopId), conversation);
    const note = aNote({ shopId, conversationId: conversation.id, ...changes });
    assert.equal(await kit.stores.notes.insert(scopeOfShop(shopId), note), true);
    return note;
  };
  const list = ({ shopId, conversationId }: Note) =>
    kit.stores.notes.listByConversation(scopeOfShop(shopId), conversationId);

  it('keeps a note once for each ref, and gives notes back as they were, oldest first', async () => {
    const note = await keep({ at: later(5) });
    const scope = scopeOfShop(note.shopId);
    assert.equal(await kit.stores.notes.insert(scope, { ...note, id: randomIds.next('nte') }), false);
    const earlier = aNote({ shopId: note.shopId, conversationId: note.conversationId, at: AT });
    await kit.stores.notes.insert(scope, earlier);
    assert.deepEqual(await list(note), [earlier, note]);
    assert.deepEqual(await kit.stores.notes.conversationIds(scope), [note.conversationId]);
  });

  it('shows a mention until the mentioned one has opened it, in their shops alone [SE-1]', async () => {
    const staffId = randomIds.next('stf');
    const note = await keep({ mentions: [staffId], unseenBy: [staffId] });
    const mine = scopeOfShops([note.shopId]);
    assert.deepEqual(await kit.stores.notes.unseen(mine, staffId, 5), [note]);
    assert.deepEqual(await kit.stores.notes.unseen(scopeOfShops([aShopId()]), staffId, 5), []);
    assert.deepEqual(await kit.stores.notes.unseen(mine, randomIds.next('stf'), 5), []);
    const scope = scopeOfShop(note.shopId);
    assert.equal(await kit.stores.notes.markSeen(scopeOfShop(aShopId()), note.conversationId, staffId), 0);
    assert.equal(await kit.stores.notes.markSeen(scope, note.conversationId, staffId), 1);
    assert.deepEqual(await kit.stores.notes.unseen(mine, staffId, 5), []);
    assert.deepEqual(await list(note), [{ ...note, unseenBy: [] }]);
  });

  it('replaces the words of one note of its own shop [RT-2]', async () => {
    const note = await keep();
    assert.equal(await kit.stores.notes.rewrite(scopeOfShop(aShopId()), note, 'y'), false);
    assert.equal(await kit.stores.notes.rewrite(scopeOfShop(note.shopId), note, 'bez adresu'), true);
    assert.equal((await list(note))[0]?.text, 'bez adresu');
  });

  it('removes the notes of a conversation, and finds those that are past its end [RE-1, RT-2]', async () => {
    const note = await keep({ expiresAt: later(60) });
    const scope = scopeOfShop(note.shopId);
    assert.deepEqual(await kit.stores.notes.expiredConversations(scope, later(59)), []);
    assert.deepEqual(await kit.stores.notes.expiredConversations(scope, later(60)), [note.conversationId]);
    assert.equal(await kit.stores.notes.removeByConversation(scopeOfShop(aShopId()), note.conversationId), 0);
    assert.equal(await kit.stores.notes.removeByConversation(scope, note.conversationId), 1);
    assert.deepEqual(await list(note), []);
  });

  it('forgets a person who left, as author and as mentioned [RE-1]', async () => {
    const gone = randomIds.next('stf');
    const written = await keep({ staffId: gone });
    const naming = await keep({ mentions: [gone], unseenBy: [gone] });
    await kit.stores.notes.forgetStaff(SERVICE_SCOPE, gone);
    assert.equal((await list(written))[0]?.name, null);
    assert.deepEqual(await list(naming), [{ ...naming, mentions: [], unseenBy: [] }]);
  });
});
