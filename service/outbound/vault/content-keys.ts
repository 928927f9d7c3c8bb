import { randomBytes } from 'node:crypto';
import type { FieldVault } from '../../domain/model/base/ports.ts';
import {
  type ServiceScope,
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
} from '../../domain/model/base/tenancy.ts';
import type {
  ContentId,
  ContentKey,
  ContentKeyRow,
  ContentKeyStore,
  ContentKeys,
} from '../../domain/model/content/content-keys.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';
import { OpenedKey } from './opened-key.ts';

/** LRU. */
const CAPACITY = 10_000;
/** In milliseconds: a hint of destruction may be lost. */
export const HELD_WITH_OTHERS_MS = 5_000;

const reaches = (scope: ShopScope | ShopsScope | ServiceScope, shopId: ShopId): boolean =>
  'shopIds' in scope ? scope.shopIds.includes(shopId) : scope.shopId === null || scope.shopId === shopId;

type Held = { readonly shopId: ShopId; readonly key: Promise<ContentKey | null>; readonly since: number };

const makeHeldKeys = (capacity: number, holdMs: number) => {
  const held = new Map<ContentId, Held>();
  return {
    at(scope: ShopScope | ShopsScope | ServiceScope, id: ContentId): Promise<ContentKey | null> | null {
      const found = held.get(id);
      if (found === undefined || !reaches(scope, found.shopId)) return null;
      held.delete(id);
      if (performance.now() - found.since > holdMs) return null;
      held.set(id, found);
      return found.key;
    },
    hold(shopId: ShopId, id: ContentId, key: Promise<ContentKey | null>): void {
      const entry = { shopId, key, since: performance.now() };
      held.set(id, entry);
      const leave = () => held.get(id) === entry && held.delete(id);
      key.then((known) => known === null && leave(), leave);
      for (const [oldest] of held) {
        if (held.size <= capacity) break;
        held.delete(oldest);
      }
    },
    forget: (id: ContentId): void => void held.delete(id),
    forgetShop(shopId: ShopId): void {
      for (const [id, one] of held) if (one.shopId === shopId) held.delete(id);
    },
  };
};

export const makeContentKeys = (
  vault: Pick<FieldVault, 'seal' | 'open'>,
  store: ContentKeyStore,
  { capacity = CAPACITY, holdMs = Number.POSITIVE_INFINITY }: { capacity?: number; holdMs?: number } = {},
): ContentKeys => {
  const held = makeHeldKeys(capacity, holdMs);
  let destructions = 0;
  /** Not handed out. */
  const dying = new Set<ContentId>();

  const opened = async (row: ContentKeyRow): Promise<ContentKey> => {
    const scope = scopeOfShop(row.shopId);
    const [id, key] = (await vault.open(scope, row.sealed)).split(' ');
    if (id !== row.id || key === undefined) throw new Error('A key was stored for another record.');
    return new OpenedKey(Buffer.from(key, 'base64url'), row.shopId, row.id);
  };
  const get: ContentKeys['get'] = (scope, id) => {
    if (dying.has(id)) return Promise.resolve(null);
    const known = held.at(scope, id);
    if (known !== null) return known;
    const load = async (): Promise<ContentKey | null> => {
      for (;;) {
        const before = destructions;
        const [row] = await store.find(scope, [id]);
        const key = row === undefined ? null : await opened(row);
        if (destructions === before || key === null) return key;
      }
    };
    const key = load();
    held.hold(scope.shopId, id, key);
    return key;
  };
  const storeNew = async (scope: ShopScope, id: ContentId) => {
    const bytes = randomBytes(32);
    const sealed = await vault.seal(scope, `${id} ${bytes.toString('base64url')}`);
    const isFirst = store.insert(scope, { id, shopId: scope.shopId, sealed });
    return { key: new OpenedKey(bytes, scope.shopId, id), isFirst };
  };
  return {
    get,
    async begin(scope, id) {
      const { key, isFirst } = await storeNew(scope, id);
      const stored = isFirst.then((is) => {
        if (!is) throw new Error(`${id} has a key already.`);
      });
      held.hold(
        scope.shopId,
        id,
        stored.then(() => key),
      );
      return { key, stored };
    },
    async make(scope, id) {
      // May exist: shared by consent page and lead.
      const known = dying.has(id) ? null : await held.at(scope, id);
      if (known !== null) return known;
      const { key, isFirst } = await storeNew(scope, id);
      if (await isFirst) {
        held.hold(scope.shopId, id, Promise.resolve(key));
        return key;
      }
      const first = await get(scope, id);
      if (first === null) throw new Error(`The key of ${id} belongs to another shop, or was just destroyed.`);
      return first;
    },
    async getAll(scope, ids) {
      const keys = new Map<ContentId, ContentKey>();
      const missing: ContentId[] = [];
      for (const id of ids) {
        if (dying.has(id)) continue;
        const known = await held.at(scope, id);
        if (known === null) missing.push(id);
        else keys.set(id, known);
      }
      const before = destructions;
      for (const row of await store.find(scope, missing)) {
        const key = await opened(row);
        keys.set(row.id, key);
        if (destructions === before) held.hold(row.shopId, row.id, Promise.resolve(key));
      }
      return keys;
    },
    async existing(scope, ids) {
      return (await store.find(scope, ids)).map(({ id }) => id);
    },
    async destroy(scope, ids) {
      for (const id of ids) {
        dying.add(id);
        held.forget(id);
      }
      try {
        await store.remove(scope, ids);
      } finally {
        destructions += 1;
        for (const id of ids) {
          dying.delete(id);
          held.forget(id);
        }
      }
    },
    destroyedRemotely(id) {
      destructions += 1;
      held.forget(id);
    },
    async destroyAll(scope) {
      await store.removeAll(scope);
      destructions += 1;
      held.forgetShop(scope.shopId);
    },
  };
};
