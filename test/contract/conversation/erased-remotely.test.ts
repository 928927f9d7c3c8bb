import { deepEqual, equal } from 'node:assert/strict';
import mongoose from 'mongoose';
import type { Stores } from '../../../service/desks/stores.ts';
import { type ShopScope, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { aConversation, anEvent } from '../../support/builders/builders.ts';
import { onDatabase } from '../on-every-store.ts';

const { AggregationCursor, Db } = mongoose.mongo;

const holdInsert = () => {
  const { command } = Db.prototype;
  const { toArray } = AggregationCursor.prototype;
  let answered = (): void => undefined;
  let release = (): void => undefined;
  const lookedUp = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  Db.prototype.command = async function (...given) {
    if (given[0].insert === 'events') await released;
    return command.apply(this, given);
  };
  AggregationCursor.prototype.toArray = async function () {
    const rows = await toArray.apply(this);
    answered();
    return rows;
  };
  return {
    lookedUp,
    release(): void {
      Object.assign(Db.prototype, { command });
      Object.assign(AggregationCursor.prototype, { toArray });
      release();
    },
  };
};

onDatabase('an event whose insert ends after another process erased its conversation', (kit) => {
  let one: Stores;
  let two: Stores;
  before(async () => {
    const shared = { isShared: true };
    [one, two] = [await openMongoStores(kit.url(), shared), await openMongoStores(kit.url(), shared)];
  });
  after(() => Promise.all([one.close(), two.close()]));

  const storedLate = async (): Promise<{ conversation: Conversation; scope: ShopScope }> => {
    const conversation = aConversation();
    const scope = scopeOfShop(conversation.shopId);
    await one.conversations.open(scope, conversation);
    await two.conversations.append(scope, anEvent(conversation));
    const insert = holdInsert();
    const late = two.conversations.append(scope, anEvent(conversation));
    await insert.lookedUp;
    await one.conversations.erase(scope, conversation.id);
    insert.release();
    equal((await late)?.event.seq, 2);
    return { conversation, scope };
  };
  const left = (scope: ShopScope, { id }: Conversation) => one.conversations.eventsAfter(scope, id, 0, 10);

  it('goes when the rows are written [RT-2]', async () => {
    const { conversation, scope } = await storedLate();
    await two.conversations.drain();
    deepEqual(await left(scope, conversation), []);
  });

  it('goes then also when the conversation was looked for before [RT-2]', async () => {
    const { conversation, scope } = await storedLate();
    await two.conversations.changedRemotely(scope, conversation.id, null);
    equal(await two.conversations.find(scope, conversation.id), null);
    await two.conversations.drain();
    deepEqual(await left(scope, conversation), []);
  });

  it('goes when the erasure is repeated [RT-2]', async () => {
    const { conversation, scope } = await storedLate();
    await one.conversations.erase(scope, conversation.id);
    deepEqual(await left(scope, conversation), []);
  });
});
