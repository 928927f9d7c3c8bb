import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { type Attachment, partsOf } from '../../../service/domain/model/attachment/attachment.ts';
import { allParts } from '../../../service/domain/model/attachment/read-parts.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { AT, aHash, aShopId, later } from '../../support/builders/builders.ts';
import { onBucket } from '../../support/database/on-bucket.ts';
import { onEveryStore, type StoreKit } from '../on-every-store.ts';

const anAttachment = (changes: Partial<Attachment> = {}): Attachment => ({
  id: `att_${aHash().slice(0, 22)}`,
  shopId: aShopId(),
  conversationId: `cnv_${aHash().slice(0, 22)}`,
  ref: randomUUID(),
  staffId: null,
  type: 'jpeg',
  bytes: 1200,
  width: 40,
  height: 30,
  name: 'paczka.jpg',
  at: AT,
  seq: null,
  ...changes,
});

const suite = (kit: StoreKit): void => {
  it('keeps what is known once for each upload and gives it back as it was', async () => {
    const file = anAttachment();
    const scope = scopeOfShop(file.shopId);
    const { attachments } = kit.stores;
    assert.equal(await attachments.insert(scope, file), true);
    const repeat = anAttachment({ ...file, id: `att_${aHash().slice(0, 22)}` });
    assert.equal(await attachments.insert(scope, repeat), false);
    assert.deepEqual(await attachments.get(scope, file.id), file);
    assert.deepEqual(await attachments.findByRef(scope, file.conversationId, file.ref), file);
    assert.equal(await attachments.findByRef(scope, file.conversationId, randomUUID()), null);
    assert.equal(await attachments.setSeq(scope, file.id, 7), true);
    assert.equal((await attachments.get(scope, file.id))?.seq, 7);
  });

  it('counts the bytes of a shop, and finds uploads that were not finished', async () => {
    const first = anAttachment({ bytes: 100, seq: 3 });
    const { shopId, conversationId } = first;
    const scope = scopeOfShop(shopId);
    const { attachments } = kit.stores;
    assert.deepEqual(await attachments.usedBytes(scope), new Map());
    const second = anAttachment({ shopId, conversationId, bytes: 23, at: later(60) });
    for (const file of [first, second, anAttachment({ bytes: 999 })])
      await attachments.insert(scopeOfShop(file.shopId), file);
    assert.deepEqual(await attachments.usedBytes(scope), new Map([[scope.shopId, 123]]));
    assert.deepEqual(await attachments.listByConversation(scope, conversationId), [first, second]);
    assert.deepEqual(await attachments.conversationIds(scope), [conversationId]);
    const among = await attachments.existing(scope, [first.id, anAttachment().id, second.id]);
    assert.deepEqual([...among].sort(), [first.id, second.id].sort());
    assert.deepEqual(await attachments.existing(scopeOfShop(aShopId()), [first.id]), []);
    assert.deepEqual(await attachments.unfinished(scope, later(59)), []);
    assert.deepEqual(await attachments.unfinished(scope, later(60)), [second]);
  });

  it('keeps bytes in parts, gives them back whole, and loses them with their conversation', async () => {
    const file = anAttachment();
    const scope = scopeOfShop(file.shopId);
    const { attachmentBytes } = kit.stores;
    const bytes = new Uint8Array(randomBytes(600_000));
    const parts = partsOf(bytes);
    assert.equal(parts.length, 3);
    await attachmentBytes.put(scope, file, parts);
    const found = await allParts(attachmentBytes, scope, file);
    assert.ok(found !== null && Buffer.compare(Buffer.concat(found), bytes) === 0);
    assert.equal((await attachmentBytes.get(scope, file, 3))?.parts, 3);
    assert.equal(await attachmentBytes.get(scope, file, 4), null);
    assert.equal(await attachmentBytes.removeByConversation(scope, file.conversationId), 3);
    assert.equal(await attachmentBytes.get(scope, file, 1), null);
    await attachmentBytes.put(scope, file, parts);
    assert.equal(await attachmentBytes.remove(scope, file.id), 3);
    assert.equal(await attachmentBytes.get(scope, file, 1), null);
  });

  it('shows and removes nothing of another shop [SE-1]', async () => {
    const file = anAttachment();
    const scope = scopeOfShop(file.shopId);
    const other = scopeOfShop(aShopId());
    const { attachments, attachmentBytes } = kit.stores;
    await attachments.insert(scope, file);
    await attachmentBytes.put(scope, file, [new Uint8Array([1])]);
    assert.equal(await attachments.get(other, file.id), null);
    assert.equal(await attachments.setSeq(other, file.id, 1), false);
    assert.equal(await attachments.remove(other, file.id), false);
    assert.equal(await attachments.removeByConversation(other, file.conversationId), 0);
    assert.equal(await attachmentBytes.get(other, file, 1), null);
    assert.equal(await attachmentBytes.remove(other, file.id), 0);
    assert.equal(await attachmentBytes.removeByConversation(other, file.conversationId), 0);
    assert.deepEqual(await attachments.get(scope, file.id), file);
    assert.equal(await attachments.removeByConversation(scope, file.conversationId), 1);
    assert.equal(await attachments.remove(scope, file.id), false);
  });
};

onEveryStore('attachments', suite);
onBucket('attachments', suite);
