import assert from 'node:assert/strict';
import type { Connection } from 'mongoose';
import { makeVerifyAudit } from '../../service/domain/audit/verify-audit.ts';
import type { AuditRow } from '../../service/domain/model/audit/audit.ts';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { makeDigest } from '../../service/outbound/sha256-digest.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { AT, anAuditRow, aShopId, later } from '../support/builders/builders.ts';
import { onDatabase, onEveryStore } from './on-every-store.ts';

const DAY = 86_400;
const signer = { sign: (text: string) => ({ keyId: 'k', signature: text }), publicKeys: () => [] };

onEveryStore('audit log', (kit) => {
  const verify = () => makeVerifyAudit({ audit: kit.stores.audit, digest: makeDigest('p'), signer });
  const written = async (shopId: ReturnType<typeof aShopId>, moments: readonly Date[]) => {
    const scope = scopeOfShop(shopId);
    const rows = [];
    for (const at of moments) {
      rows.push(await kit.stores.audit.append(scope, (place) => anAuditRow({ shopId, at, ...place })));
    }
    return { scope, rows };
  };

  it('finds what was done to some records, by kind of act and in one shop only [RT-1]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { audit } = kit.stores;
    for (const [action, target] of [
      ['lead.read', 'led_a'],
      ['lead.read', 'led_b'],
      ['lead.state', 'led_a'],
      ['lead.evidence', 'led_a'],
    ] as const)
      await audit.append(scope, (place) => anAuditRow({ shopId, action, target, ...place }));
    const other = aShopId();
    await audit.append(scopeOfShop(other), (place) =>
      anAuditRow({ shopId: other, action: 'lead.read', target: 'led_a', ...place }),
    );
    const found = await audit.about(scope, ['led_a'], ['lead.read', 'lead.evidence']);
    assert.deepEqual(
      found.map(({ seq, action }) => `${seq} ${action}`),
      ['1 lead.read', '4 lead.evidence'],
    );
    assert.deepEqual(await audit.about(scope, [], ['lead.read']), []);
  });

  it('numbers the acts of each shop from one, each with the hash of the one before [PR-6]', async () => {
    const { scope, rows } = await written(aShopId(), [AT, later(1), later(2)]);
    assert.deepEqual(
      rows.map((row) => row.seq),
      [1, 2, 3],
    );
    assert.equal(rows[2]?.previousHash, rows[1]?.hash);
    assert.deepEqual(await kit.stores.audit.range(scope, 2, 5), rows.slice(1));
    assert.deepEqual(await kit.stores.audit.range(scope, 1, 1), rows.slice(0, 1));
    const verdict = await verify()(scope);
    assert.equal(verdict.isWhole, true);
    assert.deepEqual(verdict.since, AT);
    assert.equal(verdict.head.seq, 3);
    assert.match(
      verdict.signature.signature,
      new RegExp(`^zgoda-audit.v1.${scope.shopId}.3.${rows[2]?.hash}$`),
    );
  });

  it('keeps one chain when two processes write at once [PR-6]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const other = await kit.openAnother();
    const append = (stores: typeof other) =>
      stores.audit.append(scope, (place) => anAuditRow({ shopId, ...place }));
    await Promise.all(Array.from({ length: 12 }, (_, at) => append(at % 2 === 0 ? kit.stores : other)));
    const rows = await other.audit.range(scope, 1, 100);
    assert.deepEqual(
      rows.map((row) => row.seq),
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
    assert.equal((await verify()(scope)).isWhole, true);
  });

  it('lists newest first, by shop, company, person, act and period, page by page', async () => {
    const shopId = aShopId();
    const moments = [new Date('2019-01-01'), later(-40 * DAY), later(-10), AT, AT];
    const { rows } = await written(shopId, moments);
    const company = `org_${shopId}` as const;
    const joined = await kit.stores.audit.append(SERVICE_SCOPE, (place) =>
      anAuditRow({ organisationId: company, action: 'member.join', actor: 'stf_bo', at: later(5), ...place }),
    );
    await kit.stores.audit.append(SERVICE_SCOPE, (place) =>
      anAuditRow({ organisationId: 'org_other', at: later(6), ...place }),
    );
    const newest = [...rows].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    const { audit } = kit.stores;
    const shops = scopeOfShops([shopId]);
    const none = { organisationIds: [] };
    assert.deepEqual(await audit.list(shops, none, null, 10), newest);
    assert.deepEqual(await audit.list(shops, { organisationIds: [company] }, null, 10), [joined, ...newest]);
    const seen = [];
    for (let before: AuditRow | null = null; ; ) {
      const page: Awaited<ReturnType<typeof audit.list>> = await audit.list(shops, none, before, 2);
      seen.push(...page);
      before = page.at(-1) ?? null;
      if (before === null) break;
    }
    assert.deepEqual(seen, newest, 'pages leave nothing out, also at the same millisecond');
    const byBo = { organisationIds: [company], actor: 'stf_bo' };
    assert.deepEqual(await audit.list(shops, byBo, null, 10), [joined]);
    const joins = { organisationIds: [company], areas: ['member', 'grant'] };
    assert.deepEqual(await audit.list(shops, joins, null, 10), [joined]);
    assert.deepEqual(await audit.list(shops, { organisationIds: [company], areas: ['mem'] }, null, 10), []);
    const period = { organisationIds: [], from: later(-41 * DAY), to: AT };
    assert.deepEqual(await audit.list(shops, period, null, 10), newest.slice(2, 4));
    assert.deepEqual(await audit.list(scopeOfShops([aShopId()]), none, null, 10), []);
  });

  it('lists any number of acts of one millisecond page by page, none twice and none left out', async () => {
    const { audit } = kit.stores;
    const { scope, rows } = await written(aShopId(), [later(-1), ...Array.from({ length: 70 }, () => AT)]);
    const shops = scopeOfShops([scope.shopId]);
    const newest = [...rows].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    for (const ahead of [undefined, new Map()]) {
      const seen: AuditRow[] = [];
      for (let page: readonly AuditRow[] = []; seen.length === 0 || page.length > 0; ) {
        page = await audit.list(shops, { organisationIds: [] }, seen.at(-1) ?? null, 7, ahead);
        seen.push(...page);
      }
      assert.deepEqual(seen, newest);
    }
    const behind = newest[60] ?? null;
    const inPeriod = { organisationIds: [], from: AT, to: later(1) };
    assert.deepEqual(await audit.list(shops, inPeriod, behind, 99), newest.slice(61, 70));
    assert.deepEqual(await audit.list(shops, { organisationIds: [], to: AT }, behind, 99), newest.slice(70));
    assert.deepEqual(await audit.list(shops, { organisationIds: [], from: later(1) }, behind, 99), []);
  });

  it('verifies after the oldest acts went because their time was over [PR-6, RE-1]', async () => {
    const { scope, rows } = await written(aShopId(), [later(-400 * DAY), later(-390 * DAY), AT, later(1)]);
    const { audit } = kit.stores;
    assert.equal(await audit.removeBefore(scope, later(-365 * DAY)), 2);
    assert.equal(await audit.removeBefore(scope, later(-365 * DAY)), 0);
    assert.deepEqual(await audit.range(scope, 1, 10), rows.slice(2));
    const verdict = await verify()(scope);
    assert.equal(verdict.isWhole, true);
    assert.deepEqual(verdict.since, AT);
    assert.equal(await audit.removeBefore(scope, later(60)), 2);
    assert.equal((await verify()(scope)).isWhole, true);
    const next = await (await kit.openAnother()).audit.append(scope, (place) =>
      anAuditRow({ shopId: scope.shopId, ...place }),
    );
    assert.equal(next.seq, 5, 'the chain goes on behind what went');
    assert.equal((await verify()(scope)).isWhole, true);
  });

  it('removes the oldest acts while another process makes the first mark of the chain [PR-6]', async () => {
    const other = await kit.openAnother();
    const shops = Array.from({ length: 20 }, () => aShopId());
    const removed = await Promise.all(
      shops.map(async (shopId) => {
        const { scope } = await written(shopId, [later(-400 * DAY)]);
        return other.audit.removeBefore(scope, AT);
      }),
    );
    assert.deepEqual(
      removed,
      shops.map(() => 1),
    );
  });

  it('forgets what an act was done to, and still verifies [RT-2, PR-6]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    for (const target of ['led_gone', 'led_stays']) {
      await kit.stores.audit.append(scope, (place) => anAuditRow({ shopId, target, ...place }));
    }
    assert.equal(await kit.stores.audit.forgetTargets(scope, ['led_gone']), 1);
    const rows = await kit.stores.audit.range(scope, 1, 5);
    assert.deepEqual(
      rows.map((row) => row.target),
      [null, 'led_stays'],
    );
    assert.equal(rows[0]?.salt, null);
    assert.equal((await verify()(scope)).isWhole, true);
  });

  it('refuses an act that was built for another chain or place', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    await assert.rejects(
      kit.stores.audit.append(scope, (place) => anAuditRow({ shopId: aShopId(), ...place })),
      /another place/,
    );
    await assert.rejects(
      kit.stores.audit.append(scope, ({ previousHash }) => anAuditRow({ shopId, seq: 9, previousHash })),
      /another place/,
    );
    assert.deepEqual(await kit.stores.audit.range(scope, 1, 5), []);
  });
});

