import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { PolicyBinding } from '../../service/domain/model/notice/policy-binding.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import {
  AT,
  aBinding,
  aCurrentNotice,
  aNotice,
  anAgreement,
  aShop,
  aShopId,
  aSnapshot,
  later,
} from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('stores of a shop and what it is bound to', (kit) => {
  it('keep a shop under its id and its public key', async () => {
    const { shops } = kit.stores;
    const shop = aShop();
    const sister = aShop({ organisationId: shop.organisationId, createdAt: later(1) });
    await shops.insert(sister);
    await shops.insert(shop);
    assert.deepEqual(await shops.get(scopeOfShop(shop.id)), shop);
    assert.deepEqual(await shops.findByKey(shop.key), shop);
    assert.equal(await shops.findByKey('zgk_nothing'), null);
    assert.deepEqual(await shops.listByOrganisation(shop.organisationId), [shop, sister]);
    assert.deepEqual(await shops.listByIds([sister.id, shop.id, 'shp_nothing']), [shop, sister]);
    const ids = await shops.allIds();
    assert.equal(ids.includes(shop.id) && ids.includes(sister.id), true);
    await assert.rejects(shops.insert(aShop({ key: shop.key })), { code: 'conflict' });
    assert.equal(await shops.get(scopeOfShop(aShopId())), null);
  });

  it('change the settings of a shop and nothing else', async () => {
    const { shops } = kit.stores;
    const shop = aShop();
    await shops.insert(shop);
    const changes = {
      name: 'Pod Dębem',
      confirmedAt: AT,
      origins: ['https://sklep.example', 'https://www.sklep.example'],
      controller: { ...shop.controller, phone: '+48 600 000 000' },
      appearance: { ...shop.appearance, label: { pl: 'Napisz', de: 'Schreiben' } },
      adapterSecrets: ['new', 'old'],
      adapterSecretBy: randomIds.next('stf'),
    };
    const changed = await shops.update(scopeOfShop(shop.id), changes);
    assert.deepEqual(changed, { ...shop, ...changes });
    assert.deepEqual(await shops.get(scopeOfShop(shop.id)), changed);
    assert.equal(await shops.update(scopeOfShop(aShopId()), { name: 'x' }), null);
  });

  it('put a new secret behind the newest alone: of two at the same moment the first is taken', async () => {
    const { shops } = kit.stores;
    const shop = aShop({ adapterSecrets: ['first', 'older'] });
    const scope = scopeOfShop(shop.id);
    await shops.insert(shop);
    const follow = (sealed: string, after: string) =>
      shops.followAdapterSecret(scope, { sealed, after, at: AT });
    assert.equal(await follow('x', 'older'), false);
    const taken = await Promise.all([follow('second', 'first'), follow('third', 'first')]);
    assert.deepEqual([...taken].sort(), [false, true]);
    const sealed = taken[0] ? 'second' : 'third';
    assert.deepEqual(await shops.get(scope), {
      ...shop,
      adapterSecrets: [sealed, 'first'],
      adapterSecretAt: AT,
    });
    assert.equal(
      await shops.followAdapterSecret(scopeOfShop(aShopId()), { sealed, after: '', at: AT }),
      false,
    );
  });

  it('note of many refused reports at once one, and no other until its time has passed', async () => {
    const { shops } = kit.stores;
    const shop = aShop();
    const scope = scopeOfShop(shop.id);
    await shops.insert(shop);
    const refusal = (at: Date) => ({ at, reason: 'clock' as const, clockOffsetSeconds: -420 });
    const flood = await Promise.all(
      Array.from({ length: 5 }, () => shops.noteRefusal(scope, refusal(later(60)), AT)),
    );
    assert.equal(flood.filter(Boolean).length, 1);
    assert.equal(await shops.noteRefusal(scope, refusal(later(90)), later(30)), false);
    assert.deepEqual(await shops.get(scope), { ...shop, lastRefusal: refusal(later(60)) });
    assert.equal(await shops.noteRefusal(scope, refusal(later(120)), later(60)), true);
    assert.deepEqual((await shops.get(scope))?.lastRefusal, refusal(later(120)));
    assert.equal(await shops.noteRefusal(scopeOfShop(aShopId()), refusal(AT), AT), false);
  });

  it('keep the first key of a shop, whoever comes second', async () => {
    const { shopKeys } = kit.stores;
    const scope = scopeOfShop(aShopId());
    assert.equal(await shopKeys.get(scope), null);
    const kept = await Promise.all(['a', 'b', 'c'].map((wrapped) => shopKeys.put(scope, wrapped)));
    assert.equal(new Set(kept).size, 1);
    assert.equal(await shopKeys.get(scope), kept[0]);
  });

  it('never change a notice that was shown [D5]', async () => {
    const { notices } = kit.stores;
    const notice = aNotice();
    const scope = scopeOfShop(notice.shopId);
    await notices.put(scope, notice);
    await notices.put(scope, { ...notice, createdAt: later(1), consent: null });
    assert.deepEqual(await notices.get(scope, notice.id), notice);
    assert.equal(await notices.get(scope, 'ntc_nothing'), null);
  });

  it('say which notice is current in a language', async () => {
    const { notices } = kit.stores;
    const first = aCurrentNotice();
    const scope = scopeOfShop(first.shopId);
    assert.equal(await notices.current(scope, 'pl'), null);
    await notices.setCurrent(scope, first);
    assert.deepEqual(await notices.current(scope, 'pl'), first);
    const { noticeId } = first;
    const second = aCurrentNotice({
      shopId: first.shopId,
      noticeId: null,
      previous: noticeId === null ? [] : [{ noticeId, supersededAt: later(5) }],
    });
    await notices.setCurrent(scope, second);
    assert.deepEqual(await notices.current(scope, 'pl'), second);
    assert.equal(await notices.current(scope, 'de'), null);
  });

  it('keep the text of a policy page once per content', async () => {
    const { notices } = kit.stores;
    const snapshot = aSnapshot();
    const scope = scopeOfShop(snapshot.shopId);
    await notices.putSnapshot(scope, snapshot);
    await notices.putSnapshot(scope, { ...snapshot, fetchedAt: later(5), source: 'link' });
    assert.deepEqual(await notices.snapshot(scope, snapshot.sha256), snapshot);
    const elsewhere = aSnapshot();
    await notices.putSnapshot(scopeOfShop(elsewhere.shopId), elsewhere);
    assert.deepEqual(await notices.snapshot(scopeOfShop(elsewhere.shopId), snapshot.sha256), elsewhere);
  });

  it('take only a push that is newer than the last one', async () => {
    const { policyBindings } = kit.stores;
    const binding = aBinding({ pushedAt: 1000 });
    const scope = scopeOfShop(binding.shopId);
    assert.equal(await policyBindings.get(scope), null);
    assert.equal(await policyBindings.put(scope, binding, 1000), true);
    const overtaken = { ...binding, pushedAt: 999, pages: [] };
    assert.equal(await policyBindings.put(scope, overtaken, 999), false);
    assert.equal(await policyBindings.put(scope, binding, 1000), false);
    assert.deepEqual(await policyBindings.get(scope), binding);
    assert.deepEqual(await policyBindings.getRecent(scope), binding);
    const newer = { ...binding, pushedAt: 1001, adapter: null, lastPushAt: null };
    assert.equal(await policyBindings.put(scope, newer, 1001), true);
    assert.deepEqual(await policyBindings.get(scope), newer);
    assert.deepEqual(await policyBindings.getRecent(scope), newer);
    const typed = { ...binding, source: 'link' as const, pushedAt: 0 };
    assert.equal(await policyBindings.put(scope, typed), true);
    assert.deepEqual(await policyBindings.get(scope), typed);
    await policyBindings.remove(scope);
    assert.equal(await policyBindings.get(scope), null);
    assert.equal(await policyBindings.getRecent(scope), null);
  });

  it('let one of many pushes of the same moment win', async () => {
    const { policyBindings } = kit.stores;
    const binding = aBinding({ pushedAt: 5 });
    const scope = scopeOfShop(binding.shopId);
    const answers = await Promise.all([1, 2, 3, 4].map(() => policyBindings.put(scope, binding, 5)));
    assert.equal(answers.filter(Boolean).length, 1);
  });

  it('replace a binding only while it is as it was read', async () => {
    const { policyBindings } = kit.stores;
    const read = aBinding({ pushedAt: 1000 });
    const scope = scopeOfShop(read.shopId);
    const checked = { ...read, pages: read.pages.map((page) => ({ ...page, checkedAt: later(9) })) };
    assert.equal(await policyBindings.replace(scope, read, checked), false, 'none is there');
    assert.equal(await policyBindings.get(scope), null);
    const [page] = read.pages;
    assert.ok(page);
    const others: readonly PolicyBinding[] = [
      { ...read, source: 'link' },
      { ...read, pushedAt: 0 },
      { ...read, lastPushAt: later(1) },
      { ...read, lastPushAt: null },
      { ...read, pages: [] },
      { ...read, pages: [page, { ...page, locale: 'en' }] },
      { ...read, pages: [{ ...page, url: 'https://sklep.example/inna' }] },
      { ...read, pages: [{ ...page, state: 'absent' }] },
      { ...read, pages: [{ ...page, contentSha256: null }] },
      checked,
    ];
    for (const other of others) {
      await policyBindings.put(scope, other);
      assert.equal(await policyBindings.replace(scope, read, checked), false);
      assert.deepEqual(await policyBindings.get(scope), other);
    }
    await policyBindings.put(scope, read);
    assert.equal(await policyBindings.replace(scope, read, checked), true);
    assert.deepEqual(await policyBindings.get(scope), checked);
    assert.deepEqual(await policyBindings.getRecent(scope), checked);
    assert.equal(await policyBindings.replace(scope, checked, { ...checked, lastPushAt: null }), true);
  });

  it('keep the agreement as it stands now', async () => {
    const { agreements } = kit.stores;
    const active = anAgreement();
    const scope = scopeOfShop(active.shopId);
    assert.equal(await agreements.get(scope), null);
    await agreements.put(scope, active);
    assert.deepEqual(await agreements.get(scope), active);
    const ended = { ...active, state: 'terminated' as const, since: later(1) };
    await agreements.put(scope, ended);
    assert.deepEqual(await agreements.get(scope), ended);
  });
});
