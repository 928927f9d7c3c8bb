import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { type ConsentEvent, FIRST_PREVIOUS_HASH } from '../../service/domain/model/consent/consent.ts';
import { placedOf } from '../../service/domain/model/consent/consent-hash.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';
import { AT, aConsentEvent, aHash, aLedgerEpoch, aShopId, later } from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { onDatabase, onEveryStore } from './on-every-store.ts';

const PAGE = 'https://sklep.example/konto/anna@example.com';

const append = (stores: Stores, shopId: ShopId, changes: Partial<ConsentEvent> = {}) =>
  stores.consents.append(scopeOfShop(shopId), (place) => aConsentEvent({ shopId, ...place, ...changes }));

const assertChained = async (stores: Stores, shopId: ShopId, count: number) => {
  const entries = await stores.consents.range(scopeOfShop(shopId), 1, count + 10);
  const lines = entries.map(placedOf);
  assert.deepEqual(
    lines.map((line) => line.seq),
    Array.from({ length: count }, (_, index) => index + 1),
  );
  assert.deepEqual(
    lines.map((line) => line.previousHash),
    [FIRST_PREVIOUS_HASH, ...lines.slice(0, -1).map((line) => line.hash)],
  );
  return lines;
};

onEveryStore('a ledger of consents', (kit) => {
  it('gives each event the next place in the chain [D5]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    assert.deepEqual(await kit.stores.consents.head(scope), { seq: 0, hash: FIRST_PREVIOUS_HASH });
    const first = await append(kit.stores, shopId);
    const second = await append(kit.stores, shopId, {
      action: 'withdrawn',
      ofEvent: first.id,
      control: null,
    });
    assert.equal(second.previousHash, first.hash);
    assert.deepEqual(await kit.stores.consents.head(scope), { seq: 2, hash: second.hash });
    assert.deepEqual(await kit.stores.consents.get(scope, first.id), { kind: 'event', event: first });
    assert.equal(await kit.stores.consents.get(scope, 'cse_nothing'), null);
    assert.deepEqual(await kit.stores.consents.range(scope, 2, 2), [{ kind: 'event', event: second }]);
    assert.deepEqual(await kit.stores.consents.range(scope, 3, 9), []);
  });

  it('keeps the chain whole when two processes write to it at once [D5]', async () => {
    const other = await kit.openAnother();
    const shopId = aShopId();
    const events = await Promise.all(
      Array.from({ length: 60 }, (_, index) => append(index % 2 === 0 ? kit.stores : other, shopId)),
    );
    const lines = await assertChained(kit.stores, shopId, 60);
    assert.deepEqual(new Set(lines.map((line) => line.id)), new Set(events.map((event) => event.id)));
    assert.equal((await kit.stores.consents.head(scopeOfShop(shopId))).seq, 60);
    assert.equal((await other.consents.head(scopeOfShop(shopId))).seq, 60);
  });

  it('goes on with the chain after a restart [D5]', async () => {
    const shopId = aShopId();
    for (let index = 0; index < 40; index += 1) await append(kit.stores, shopId);
    const restarted = await kit.openAnother();
    assert.equal((await restarted.consents.head(scopeOfShop(shopId))).seq, 40);
    await append(restarted, shopId);
    await assertChained(restarted, shopId, 41);
  });

  it('keeps the chains of shops apart', async () => {
    const shopIds = [aShopId(), aShopId(), aShopId()];
    await Promise.all(shopIds.flatMap((shopId) => [1, 2, 3, 4].map(() => append(kit.stores, shopId))));
    for (const shopId of shopIds) await assertChained(kit.stores, shopId, 4);
  });

  it('goes on when building or storing an event fails', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const first = await append(kit.stores, shopId);
    const broken = kit.stores.consents.append(scope, () => {
      throw new Error('no key');
    });
    await assert.rejects(broken, /no key/);
    await assert.rejects(append(kit.stores, shopId, { seq: 7 }), /another place/);
    await assert.rejects(append(kit.stores, shopId, { id: first.id }), { code: 'conflict' });
    await append(kit.stores, shopId);
    await assertChained(kit.stores, shopId, 2);
  });

  it('chains what came in at once in the order of the calls, whatever is refused among it [D5]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const first = await append(kit.stores, shopId);
    const calls = [
      append(kit.stores, shopId),
      append(kit.stores, shopId),
      append(kit.stores, shopId, { id: first.id }),
      append(kit.stores, shopId),
      append(kit.stores, shopId, { seq: 7 }),
      kit.stores.consents.append(scope, () => {
        throw new Error('no key');
      }),
      append(kit.stores, shopId),
    ];
    const answers = await Promise.allSettled(calls);
    const kept = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
    assert.deepEqual(
      answers.map(({ status }) => status === 'fulfilled'),
      [true, true, false, true, false, false, true],
    );
    const lines = await assertChained(kit.stores, shopId, 5);
    assert.deepEqual(
      lines.map(({ id }) => id),
      [first.id, ...kept],
    );
  });

  it('finds the events of a lead in their order', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const ref = { commitment: aHash(), salt: aHash(), value: 'led_one' };
    const first = await append(kit.stores, shopId, { ref });
    await append(kit.stores, shopId);
    const second = await append(kit.stores, shopId, { ref, action: 'withdrawn', ofEvent: first.id });
    assert.deepEqual(await kit.stores.consents.byRef(scope, 'led_one'), [first, second]);
    assert.deepEqual(await kit.stores.consents.byRef(scope, 'led_none'), []);
  });

  it('finds the events of a form in their order, and none once they are erased [RT-1]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const sessionRef = { commitment: aHash(), salt: aHash(), value: aHash() };
    const first = await append(kit.stores, shopId, { sessionRef });
    await append(kit.stores, shopId);
    const second = await append(kit.stores, shopId, { sessionRef });
    assert.deepEqual(await consents.bySession(scope, sessionRef.value), [first, second]);
    assert.deepEqual(await consents.bySession(scopeOfShop(aShopId()), sessionRef.value), []);
    await consents.eraseOpenings(scope, first.id, later(99));
    assert.deepEqual(await consents.bySession(scope, sessionRef.value), [second]);
  });

  it('finds what followed a consent, also after erasure, and the events of one person [RT-1]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const first = await append(kit.stores, shopId, { subjectKey: 'anna' });
    const withdrawn = await append(kit.stores, shopId, {
      subjectKey: 'anna',
      action: 'withdrawn',
      ofEvent: first.id,
    });
    await append(kit.stores, shopId, { subjectKey: 'ben' });
    await append(kit.stores, aShopId(), { subjectKey: 'anna', ofEvent: first.id });
    for (const event of [first, withdrawn]) await consents.eraseOpenings(scope, event.id, later(50));
    const ids = (events: readonly ConsentEvent[]) => events.map((event) => event.id);
    assert.deepEqual(ids(await consents.following(scope, first.id)), [withdrawn.id]);
    assert.deepEqual(ids(await consents.findBySubject(scope, 'anna')), [first.id, withdrawn.id]);
    assert.deepEqual(await consents.findBySubject(scope, 'nobody'), []);
  });

  it('counts what was given, by purpose, notice and end, in a period [CO-9]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const noticeId = 'ntc_one' as const;
    const first = await append(kit.stores, shopId, { noticeId });
    const second = await append(kit.stores, shopId, { noticeId });
    await append(kit.stores, shopId, { noticeId, occurredAt: later(100) });
    await append(kit.stores, shopId, { noticeId, action: 'withdrawn', ofEvent: first.id });
    await append(kit.stores, aShopId(), { noticeId });
    await consents.eraseOpenings(scope, first.id, later(50), later(20), 'withdrawn');
    await consents.eraseOpenings(scope, second.id, later(50));
    const counted = async (from: Date | null, to: Date | null) =>
      [...(await consents.tally(scope, { from, to }))]
        .map(({ purpose, noticeId: notice, endedAs, count }) => `${purpose} ${notice} ${endedAs} ${count}`)
        .sort();
    const ended = ['reply ntc_one ended 1', 'reply ntc_one withdrawn 1'];
    assert.deepEqual(await counted(null, null), [ended[0], 'reply ntc_one null 1', ended[1]]);
    assert.deepEqual(await counted(null, later(100)), ended);
    assert.deepEqual(await counted(later(100), null), ['reply ntc_one null 1']);
    const changes = await consents.followingAny(scope, [first.id, second.id]);
    assert.deepEqual(
      changes.map(({ ofEvent }) => ofEvent),
      [first.id],
    );
    assert.deepEqual(await consents.followingAny(scope, []), []);
  });

  it('lists what is still named, what stands under a notice, and which notices are named', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const [one, two] = ['ntc_one', 'ntc_two'] as const;
    const open = await append(kit.stores, shopId, { noticeId: one });
    const ended = await append(kit.stores, shopId, { noticeId: one });
    const other = await append(kit.stores, shopId, { noticeId: two, occurredAt: later(100) });
    await append(kit.stores, shopId, { noticeId: one, action: 'withdrawn', ofEvent: ended.id });
    await consents.eraseOpenings(scope, ended.id, later(50));
    const refs = await consents.openRefs(scope, later(100));
    assert.deepEqual(
      refs.find(({ id }) => id === open.id),
      { id: open.id, ref: open.ref.value },
    );
    assert.ok(!refs.some(({ id }) => id === ended.id || id === other.id));
    assert.deepEqual(
      (await consents.standingUnder(scope, [one])).map(({ id }) => id),
      [open.id],
    );
    assert.deepEqual(await consents.standingUnder(scope, []), []);
    assert.deepEqual([...(await consents.namedNotices(scope))].sort(), [one, two]);
    await consents.expire(scope, dueAt(later(50)).proofs, 10);
    assert.deepEqual([...(await consents.namedNotices(scope))].sort(), [one, two]);
  });

  it('counts the places on in the next epoch, and tombstones keep theirs [D5]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const first = await append(kit.stores, shopId);
    assert.deepEqual(await consents.epochs(scope), []);
    const known = { epoch: 1, seq: 7, hash: aHash(), at: AT.toISOString() };
    const opened = await consents.openEpoch(scope, (place) =>
      aLedgerEpoch({ shopId, known, ...place, epoch: 2 }),
    );
    assert.deepEqual([opened.seq, opened.previousHash], [2, first.hash]);
    assert.deepEqual(await consents.head(scope), { seq: 2, hash: opened.hash, epoch: 2 });
    const event = await append(kit.stores, shopId);
    assert.deepEqual([event.seq, event.epoch, event.previousHash], [3, 2, opened.hash]);
    await consents.eraseOpenings(scope, event.id, later(50));
    assert.equal(await consents.expire(scope, dueAt(later(50)).proofs, 10), 1);
    const another = await kit.openAnother();
    assert.deepEqual(await another.consents.head(scope), { seq: 3, hash: event.hash, epoch: 2 });
    assert.deepEqual(await another.consents.epochs(scope), [opened]);
    assert.deepEqual((await append(another, shopId)).epoch, 2);
    const entries = await another.consents.range(scope, 1, 9);
    assert.deepEqual(
      entries.map((entry) => [entry.kind, placedOf(entry).epoch]),
      [
        ['event', undefined],
        ['epoch', 2],
        ['tombstone', 2],
        ['event', 2],
      ],
    );
    await assertChained(another, shopId, 4);
    const foreign = scopeOfShop(aShopId());
    assert.deepEqual(await another.consents.epochs(foreign), []);
  });

  it('erases who it was about and keeps what was signed [D5]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const pageOrigin = { commitment: 'c', salt: 's', value: PAGE };
    const person = { personCommitment: aHash(), personSalt: 'sealed' };
    const event = await append(kit.stores, shopId, { pageOrigin, ...person });
    await kit.stores.consents.eraseOpenings(scope, event.id, later(99));
    const erased = {
      ...event,
      ref: { ...event.ref, salt: null, value: null },
      sessionRef: { ...event.sessionRef, salt: null, value: null },
      pageOrigin: { ...pageOrigin, salt: null, value: null },
      personSalt: null,
      proofExpiresAt: later(99),
      endedAs: 'ended',
    };
    assert.deepEqual(await kit.stores.consents.get(scope, event.id), { kind: 'event', event: erased });
    assert.deepEqual(await kit.stores.consents.byRef(scope, event.ref.value ?? ''), []);
  });

  it('erases an event without a page [RT-2]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const without = await append(kit.stores, shopId, { pageOrigin: null });
    await consents.eraseOpenings(scope, without.id, later(99), later(50));
    const [first] = await consents.range(scope, 1, 1);
    assert.ok(first?.kind === 'event' && first.event.pageOrigin === null && first.event.ref.value === null);
  });

  it('leaves a tombstone in the place of an event whose proof has expired, and the chain closes [RE-1]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { consents } = kit.stores;
    const events = [await append(kit.stores, shopId), await append(kit.stores, shopId)] as const;
    await append(kit.stores, shopId);
    for (const event of events) await consents.eraseOpenings(scope, event.id, later(50));
    assert.equal(await consents.expire(scope, dueAt(later(49)).proofs, 10), 0);
    assert.equal(await consents.expire(scope, dueAt(later(50)).proofs, 10), 2);
    assert.equal(await consents.expire(scope, dueAt(later(51)).proofs, 10), 0);
    const { id, seq, previousHash, hash, keyId, signature } = events[0];
    const at = later(50);
    const tombstone = {
      id,
      shopId,
      seq,
      previousHash,
      hash,
      keyId,
      signature,
      at,
      reason: 'expired',
    } as const;
    assert.deepEqual(await consents.get(scope, id), { kind: 'tombstone', tombstone });
    await consents.eraseOpenings(scope, id, later(60));
    assert.deepEqual(await consents.get(scope, id), { kind: 'tombstone', tombstone });
    await append(kit.stores, shopId);
    await assertChained(kit.stores, shopId, 4);
  });
});

onDatabase(
  'a ledger whose mark of its head is newer, as a dump beside the running service leaves it',
  (kit) => {
    it('goes on behind its own last entry [D5]', async () => {
      const [shorter, other] = [aShopId(), aShopId()];
      for (const shopId of [shorter, other]) for (let n = 0; n < 3; n += 1) await append(kit.stores, shopId);
      const connection = await mongoose.createConnection(kit.url()).asPromise();
      try {
        for (const [shopId, seq] of [[shorter, 128] as const, [other, 2] as const])
          await connection
            .collection<{ _id: string }>('consentHeads')
            .replaceOne({ _id: shopId }, { shopId, seq, hash: aHash() }, { upsert: true });
      } finally {
        await connection.close();
      }
      const restored = await kit.openAnother();
      for (const shopId of [shorter, other]) {
        assert.equal((await restored.consents.head(scopeOfShop(shopId))).seq, 3);
        await append(restored, shopId);
        await assertChained(restored, shopId, 4);
      }
    });
  },
);