onDatabase('audit log in a database that somebody changed by hand', (kit) => {
  let connection: Connection;
  before(async () => {
    connection = await openDatabase({ url: kit.url() });
  });
  after(() => connection.close());
  const scopeWithRows = async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const row = await kit.stores.audit.append(scope, (place) => anAuditRow({ shopId, ...place }));
      ids.push(row.id);
    }
    const rows = connection.collection<{ _id: string }>('audit');
    return { scope, ids, rows };
  };
  const verify = makeVerifyAudit({
    get audit() {
      return kit.stores.audit;
    },
    digest: makeDigest('p'),
    signer,
  });

  it('shows an altered act [PR-6]', async () => {
    const { scope, ids, rows } = await scopeWithRows();
    for (const change of [
      { actor: 'stf_other' },
      { target: 'led_other' },
      { target: 'led_other', salt: null },
      { target: null },
      { at: later(5) },
      { details: {} },
    ]) {
      const kept = await rows.findOne({ _id: ids[1] ?? '' });
      await rows.updateOne({ _id: ids[1] ?? '' }, { $set: change });
      assert.deepEqual((await verify(scope)).fault, { seq: 2, what: 'altered' }, JSON.stringify(change));
      await rows.replaceOne({ _id: ids[1] ?? '' }, kept ?? {});
      assert.equal((await verify(scope)).isWhole, true);
    }
  });

  it('shows a removed act, in the middle, at the beginning and at the end [PR-6]', async () => {
    for (const [at, fault] of [
      [0, { seq: 1, what: 'missing' }],
      [2, { seq: 3, what: 'missing' }],
      [3, { seq: 4, what: 'cut_off' }],
    ] as const) {
      const { scope, ids, rows } = await scopeWithRows();
      await rows.deleteOne({ _id: ids[at] ?? '' });
      assert.deepEqual((await verify(scope)).fault, fault);
    }
  });
});
