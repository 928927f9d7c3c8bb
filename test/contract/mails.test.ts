import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfRow, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Mail } from '../../service/domain/model/mail/mail.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { aShopId, later } from '../support/builders/builders.ts';
import { LONG_AGO as AT, aMail } from '../support/builders/mail-builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('the outbox', (kit) => {
  it('gives a due mail to one sender only, until its time is over', async () => {
    const { mails } = kit.stores;
    const other = await kit.openAnother();
    const mail = aMail();
    await mails.insert(scopeOfRow(mail), mail);
    const at = later(1, AT);
    const claims = await Promise.all(
      [mails, other.mails, mails, other.mails].map((store) =>
        store.claimDue(SERVICE_SCOPE, at, later(300, AT)),
      ),
    );
    const claimed = claims.filter((claim) => claim !== null);
    assert.deepEqual(claimed, [{ ...mail, attempts: 1, nextAttemptAt: later(300, AT) }]);
    assert.equal(await mails.claimDue(SERVICE_SCOPE, later(299, AT), later(600, AT)), null);
    assert.equal(
      (await mails.claimDue(SERVICE_SCOPE, later(300, AT), later(600, AT)))?.attempts,
      2,
      'after a crash',
    );
    await mails.removeSent(scopeOfRow(mail), mail.id);
    assert.equal(await mails.claimDue(SERVICE_SCOPE, later(900, AT), later(999, AT)), null);
  });

  it('gives the lowest rank first, and within it what has been due for longest', async () => {
    const { mails } = kit.stores;
    const many = aMail({ kind: 'policy_changed', rank: 2 });
    const letter = aMail({
      kind: 'breach_notice',
      rank: 1,
      createdAt: later(1, AT),
      nextAttemptAt: later(1, AT),
    });
    const retried = aMail({ nextAttemptAt: later(3, AT) });
    const awaited = aMail({ createdAt: later(2, AT), nextAttemptAt: later(2, AT) });
    const rows = [many, letter, retried, awaited];
    for (const row of rows) await mails.insert(scopeOfRow(row), row);
    const taken: (string | undefined)[] = [];
    for (const _ of rows) taken.push((await mails.claimDue(SERVICE_SCOPE, later(5, AT), later(300, AT)))?.id);
    assert.deepEqual(taken, [awaited.id, retried.id, letter.id, many.id]);
    for (const row of rows) await mails.removeSent(scopeOfRow(row), row.id);
  });

  it('gives neither what waits for a later try, nor what has failed, nor what is past its time', async () => {
    const { mails } = kit.stores;
    const rows = [
      aMail({ nextAttemptAt: later(10, AT) }),
      aMail({ state: 'failed' }),
      aMail({ expiresAt: later(1, AT) }),
    ];
    for (const row of rows) await mails.insert(scopeOfRow(row), row);
    assert.equal(await mails.claimDue(SERVICE_SCOPE, later(5, AT), later(300, AT)), null);
    for (const row of rows) await mails.removeSent(scopeOfRow(row), row.id);
  });

  it('keeps why a try failed, and tries again on request', async () => {
    const { mails } = kit.stores;
    const mail = aMail({ shopId: null, subjectKey: null });
    await mails.insert(scopeOfRow(mail), mail);
    const failure = { state: 'failed', lastError: 'no_connection', nextAttemptAt: later(60, AT) } as const;
    await mails.setFailure(scopeOfRow(mail), mail.id, failure);
    assert.deepEqual(await mails.get(SERVICE_SCOPE, mail.id), { ...mail, ...failure });
    const again = { ...mail, ...failure, state: 'waiting', attempts: 0, nextAttemptAt: later(5, AT) };
    assert.deepEqual(await mails.retry(SERVICE_SCOPE, mail.id, later(5, AT)), again);
    assert.equal(await mails.discard(SERVICE_SCOPE, mail.id), true);
    assert.equal(await mails.discard(SERVICE_SCOPE, mail.id), false);
    await mails.setFailure(scopeOfRow(mail), mail.id, failure);
    assert.equal(await mails.get(SERVICE_SCOPE, mail.id), null, 'a failure brings nothing back');
  });

  it('shows and changes nothing of another shop or of the service [SE-1]', async () => {
    const { mails } = kit.stores;
    const [mine, newer] = [aMail(), aMail({ createdAt: later(1, AT) })];
    const ofShop = { ...newer, shopId: mine.shopId };
    const ofNone = aMail({ shopId: null, ref: mine.ref });
    for (const row of [mine, ofShop, ofNone]) await mails.insert(scopeOfRow(row), row);
    const scope = scopeOfShop(mine.shopId ?? assert.fail());
    assert.deepEqual(await mails.list(scope, 10), [ofShop, mine]);
    assert.deepEqual(await mails.list(scope, 1), [ofShop]);
    for (const foreign of [scopeOfShop(aShopId()), SERVICE_SCOPE]) {
      assert.equal(await mails.get(foreign, mine.id), null);
      assert.equal(await mails.retry(foreign, mine.id, later(1, AT)), null);
      assert.equal(await mails.discard(foreign, mine.id), false);
    }
    assert.equal(await mails.removeByRef(scope, mine.ref ?? ''), 1);
    assert.deepEqual(await mails.get(SERVICE_SCOPE, ofNone.id), ofNone);
    assert.equal(await mails.removeByRef(SERVICE_SCOPE, mine.ref ?? ''), 1);
    await mails.removeSent(scopeOfRow(ofShop), ofShop.id);
  });

  it('counts what waits of a decision, up to a limit: for the first try, and for another', async () => {
    const { mails } = kit.stores;
    const shopId = aShopId();
    const policyChange = randomIds.next('chg');
    const lastError = 'no_connection';
    const rows = [
      ...[1, 2, 3].map(() => aMail({ shopId, policyChange })),
      ...[1, 2, 3, 4].map((attempts) => aMail({ shopId, policyChange, attempts, lastError })),
      aMail({ shopId, policyChange, state: 'failed', lastError }),
      aMail({ shopId, policyChange: randomIds.next('chg') }),
      aMail({ shopId, lastError }),
      aMail({ policyChange }),
    ];
    for (const row of rows) await mails.insert(scopeOfRow(row), row);
    const count = (next: 'first_try' | 'another_try', limit: number) =>
      mails.countWaiting(scopeOfShop(shopId), policyChange, next, limit);
    assert.deepEqual([await count('first_try', 9), await count('first_try', 2)], [3, 2]);
    assert.deepEqual([await count('another_try', 9), await count('another_try', 3)], [4, 3]);
    for (const row of rows) await mails.removeSent(scopeOfRow(row), row.id);
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
    assert.equal(await mailPauses.begin(SERVICE_SCOPE, 'leads', AT, later(60, AT)), true);
    assert.equal(await mailPauses.endOf(scope, 'leads', later(60, AT)), null);
    assert.equal(await mailPauses.begin(scope, 'leads', later(60, AT), later(120, AT)), true);
    assert.equal(
      await mailPauses.removeExpired(SERVICE_SCOPE, later(60, AT)),
      2,
      'pauses that are over go [RE-1]',
    );
    assert.equal(await mailPauses.removeExpired(SERVICE_SCOPE, later(120, AT)), 1);
  });

  it('forgets mails whose time is over, sent or not [RE-1]', async () => {
    const { mails } = kit.stores;
    const past = aMail({ expiresAt: new Date(1000), state: 'failed' });
    const kept = aMail({ expiresAt: new Date(1001) });
    for (const row of [past, kept]) await mails.insert(scopeOfRow(row), row);
    assert.equal(await mails.removeExpired(SERVICE_SCOPE, new Date(1000)), 1);
    const scope = (row: Mail) => scopeOfShop(row.shopId ?? assert.fail());
    assert.equal(await mails.get(scope(past), past.id), null);
    assert.deepEqual(await mails.get(scope(kept), kept.id), kept);
    assert.equal(await mails.removeExpired(SERVICE_SCOPE, new Date(1001)), 1);
  });
});
