import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfRow, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Delivery } from '../../service/domain/model/confirmation/confirmation.ts';
import { aHash, aShopId, later } from '../support/builders/builders.ts';
import { aConfirmation } from '../support/builders/mail-builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('store of one-time links', (kit) => {
  it('lets only one of several presses at the same moment count', async () => {
    const { confirmations } = kit.stores;
    const link = aConfirmation();
    await confirmations.insert(scopeOfRow(link), link);
    assert.deepEqual(await confirmations.findBySecret(link.secretHash), link);
    const presses = await Promise.all([1, 2, 3].map(() => confirmations.use(link.secretHash, later(1))));
    assert.deepEqual(presses.sort(), [false, false, true]);
    assert.deepEqual((await confirmations.findBySecret(link.secretHash))?.usedAt, later(1));
    await confirmations.release(link.secretHash);
    assert.equal(await confirmations.use(link.secretHash, later(2)), true);
    await assert.rejects(confirmations.insert(scopeOfRow(link), link), { code: 'conflict' });
  });

  it('gives an act that was cut short to another press after ten seconds, and an ended one to none', async () => {
    const { confirmations } = kit.stores;
    const link = aConfirmation();
    await confirmations.insert(scopeOfRow(link), link);
    const press = (at: number) => confirmations.begin(link.secretHash, later(at));
    assert.deepEqual((await Promise.all([press(1), press(1)])).sort(), [false, true]);
    assert.equal(await press(10), false);
    assert.deepEqual((await Promise.all([press(11), press(11)])).sort(), [false, true]);
    await confirmations.end(link.secretHash);
    assert.equal(await press(60), false);
    await confirmations.release(link.secretHash);
    assert.equal(await press(61), true);
  });

  it('refuses a link at the moment its time is over, and one that never was', async () => {
    const { confirmations } = kit.stores;
    const link = aConfirmation({ expiresAt: later(10) });
    await confirmations.insert(scopeOfRow(link), link);
    assert.equal(await confirmations.use(link.secretHash, later(10)), false);
    assert.equal(await confirmations.use(aHash(), later(1)), false);
    assert.equal(await confirmations.findBySecret(aHash()), null);
  });

  it('records that the mail with a link was taken, in the shop of the link alone [SE-1]', async () => {
    const { confirmations } = kit.stores;
    const link = aConfirmation();
    const ofNone = aConfirmation({ shopId: null });
    const delivery: Delivery = {
      mailId: 'eml_1',
      sentAt: later(5),
      response: '250 2.0.0 Ok: queued as 4F1A',
    };
    for (const one of [link, ofNone]) await confirmations.insert(scopeOfRow(one), one);
    await confirmations.setDelivery(scopeOfShop(aShopId()), link.secretHash, delivery);
    await confirmations.setDelivery(SERVICE_SCOPE, link.secretHash, delivery);
    assert.equal((await confirmations.findBySecret(link.secretHash))?.delivery, null);
    for (const one of [link, ofNone]) {
      await confirmations.setDelivery(scopeOfRow(one), one.secretHash, delivery);
      assert.deepEqual(await confirmations.findBySecret(one.secretHash), { ...one, delivery });
    }
    await confirmations.setDelivery(scopeOfRow(link), aHash(), delivery);
  });

  it('finds and drops the links of one person in one shop only [RT-2, SE-1]', async () => {
    const { confirmations } = kit.stores;
    const subjectKey = aHash();
    const mine = aConfirmation({ subjectKey });
    const newer = aConfirmation({ subjectKey, shopId: mine.shopId, createdAt: later(1) });
    const theirs = aConfirmation({ subjectKey });
    for (const link of [newer, mine, theirs]) await confirmations.insert(scopeOfRow(link), link);
    const scope = scopeOfShop(mine.shopId ?? assert.fail());
    const youngest = aConfirmation({ subjectKey, shopId: mine.shopId, createdAt: later(2) });
    await confirmations.insert(scope, youngest);
    assert.deepEqual(await confirmations.findBySubject(scope, subjectKey), [mine, newer, youngest]);
    assert.equal(await confirmations.removeBySubject(scope, subjectKey, later(1)), 2);
    assert.deepEqual(await confirmations.findBySubject(scope, subjectKey), [youngest]);
    assert.equal(await confirmations.removeBySubject(scope, subjectKey), 1);
    assert.equal(await confirmations.findBySecret(mine.secretHash), null);
    assert.deepEqual(await confirmations.findBySecret(theirs.secretHash), theirs);
  });

  it('drops the links to what is gone, in a shop or about none', async () => {
    const { confirmations } = kit.stores;
    const ref = `dpa_${aHash()}`;
    const ofShop = aConfirmation({ ref });
    const ofNone = aConfirmation({ ref, shopId: null, subjectKey: null });
    for (const link of [ofShop, ofNone]) await confirmations.insert(scopeOfRow(link), link);
    assert.equal(await confirmations.removeByRef(scopeOfShop(aShopId()), ref), 0);
    assert.equal(await confirmations.removeByRef(SERVICE_SCOPE, ref), 1);
    assert.deepEqual(await confirmations.findBySecret(ofShop.secretHash), ofShop);
    assert.equal(await confirmations.removeByRef(scopeOfShop(ofShop.shopId ?? assert.fail()), ref), 1);
    assert.equal(await confirmations.findBySecret(ofShop.secretHash), null);
  });

  it('says of many records when a mail server first took a mail about them [MK-2]', async () => {
    const { confirmations } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const [sent, waiting] = [`sub_${aHash()}`, `sub_${aHash()}`];
    const taken = (at: number) => ({ mailId: `eml_${at}`, sentAt: later(at), response: '250 ok' }) as const;
    for (const link of [
      aConfirmation({ shopId, ref: sent, delivery: taken(9) }),
      aConfirmation({ shopId, ref: sent, delivery: taken(5) }),
      aConfirmation({ shopId, ref: waiting }),
      aConfirmation({ ref: waiting, delivery: taken(1) }),
    ])
      await confirmations.insert(scopeOfRow(link), link);
    assert.deepEqual([...(await confirmations.deliveries(scope, [sent, waiting]))], [[sent, later(5)]]);
    assert.deepEqual([...(await confirmations.deliveries(scope, []))], []);
  });

  it('forgets links whose time is over [RE-1]', async () => {
    const { confirmations } = kit.stores;
    const past = aConfirmation({ expiresAt: new Date(1000) });
    const kept = aConfirmation({ expiresAt: new Date(1001) });
    for (const link of [past, kept]) await confirmations.insert(scopeOfRow(link), link);
    assert.equal(await confirmations.removeExpired(SERVICE_SCOPE, new Date(1000)), 1);
    assert.equal(await confirmations.findBySecret(past.secretHash), null);
    assert.deepEqual(await confirmations.findBySecret(kept.secretHash), kept);
    assert.equal(await confirmations.removeExpired(SERVICE_SCOPE, new Date(1001)), 1);
  });
});
