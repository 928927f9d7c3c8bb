import assert from 'node:assert/strict';
import { ERASURE_MARK_MS, type ErasureMark } from '../../service/domain/model/erasure/erasure-mark.ts';
import { aHash, aShopId } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

const AT = new Date('2026-11-01T10:00:00.000Z');

onEveryStore('the journal of erasures', (kit) => {
  const place = (epoch: number, seq: number) => ({ epoch, seq, hash: aHash(), at: AT.toISOString() });
  const aMark = (): ErasureMark => ({ shopId: aShopId(), kind: 'subject', key: aHash(), at: AT });

  it('keeps the newest place of each ledger, in whichever order places come [D5]', async () => {
    const { erasureJournal } = kit.stores;
    const [one, other] = [aShopId(), aShopId()];
    const newest = place(2, 3);
    for (const head of [place(1, 9), newest, place(2, 2), place(1, 12)])
      await erasureJournal.noteHead(one, head);
    const alone = place(1, 1);
    await erasureJournal.noteHead(other, alone);
    const heads = await erasureJournal.heads();
    assert.deepEqual([heads.get(one), heads.get(other)], [newest, alone]);
  });

  it('keeps each mark once, for 90 days [RT-8]', async () => {
    const { erasureJournal } = kit.stores;
    const mark = aMark();
    await erasureJournal.append([mark]);
    await erasureJournal.append([mark]);
    const found = async (now: Date) => (await erasureJournal.read(now)).filter(({ key }) => key === mark.key);
    const end = AT.getTime() + ERASURE_MARK_MS;
    assert.deepEqual(await found(new Date(end - 1)), [mark]);
    assert.deepEqual(await found(new Date(end)), []);
    await erasureJournal.removeExpired(new Date(end - 1));
    assert.equal((await found(AT)).length, 1);
    await erasureJournal.removeExpired(new Date(end));
    assert.deepEqual(await found(AT), []);
  });

  it('forgets marks and place of a shop that left, and of no other [PR-5]', async () => {
    const { erasureJournal } = kit.stores;
    const [left, stays] = [aMark(), aMark()];
    for (const mark of [left, stays]) {
      await erasureJournal.append([mark]);
      await erasureJournal.noteHead(mark.shopId, place(1, 1));
    }
    await erasureJournal.forgetShop(left.shopId);
    const shops = new Set((await erasureJournal.read(AT)).map(({ shopId }) => shopId));
    const heads = await erasureJournal.heads();
    for (const found of [shops, heads])
      assert.deepEqual([found.has(left.shopId), found.has(stays.shopId)], [false, true]);
  });
});
