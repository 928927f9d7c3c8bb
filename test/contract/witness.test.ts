import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { TimeStamp } from '../../service/domain/model/witness/statement.ts';
import type { StoredStatement } from '../../service/domain/model/witness/witness-store.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';
import { aHash } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T10:00:00.000Z`;
const signature = 'A'.repeat(86);
const aStatement = (changes: Partial<StoredStatement> = {}): StoredStatement => ({
  id: aHash(),
  at: day(1),
  keyId: aHash().slice(0, 16),
  previous: aHash(),
  root: null,
  since: null,
  signature,
  seen: null,
  ...changes,
});

onEveryStore('what the witness sees', (kit) => {
  it('keeps statements, which wait until the first answer', async () => {
    const { headStatements } = kit.stores;
    const [first, second] = ['2000-01-01', '2000-01-02'].map((at) =>
      aStatement({ at: `${at}T10:00:00.000Z` }),
    );
    assert.ok(first !== undefined && second !== undefined);
    await headStatements.insert(second);
    await headStatements.insert(first);
    assert.deepEqual((await headStatements.waiting(1))[0], first);
    const seen: TimeStamp = { kind: 'rfc3161', by: 'tsa.example', at: day(3), token: 'AA==' };
    await headStatements.setSeen(first.id, seen);
    await headStatements.setSeen(first.id, { ...seen, token: 'BB==' });
    const answered = { ...first, seen };
    assert.deepEqual(await headStatements.byIds([second.id, first.id]), [answered, second]);
    assert.deepEqual((await headStatements.waiting(1))[0], second);
    const latest = aStatement({ at: '2099-01-01T00:00:00.000Z' });
    await headStatements.insert(latest);
    assert.deepEqual(await headStatements.latest(), latest);
    assert.equal(await headStatements.insert(latest), false);
    await headStatements.setSeen(latest.id, seen);
    assert.deepEqual(await headStatements.latestSeen(), { ...latest, seen });
  });

  it('lets one of two writers at the same time follow a statement, and the other one know', async () => {
    const { headStatements } = kit.stores;
    const previous = aHash();
    const both = [1, 2].map((ms) => aStatement({ at: `2099-02-01T00:00:00.00${ms}Z`, previous }));
    const taken = await Promise.all(both.map((statement) => headStatements.insert(statement)));
    assert.deepEqual(taken.sort(), [false, true]);
    const kept = await headStatements.byIds(both.map(({ id }) => id));
    assert.equal(kept.length, 1);
  });

  it('finds the span of a place, in its own shop alone', async () => {
    const { witnessedSpans } = kit.stores;
    const [own, other] = [aHash(), aHash()].map((id) => scopeOfShop(`shp_${id.slice(0, 22)}` as ShopId));
    assert.ok(own !== undefined && other !== undefined);
    const { shopId } = own;
    const span = (from: number, to: number, statedAt: string) => {
      const path = [{ side: 'left' as const, hash: aHash() }];
      return { id: `${shopId}.${from}`, shopId, statementId: aHash(), statedAt, from, to, path };
    };
    const [first, second] = [span(1, 4, day(1)), span(5, 5, '2099-01-02T00:00:00.000Z')];
    await witnessedSpans.insert(own, first);
    await witnessedSpans.insert(own, second);
    assert.deepEqual(await witnessedSpans.holding(own, [2, 4]), [first]);
    assert.deepEqual(await witnessedSpans.holding(own, [6]), []);
    assert.deepEqual(await witnessedSpans.holding(other, [2]), []);
    assert.deepEqual([await witnessedSpans.lastPlace(own), await witnessedSpans.lastPlace(other)], [5, 0]);
    assert.equal(await witnessedSpans.insert(own, first), false);
    await witnessedSpans.withdraw(other, second);
    await witnessedSpans.withdraw(own, { id: second.id, statementId: first.statementId });
    assert.equal(await witnessedSpans.lastPlace(own), 5);
    await witnessedSpans.removeAfter(SERVICE_SCOPE, '2099-01-01T00:00:00.000Z');
    assert.equal(await witnessedSpans.lastPlace(own), 4);
  });
});
