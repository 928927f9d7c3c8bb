import { randomBytes } from 'node:crypto';
import { SERVICE_SCOPE, scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { ContentKeyCare, ContentKeyRow, ContentKeyStore } from '../domain/model/erasure/content-keys.ts';
import { openWith, sealWith } from './aes-gcm.ts';
import type { KeyFolder, SavedKey, WrappingKey } from './key-folder.ts';

const MARK = 'w1.';
/** A wrapping key is replaced at this age, in milliseconds. */
const WRAPPING_KEY_MS = 24 * 3_600_000;
/** Keys read and written at a time. */
const BATCH = 500;

type Record = Pick<ContentKeyRow, 'id' | 'shopId'>;

export type WrappingKeys = {
  /** Runs while no wrapping key can be destroyed; `wrap` uses the newest. */
  whileCurrent<T>(work: (wrap: (record: Record, sealed: string) => ContentKeyRow) => Promise<T>): Promise<T>;
  /** @param again reads the row again: it may just have been wrapped anew */
  unwrap(row: ContentKeyRow, again: () => Promise<ContentKeyRow | null>): Promise<string>;
};

const contextOf = ({ shopId, id }: Record): string => `zgoda.content-key.${shopId}.${id}`;
const wrapWith = (
  { id: wrappedBy, key }: WrappingKey,
  { id, shopId }: Record,
  sealed: string,
): ContentKeyRow => ({
  id,
  shopId,
  wrappedBy,
  wrapped: sealWith(key, Buffer.from(sealed, 'utf8'), contextOf({ id, shopId }), MARK),
});
const unwrapWith = ({ key }: WrappingKey, row: ContentKeyRow): string =>
  openWith(key, row.wrapped, contextOf(row), MARK).toString('utf8');

/** The wrapping keys, which live outside the database and turn daily. Decision 0093. */
export const makeWrappingKeys = (
  store: ContentKeyStore,
  folder: KeyFolder,
): WrappingKeys & ContentKeyCare => {
  /** Oldest first; read once. */
  let known: Promise<readonly WrappingKey[]> | null = null;
  const underWay = new Set<Promise<unknown>>();

  const keep = async (keys: readonly WrappingKey[]): Promise<readonly WrappingKey[]> => {
    await folder.keep(keys);
    known = Promise.resolve(keys);
    return keys;
  };
  const madeAt = (at: Date): WrappingKey => ({
    id: `wrk_${randomBytes(12).toString('base64url')}`,
    key: randomBytes(32),
    madeAt: at,
  });
  const all = (): Promise<readonly WrappingKey[]> => {
    known ??= folder.wrappingKeys();
    return known;
  };
  const current = async (): Promise<WrappingKey> => {
    const newest = (await all()).at(-1) ?? (await keep([madeAt(new Date())])).at(-1);
    if (newest === undefined) throw new Error('There is no wrapping key.');
    return newest;
  };
  const keyOf = async (row: ContentKeyRow): Promise<WrappingKey | null> =>
    (await all()).find(({ id }) => id === row.wrappedBy) ?? null;

  /** Every key, sealed by the key of its shop. */
  async function* saved(): AsyncGenerator<SavedKey> {
    for (let after: ContentKeyRow['id'] | null = null; ; ) {
      const rows: readonly ContentKeyRow[] = await store.page(SERVICE_SCOPE, after, BATCH);
      for (const row of rows) {
        const key = await keyOf(row);
        if (key !== null) yield { id: row.id, shopId: row.shopId, sealed: unwrapWith(key, row) };
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      after = last.id;
    }
  }
  /** Wraps all rows under the earlier key with the newer one. */
  const wrapAnew = async (
    earlier: WrappingKey,
    newer: WrappingKey,
    told: (count: number) => void,
  ): Promise<void> => {
    for (;;) {
      const rows = await store.under(SERVICE_SCOPE, earlier.id, BATCH);
      if (rows.length === 0) return;
      await store.rewrap(
        SERVICE_SCOPE,
        rows.map((row) => ({ row: wrapWith(newer, row, unwrapWith(earlier, row)), from: row.wrapped })),
      );
      told(rows.length);
    }
  };
  const missing = (): Error =>
    new Error(
      `The keys of stored conversations and leads cannot be opened: their wrapping key is not in ${folder.place}, and there is no backup of them. Put that folder back; it lies beside the journal of erasures.`,
    );

  return {
    async whileCurrent(work) {
      const newest = await current();
      const run = work((record, sealed) => wrapWith(newest, record, sealed));
      underWay.add(run);
      try {
        return await run;
      } finally {
        underWay.delete(run);
      }
    },
    async unwrap(row, again) {
      const key = await keyOf(row);
      if (key !== null) return unwrapWith(key, row);
      const now = await again();
      const next = now === null ? null : await keyOf(now);
      if (now === null || next === null)
        throw new Error(`The key of ${row.id} is wrapped by an unknown key.`);
      return unwrapWith(next, now);
    },
    async begin(now) {
      const isNew = !(await store.hasBegun());
      const names = new Set((await all()).map(({ id }) => id));
      const unknown = (await store.wrappers(SERVICE_SCOPE)).filter((id) => !names.has(id));
      const isSettled = unknown.length === 0 && !isNew;
      const backup = isSettled ? null : await folder.readBackup();
      if (unknown.length > 0 && backup === null) throw missing();
      const newest = names.size === 0 ? (await keep([madeAt(now)]))[0] : await current();
      if (newest === undefined) throw missing();
      const byId = new Map((backup ?? []).map((key) => [key.id, key]));
      const counts = { restored: 0, destroyed: 0 };
      for (const wrappedBy of unknown) {
        for (;;) {
          const rows = await store.under(SERVICE_SCOPE, wrappedBy, BATCH);
          if (rows.length === 0) break;
          const changes = rows.flatMap((row) => {
            const found = byId.get(row.id);
            return found?.shopId === row.shopId
              ? [{ row: wrapWith(newest, row, found.sealed), from: row.wrapped }]
              : [];
          });
          await store.rewrap(SERVICE_SCOPE, changes);
          const kept = new Set(changes.map(({ row }) => row.id));
          for (const { id, shopId } of rows) if (!kept.has(id)) await store.remove(scopeOfShop(shopId), [id]);
          counts.restored += kept.size;
          counts.destroyed += rows.length - kept.size;
        }
      }
      if (isNew) {
        for (const key of byId.values()) {
          const row = wrapWith(newest, key, key.sealed);
          if (await store.insert(scopeOfShop(key.shopId), row)) counts.restored += 1;
        }
        await store.begin();
      }
      return counts;
    },
    async turn(now, progress) {
      const before = await all();
      const [oldest] = before;
      const isDue = oldest !== undefined && now.getTime() - oldest.madeAt.getTime() >= WRAPPING_KEY_MS;
      if (before.length < 2 && !isDue) return null;
      const keys = before.length < 2 ? await keep([...before, madeAt(now)]) : before;
      const newest = await current();
      // What began before the new key was there may still write under the earlier one.
      await Promise.allSettled([...underWay]);
      let wrapped = 0;
      for (const earlier of keys) {
        if (earlier.id === newest.id) continue;
        await wrapAnew(earlier, newest, (count) => {
          wrapped += count;
          progress?.(wrapped);
        });
      }
      await folder.writeBackup(saved(), now);
      await keep([newest]);
      return { wrapped };
    },
  };
};
