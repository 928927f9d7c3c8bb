import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Mail } from '../../service/domain/model/mail/mail.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { aHash, aShopId, later } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

/** So long ago that no mail of another test is due then. */
const AT = new Date('2001-01-01T00:00:00.000Z');

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  id: randomIds.next('eml'),
  shopId: aShopId(),
  kind: 'receipt',
  locale: 'pl',
  sealed: 'sealed',
  attachedAgreement: null,
  ref: `led_${aHash()}`,
  subjectKey: aHash(),
  state: 'waiting',
  attempts: 0,
  lastError: null,
  createdAt: AT,
  nextAttemptAt: AT,
  expiresAt: later(3600, AT),
  ...changes,
});

onEveryStore('the outbox', (kit) => {
  it('gives a due mail to one sender only, until its time is over', async () => {
    const { mails } = kit.stores;
    const other = await kit.openAnother();
    const mail = aMail();
    await mails.insert(mail);
    const at = later(1, AT);
    const claims = await Promise.all(
      [mails, other.mails, mails, other.mails].map((store) => store.claimDue(at, later(300, AT))),
    );
    const claimed = claims.filter((claim) => claim !== null);
    assert.deepEqual(claimed, [{ ...mail, attempts: 1, nextAttemptAt: later(300, AT) }]);
    assert.equal(await mails.claimDue(later(299, AT), later(600, AT)), null);
    assert.equal((await mails.claimDue(later(300, AT), later(600, AT)))?.attempts, 2, 'after a crash');
    await mails.removeSent(mail.id);
    assert.equal(await mails.claimDue(later(900, AT), later(999, AT)), null);
  });

  it('gives neither what waits for a later try, nor what has failed, nor what is past its time', async () => {
    const { mails } = kit.stores;
    const rows = [
      aMail({ nextAttemptAt: later(10, AT) }),
      aMail({ state: 'failed' }),
      aMail({ expiresAt: later(1, AT) }),
    ];
    for (const row of rows) await mails.insert(row);
    assert.equal(await mails.claimDue(later(5, AT), later(300, AT)), null);
    for (const row of rows) await mails.removeSent(row.id);
  });

  it('keeps why a try failed, and tries again on request', async () => {
    const { mails } = kit.stores;
    const mail = aMail({ shopId: null, subjectKey: null });
    await mails.insert(mail);
    const failure = { state: 'failed', lastError: 'no_connection', nextAttemptAt: later(60, AT) } as const;
    await mails.setFailure(mail.id, failure);
    assert.deepEqual(await mails.get(null, mail.id), { ...mail, ...failure });
    const again = { ...mail, ...failure, state: 'waiting', attempts: 0, nextAttemptAt: later(5, AT) };
    assert.deepEqual(await mails.retry(null, mail.id, later(5, AT)), again);
    assert.equal(await mails.discard(null, mail.id), true);
    assert.equal(await mails.discard(null, mail.id), false);
    await mails.setFailure(mail.id, failure);
    assert.equal(await mails.get(null, mail.id), null, 'a failure brings nothing back');
  });

  it('shows and changes nothing of another shop or of the service [SE-1]', async () => {
    const { mails } = kit.stores;
    const [mine, newer] = [aMail(), aMail({ createdAt: later(1, AT) })];
    const ofShop = { ...newer, shopId: mine.shopId };
    const ofNone = aMail({ shopId: null, ref: mine.ref });
    for (const row of [mine, ofShop, ofNone]) await mails.insert(row);
    const scope = scopeOfShop(mine.shopId ?? assert.fail());
    assert.deepEqual(await mails.list(scope, 10), [ofShop, mine]);
    assert.deepEqual(await mails.list(scope, 1), [ofShop]);
    for (const foreign of [scopeOfShop(aShopId()), null]) {
      assert.equal(await mails.get(foreign, mine.id), null);
      assert.equal(await mails.retry(foreign, mine.id, later(1, AT)), null);
      assert.equal(await mails.discard(foreign, mine.id), false);
    }
    assert.equal(await mails.removeByRef(scope, mine.ref ?? ''), 1);
    assert.deepEqual(await mails.get(null, ofNone.id), ofNone);
    assert.equal(await mails.removeByRef(null, mine.ref ?? ''), 1);
    await mails.removeSent(ofShop.id);
  });

  it('pauses between two mails of a shop about the same, in every instance', async () => {
    const { mailPauses } = kit.stores;
    const other = await kit.openAnother();
    const scope = scopeOfShop(aShopId());
    const begins = await Promise.all(
      [mailPauses, other.mailPauses, mailPauses].map((store) =>
        store.begin(scope, 'leads', AT, later(60, AT)),
      ),
    );
    assert.deepEqual(begins.sort(), [false, false, true]);
    assert.deepEqual(await mailPauses.endOf(scope, 'leads', AT), later(60, AT));
    assert.equal(await mailPauses.begin(scope, 'leads', later(59, AT), later(120, AT)), false);
    assert.equal(await mailPauses.begin(scope, 'other', AT, later(60, AT)), true);
    assert.equal(await mailPauses.begin(null, 'leads', AT, later(60, AT)), true);
    assert.equal(await mailPauses.endOf(scope, 'leads', later(60, AT)), null);
    assert.equal(await mailPauses.begin(scope, 'leads', later(60, AT), later(120, AT)), true);
    assert.equal(await mailPauses.removeExpired(later(60, AT)), 2, 'pauses that are over go [RE-1]');
    assert.equal(await mailPauses.removeExpired(later(120, AT)), 1);
  });

  it('forgets mails whose time is over, sent or not [RE-1]', async () => {
    const { mails } = kit.stores;
    const past = aMail({ expiresAt: new Date(1000), state: 'failed' });
    const kept = aMail({ expiresAt: new Date(1001) });
    for (const row of [past, kept]) await mails.insert(row);
    assert.equal(await mails.removeExpired(new Date(1000)), 1);
    const scope = (row: Mail) => scopeOfShop(row.shopId ?? assert.fail());
    assert.equal(await mails.get(scope(past), past.id), null);
    assert.deepEqual(await mails.get(scope(kept), kept.id), kept);
    assert.equal(await mails.removeExpired(new Date(1001)), 1);
  });
});
