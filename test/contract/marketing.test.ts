import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Subscription } from '../../service/domain/model/marketing/subscription.ts';
import { AT, aHash, aShopId, later } from '../support/builders/builders.ts';
import { aSubscription } from '../support/builders/marketing-builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('stores of lists for offers', (kit) => {
  it('give back an entry to the letter, once per address and channel', async () => {
    const { subscriptions } = kit.stores;
    const row = aSubscription();
    const { shopId, subjectKey } = row;
    const scope = scopeOfShop(shopId);
    assert.deepEqual(await subscriptions.insert(scope, row), row);
    assert.equal(await subscriptions.insert(scope, aSubscription({ shopId, subjectKey })), null);
    const phone = aSubscription({ shopId, subjectKey, channel: 'phone' });
    assert.deepEqual(await subscriptions.insert(scope, phone), phone);
    assert.deepEqual(await subscriptions.get(scope, row.id), row);
    assert.deepEqual(await subscriptions.find(scope, 'email', subjectKey), row);
    assert.deepEqual(await subscriptions.whichExist(scope, [row.id, 'sub_nothing']), [row.id]);
    assert.deepEqual(await subscriptions.whichExist(scopeOfShop(aShopId()), [row.id]), []);
    assert.deepEqual(await subscriptions.ids(scope), [row.id, phone.id].sort());
    assert.deepEqual(await subscriptions.ids(scopeOfShop(aShopId())), []);
    assert.deepEqual(await subscriptions.findByUnsubscribeHash(row.unsubscribeHash), row);
    assert.deepEqual(
      (await subscriptions.findBySubject(scope, subjectKey)).map(({ id }) => id).sort(),
      [row.id, phone.id].sort(),
    );
    await assert.rejects(subscriptions.insert(scope, aSubscription()), /scope of another/);
  });

  it('change an entry only from the state that it is in', async () => {
    const { subscriptions } = kit.stores;
    const row = aSubscription();
    const scope = scopeOfShop(row.shopId);
    await subscriptions.insert(scope, row);
    const changes = { state: 'confirmed', confirmedAt: later(5), expiresAt: null } as const;
    assert.equal(await subscriptions.change(scope, row.id, 'imported', changes), null);
    assert.deepEqual(await subscriptions.change(scope, row.id, 'pending', changes), { ...row, ...changes });
    assert.equal(await subscriptions.change(scope, row.id, 'pending', changes), null);
    assert.equal(await subscriptions.count(scope, 'email', 'confirmed'), 1);
    assert.equal(await subscriptions.countConfirmedUntil(scope, 'email', later(4)), 0);
    assert.equal(await subscriptions.countConfirmedUntil(scope, 'email', later(5)), 1);
    assert.deepEqual(await subscriptions.listExpired(scope, later(999), 9), []);
  });

  it('change an entry only while it stands under the consent that was read', async () => {
    const { subscriptions } = kit.stores;
    const row = aSubscription({ consentEventId: 'cse_first' });
    const none = aSubscription({ shopId: row.shopId, consentEventId: null });
    const scope = scopeOfShop(row.shopId);
    for (const one of [row, none]) await subscriptions.insert(scope, one);
    const to = async (id: typeof row.id, from: typeof row.consentEventId, next: typeof from) =>
      (await subscriptions.change(scope, id, 'pending', { consentEventId: next }, { consentEventId: from }))
        ?.consentEventId;
    assert.equal(await to(row.id, 'cse_other', 'cse_second'), undefined);
    assert.equal(await to(row.id, null, 'cse_second'), undefined);
    assert.equal(await to(row.id, 'cse_first', 'cse_second'), 'cse_second');
    assert.equal(await to(none.id, 'cse_first', 'cse_second'), undefined);
    assert.equal(await to(none.id, null, 'cse_second'), 'cse_second');
  });

  it('list confirmed entries whose renewal waits, the one that ends first in front', async () => {
    const { subscriptions } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const confirmed = { shopId, state: 'confirmed', confirmedAt: later(1) } as const;
    const [late, soon, ...others] = [
      aSubscription({ ...confirmed, expiresAt: later(9) }),
      aSubscription({ ...confirmed, expiresAt: later(5) }),
      aSubscription({ ...confirmed, expiresAt: null }),
      aSubscription({ shopId, expiresAt: later(5) }),
      aSubscription({ state: 'confirmed', expiresAt: later(5) }),
    ];
    for (const row of [late, soon, ...others]) await subscriptions.insert(scopeOfShop(row.shopId), row);
    assert.deepEqual(await subscriptions.renewing(scope), [soon, late]);
  });

  it('find pending entries whose time is over, and no others [RE-1]', async () => {
    const { subscriptions } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const [past, kept, standing] = [
      aSubscription({ shopId, expiresAt: later(5) }),
      aSubscription({ shopId, expiresAt: later(6) }),
      aSubscription({ shopId, state: 'confirmed', confirmedAt: AT, expiresAt: null }),
    ];
    for (const row of [past, kept, standing]) await subscriptions.insert(scope, row);
    assert.deepEqual(await subscriptions.listExpired(scope, later(5), 9), [past]);
    assert.equal(await subscriptions.countExpired(scope, later(5)), 1);
    assert.equal(await subscriptions.remove(scope, past.id), true);
    assert.equal(await subscriptions.remove(scope, past.id), false);
    assert.equal(await subscriptions.remove(scopeOfShop(aShopId()), kept.id), false);
  });

  it('remove an entry as expired only while it is pending and its time is over [MK-2, RE-1]', async () => {
    const { subscriptions } = kit.stores;
    const row = aSubscription({ expiresAt: later(5) });
    const { id, shopId } = row;
    const scope = scopeOfShop(shopId);
    await subscriptions.insert(scope, row);
    assert.equal(await subscriptions.removeExpired(scope, id, later(4)), false);
    assert.equal(await subscriptions.removeExpired(scopeOfShop(aShopId()), id, later(5)), false);
    const standing = aSubscription({ shopId, state: 'confirmed', expiresAt: null });
    const odd = aSubscription({ shopId, state: 'confirmed', expiresAt: later(5) });
    for (const kept of [standing, odd]) {
      await subscriptions.insert(scope, kept);
      assert.equal(await subscriptions.removeExpired(scope, kept.id, later(9)), false);
    }
    const back = { state: 'imported', expiresAt: null } as const;
    assert.equal(await subscriptions.change(scope, id, 'pending', back, { expiredAt: later(4) }), null);
    assert.equal(await subscriptions.change(scope, odd.id, 'pending', back, { expiredAt: later(9) }), null);
    const other = aSubscription({ shopId, expiresAt: later(5) });
    await subscriptions.insert(scope, other);
    assert.equal(
      (await subscriptions.change(scope, other.id, 'pending', back, { expiredAt: later(5) }))?.state,
      'imported',
    );
    assert.equal(await subscriptions.remove(scope, other.id), true);
    assert.equal(await subscriptions.removeExpired(scope, id, later(5)), true);
    assert.equal(await subscriptions.removeExpired(scope, id, later(5)), false);
    assert.deepEqual(await subscriptions.ids(scope), [standing.id, odd.id].sort());
  });

  it('keep a restricted entry beyond its time [RT-3, MK-2]', async () => {
    const { subscriptions } = kit.stores;
    const row = aSubscription({ expiresAt: later(5), restrictedAt: later(1) });
    const { id, shopId } = row;
    const scope = scopeOfShop(shopId);
    await subscriptions.insert(scope, row);
    assert.deepEqual(await subscriptions.listExpired(scope, later(9), 9), []);
    assert.equal(await subscriptions.countExpired(scope, later(9)), 0);
    assert.equal(await subscriptions.removeExpired(scope, id, later(9)), false);
    const back = { state: 'imported' } as const;
    assert.equal(await subscriptions.change(scope, id, 'pending', back, { expiredAt: later(9) }), null);
    await subscriptions.change(scope, id, 'pending', { restrictedAt: null });
    assert.equal(await subscriptions.removeExpired(scope, id, later(9)), true);
  });

  it('walk over a list without missing or doubling an entry', async () => {
    const { subscriptions } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const rows = Array.from({ length: 7 }, (_, index) =>
      aSubscription({ shopId, state: 'confirmed', expiresAt: null, createdAt: later(index) }),
    );
    for (const row of rows) await subscriptions.insert(scope, row);
    const seen: string[] = [];
    let after: Subscription['id'] | null = null;
    for (;;) {
      const page: readonly Subscription[] = await subscriptions.page(scope, 'confirmed', 'email', after, 3);
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)?.id ?? null;
      if (page.length < 3) break;
    }
    assert.deepEqual(seen, rows.map(({ id }) => id).sort());
    assert.deepEqual(
      (await subscriptions.newest(scope, 2)).map(({ id }) => id),
      [rows[6]?.id, rows[5]?.id],
    );
  });

  it('remove imported addresses of a channel, some at a time, and no other entry', async () => {
    const { subscriptions } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const imported = { shopId, state: 'imported', optIn: 'none', expiresAt: null } as const;
    for (let at = 0; at < 3; at += 1) await subscriptions.insert(scope, aSubscription(imported));
    const kept = [
      aSubscription({ ...imported, channel: 'phone' }),
      aSubscription({ ...imported, restrictedAt: later(1) }),
      aSubscription({ ...imported, state: 'pending' }),
    ];
    for (const row of kept) await subscriptions.insert(scope, row);
    assert.equal(await subscriptions.removeImported(scopeOfShop(aShopId()), 'email', 9), 0);
    assert.equal(await subscriptions.removeImported(scope, 'email', 2), 2);
    assert.equal(await subscriptions.removeImported(scope, 'email', 2), 1);
    assert.equal(await subscriptions.removeImported(scope, 'email', 2), 0);
    assert.deepEqual(await subscriptions.ids(scope), kept.map(({ id }) => id).sort());
  });

  it('keep the first mark of an address, per shop and channel [MK-4]', async () => {
    const { suppressions } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const mark = { shopId, channel: 'email', subjectKey: aHash(), since: AT } as const;
    await suppressions.put(scope, mark);
    await suppressions.put(scope, { ...mark, since: later(9) });
    assert.deepEqual(await suppressions.findBySubject(scope, mark.subjectKey), [mark]);
    assert.equal(await suppressions.has(scope, 'email', mark.subjectKey), true);
    assert.equal(await suppressions.has(scope, 'phone', mark.subjectKey), false);
    assert.equal(await suppressions.has(scopeOfShop(aShopId()), 'email', mark.subjectKey), false);
    const keys = [aHash(), mark.subjectKey, mark.subjectKey];
    assert.deepEqual(await suppressions.whichExist(scope, 'email', keys), [mark.subjectKey]);
    assert.deepEqual(await suppressions.whichExist(scope, 'phone', keys), []);
    assert.deepEqual(await suppressions.whichExist(scopeOfShop(aShopId()), 'email', keys), []);
    assert.equal(await suppressions.count(scope, 'email'), 1);
    await suppressions.lift(scopeOfShop(aShopId()), 'email', mark.subjectKey);
    assert.equal(await suppressions.count(scope, 'email'), 1);
    await suppressions.lift(scope, 'email', mark.subjectKey);
    assert.equal(await suppressions.count(scope, 'email'), 0);
  });
});
