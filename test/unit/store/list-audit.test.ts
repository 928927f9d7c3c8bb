import assert from 'node:assert/strict';
import type { AuditRow } from '../../../service/domain/model/audit/audit.ts';
import type { AuditAhead } from '../../../service/domain/model/audit/audit-store.ts';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { AuditTables } from '../../../service/store/mongo/audit/audit-tables.ts';
import { makeListAudit } from '../../../service/store/mongo/audit/list-audit.ts';
import { toDocument } from '../../../service/store/mongo/base/document.ts';
import { AT, aHash, anAuditRow, aShopId } from '../../support/builders/builders.ts';

const MINUTE_MS = 60_000;
const NOBODY = { organisationIds: [] };

type Where = { chain: string; at?: Date | { $gte?: Date; $lt?: Date }; _id?: { $lt: string } };

const isIn = (row: AuditRow, { at, _id }: Where): boolean =>
  (_id === undefined || row.id < _id.$lt) &&
  (at instanceof Date
    ? row.at.getTime() === at.getTime()
    : (at?.$gte === undefined || row.at >= at.$gte) && (!at?.$lt || row.at < at.$lt));

const withChains = (chains: readonly { rows: number; every: number }[]) => {
  const all: AuditRow[] = [];
  const shopIds = chains.map(({ rows, every }, chain) => {
    const shopId = aShopId();
    for (let seq = 1; seq <= rows; seq += 1) {
      const at = new Date(AT.getTime() - (rows - seq) * every * MINUTE_MS - chain);
      all.push(anAuditRow({ shopId, seq, at, previousHash: aHash() }));
    }
    return shopId;
  });
  const newest = all.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const byChain = new Map(
    shopIds.map((shopId) => [shopId as string, newest.filter((row) => row.shopId === shopId)]),
  );
  let read = 0;
  const find = async (_scope: unknown, where: Where, { limit = 0 }: { limit?: number }) => {
    const found = (byChain.get(where.chain) ?? []).filter((row) => isIn(row, where)).slice(0, limit);
    read += found.length;
    return found.map(toDocument);
  };
  const list = makeListAudit({ rows: { find } } as unknown as AuditTables);
  return { list, newest, scope: scopeOfShops(shopIds), read: () => read };
};
type Chains = ReturnType<typeof withChains>;

const walked = async ({ list, scope }: Chains, limit: number, ahead?: AuditAhead): Promise<AuditRow[]> => {
  const seen: AuditRow[] = [];
  for (let before: AuditRow | null = null; ; ) {
    const page: readonly AuditRow[] = await list(scope, NOBODY, before, limit, ahead);
    seen.push(...page);
    before = page.at(-1) ?? null;
    if (page.length < limit) return seen;
  }
};

describe('the activity log of many shops', () => {
  const EVEN = Array.from({ length: 60 }, () => ({ rows: 100, every: 60 }));
  const QUIET = Array.from({ length: 60 }, () => ({ rows: 25, every: 60 }));
  const UNEVEN = [1, 2, 600, 0, 40, 3, 1, 1, 1, 90].map((rows, at) => ({ rows, every: 1 + 7 * at }));

  for (const [name, shape] of [
    ['alike', EVEN],
    ['quiet', QUIET],
    ['unlike', UNEVEN],
  ] as const)
    it(`reads each row once, page by page, of shops that are ${name}`, async () => {
      const chains = withChains(shape);
      const seen = await walked(chains, 101, new Map());
      assert.deepEqual(
        seen.map(({ id }) => id),
        chains.newest.map(({ id }) => id),
      );
      assert.equal(chains.read(), chains.newest.length);
    });

  it('reads a few rows of each shop for one page, also behind a cursor', async () => {
    const chains = withChains(EVEN);
    const page = await chains.list(chains.scope, NOBODY, null, 51);
    assert.deepEqual(page, chains.newest.slice(0, 51));
    const ofFirst = chains.read();
    assert.ok(ofFirst < 20 * EVEN.length, `${ofFirst} rows read`);
    const next = await chains.list(chains.scope, NOBODY, page.at(-1) ?? null, 51);
    assert.deepEqual(next, chains.newest.slice(51, 102));
    const ofSecond = chains.read() - ofFirst;
    assert.ok(ofSecond < 20 * EVEN.length, `${ofSecond} rows read for the second page`);
  });

  it('gives the same pages to one who keeps nothing', async () => {
    const chains = withChains(UNEVEN);
    assert.deepEqual(await walked(chains, 33), chains.newest);
  });

  it('shows nothing of a shop that was read ahead to another scope [SE-1]', async () => {
    const chains = withChains(UNEVEN);
    const ahead: AuditAhead = new Map();
    await chains.list(chains.scope, NOBODY, null, 20, ahead);
    assert.deepEqual(await chains.list(scopeOfShops([aShopId()]), NOBODY, null, 20, ahead), []);
  });
});
