import type { Stores } from '../../../service/desks/stores.ts';
import {
  type ServiceScope,
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
  scopeOfShops,
} from '../../../service/domain/model/base/tenancy.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';

export type ForeignProbe = {
  /** Each call for another shop is first made with the intruder's scope. */
  stores: Stores;
  begin(intruder: ShopId): void;
  asked: ReadonlySet<string>;
  faults: readonly string[];
};

/** Also true for an empty shop: not used yet, or stored in its own row. */
const OWN = new Set(['identityNonces.use', 'requestNonces.use', 'mailPauses.begin', 'shops.noteRefusal']);
/** Probes per method, as arguments differ. */
const PROBES = 2;

const isScope = (value: unknown): value is ShopScope | ShopsScope | ServiceScope =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  ('shopId' in value || 'shopIds' in value);

const rowsOf = async (stores: Stores, scope: ShopScope): Promise<string> => {
  await stores.conversations.drain();
  const parts: string[] = [];
  for (const collection of Object.keys(await stores.shopArchive.counts(scope))) {
    for await (const row of stores.shopArchive.rows(scope, collection)) {
      parts.push(`${collection} ${JSON.stringify(row)}`);
    }
  }
  return parts.sort().join('\n');
};

/**
 * Wraps stores so that each call for a shop runs first with another shop's scope. Calls are serialised, to
 * attribute changes.
 * @param methods to probe, such as `leads.get`
 */
export const probeForeignScope = (kept: Stores, methods: readonly string[]): ForeignProbe => {
  const asked = new Set<string>();
  const counts = new Map<string, number>();
  const faults: string[] = [];
  let intruder: ShopId | null = null;
  let brought = '';
  let turn: Promise<unknown> = Promise.resolve();

  const probe = async (name: string, method: (...given: unknown[]) => unknown, given: unknown[]) => {
    const [scope, ...rest] = given;
    if (intruder === null || !isScope(scope) || !methods.includes(name)) return;
    const isOne = 'shopId' in scope;
    const victim = isOne ? scope.shopId : scope.shopIds[0];
    // Null is the service's own scope, without a shop.
    if (victim === undefined || victim === null || victim === intruder) return;
    const count = counts.get(name) ?? 0;
    if (count >= PROBES) return;
    counts.set(name, count + 1);
    asked.add(name);
    const own = scopeOfShop(victim);
    const before = await rowsOf(kept, own);
    const foreign = isOne ? scopeOfShop(intruder) : scopeOfShops([intruder]);
    const answer = await Promise.resolve()
      .then(() => method(foreign, ...rest))
      .catch(() => null);
    const text = JSON.stringify(answer) ?? '';
    const known = [...before.matchAll(/"_?id":"([^"]+)"/g)].map(([, id = '']) => id);
    // The intruder's shop is empty, so nothing should be counted or found.
    const isFound = (answer === true || (typeof answer === 'number' && answer > 0)) && !OWN.has(name);
    const isSeen = (id: string) => text.includes(id) && !brought.includes(id);
    if (isFound || text.includes(victim) || known.some(isSeen)) {
      faults.push(`${name} shows ${text.slice(0, 300)}`);
    }
    brought += JSON.stringify(rest);
    const after = await rowsOf(kept, own);
    if (after === before) return;
    const old = new Set(before.split('\n'));
    const changed = after.split('\n').filter((row) => !old.has(row));
    faults.push(`${name} changes ${changed.join('\n').slice(0, 600) || 'by removing'}`);
  };

  const rowByRow = (name: string, method: (...given: unknown[]) => unknown) => {
    const read = (given: unknown[]) => method(...given) as AsyncIterable<unknown>;
    return async function* (...given: unknown[]) {
      const all = async (...asked: unknown[]) => {
        const rows: unknown[] = [];
        for await (const row of read(asked)) rows.push(row);
        return rows;
      };
      await probe(name, all, given);
      yield* read(given);
    };
  };

  const asking = <Store extends object>(storeName: string, store: Store): Store =>
    new Proxy(store, {
      get(target, key, receiver) {
        const method: unknown = Reflect.get(target, key, receiver);
        if (typeof method !== 'function') return method;
        const name = `${storeName}.${String(key)}`;
        const bound = (...given: unknown[]): unknown => method.apply(target, given);
        if (name === 'shopArchive.rows') return rowByRow(name, bound);
        // A registration, which is never awaited.
        if (key === 'onCaughtUp') return bound;
        return (...given: unknown[]) => {
          const mine = turn.then(async () => {
            await probe(name, bound, given);
            return bound(...given);
          });
          turn = mine.catch(() => undefined);
          return mine;
        };
      },
    });
  const stores = Object.fromEntries(
    Object.entries(kept).map(([name, store]) => [
      name,
      typeof store === 'object' ? asking(name, store) : store,
    ]),
  ) as Stores;
  return {
    stores,
    asked,
    faults,
    begin(shopId) {
      intruder = shopId;
    },
  };
};
