import { randomBytes } from 'node:crypto';
import { SERVICE_SCOPE, type ShopScope } from '../../domain/model/base/tenancy.ts';
import type { ContentKeyRow, ContentKeyStore } from '../../domain/model/content/content-keys.ts';
import { openWith, sealWith } from './aes-gcm.ts';
import type { KeyFolder, WrappingKey } from './key-folder.ts';

const MARK = 'w1.';
type Record = Pick<ContentKeyRow, 'id' | 'shopId'>;

export type WrappingKeys = {
  /**
   * Stores a key under the newest wrapping key. Where another process has made a newer one meanwhile, the row is wrapped
   * with that: the earlier one may be gone by now.
   * @returns false when the record has a key already
   */
  store(
    store: Pick<ContentKeyStore, 'insert' | 'rewrap'>,
    scope: ShopScope,
    record: Record,
    sealed: string,
  ): Promise<boolean>;
  /** @param again reads the row again: it may just have been wrapped anew */
  unwrap(row: ContentKeyRow, again: () => Promise<ContentKeyRow | null>): Promise<string>;
  /** Oldest first, as this process read them last; more than one while keys are being wrapped anew. */
  all(): Promise<readonly WrappingKey[]>;
  /** As the folder holds them now: another process may have changed them. */
  reread(): Promise<readonly WrappingKey[]>;
  /** The newest; made when there is none. */
  current(): Promise<WrappingKey>;
  /** Makes another one, which is the newest from then on. */
  add(now: Date): Promise<WrappingKey>;
  /** Destroys these; no row may name them. The newest stays whatever is asked. */
  destroy(keys: readonly WrappingKey[]): Promise<void>;
};

const contextOf = ({ shopId, id }: Record): string => `zgoda.content-key.${shopId}.${id}`;
export const wrapWith = (
  { id: wrappedBy, key }: WrappingKey,
  { id, shopId }: Record,
  sealed: string,
): ContentKeyRow => ({
  id,
  shopId,
  wrappedBy,
  wrapped: sealWith(key, Buffer.from(sealed, 'utf8'), contextOf({ id, shopId }), MARK),
});
export const unwrapWith = ({ key }: WrappingKey, row: ContentKeyRow): string =>
  openWith(key, row.wrapped, contextOf(row), MARK).toString('utf8');

/** The wrapping keys, which live outside the database and turn daily. Decision 0093. */
export const makeWrappingKeys = (folder: KeyFolder): WrappingKeys => {
  /** As read last. */
  let known: Promise<readonly WrappingKey[]> | null = null;

  const reread = (): Promise<readonly WrappingKey[]> => {
    const keys = folder.wrappingKeys();
    known = keys;
    keys.catch(() => {
      if (known === keys) known = null;
    });
    return keys;
  };
  let next: Promise<readonly WrappingKey[]> | null = null;
  /** One look at the folder for all that ask before it begins. */
  const lookAgain = (): Promise<readonly WrappingKey[]> => {
    next ??= new Promise<void>((begin) => setImmediate(begin)).then(() => {
      next = null;
      return reread();
    });
    return next;
  };
  const all = (): Promise<readonly WrappingKey[]> => known ?? reread();
  const add = async (now: Date): Promise<WrappingKey> => {
    const last = (await reread()).at(-1)?.madeAt.getTime() ?? 0;
    // Newer than the last one, whatever the clock of this machine says.
    const madeAt = new Date(Math.max(now.getTime(), last + 1));
    const made = { id: `wrk_${randomBytes(12).toString('base64url')}`, key: randomBytes(32), madeAt };
    await folder.add(made);
    await reread();
    return made;
  };
  const current = async (): Promise<WrappingKey> =>
    (await all()).at(-1) ?? (await reread()).at(-1) ?? (await add(new Date()));
  const keyOf = async (row: ContentKeyRow): Promise<WrappingKey | null> =>
    (await all()).find(({ id }) => id === row.wrappedBy) ?? null;

  return {
    all,
    current,
    add,
    reread,
    async destroy(keys) {
      const newest = (await reread()).at(-1);
      for (const { id } of keys) if (id !== newest?.id) await folder.destroy(id);
      await reread();
    },
    async store(store, scope, record, sealed) {
      let row = wrapWith(await current(), record, sealed);
      if (!(await store.insert(scope, row))) return false;
      // The row first, then a look at the folder; who turns the keys does it the other way round. One of them sees.
      for (;;) {
        const newest = (await lookAgain()).at(-1);
        if (newest === undefined || newest.id === row.wrappedBy) return true;
        const next = wrapWith(newest, record, sealed);
        await store.rewrap(SERVICE_SCOPE, [{ row: next, from: row.wrapped }]);
        row = next;
      }
    },
    async unwrap(row, again) {
      const key = await keyOf(row);
      if (key !== null) return unwrapWith(key, row);
      const now = await again();
      // Another process may have made a newer wrapping key.
      const next = now === null ? null : ((await keyOf(now)) ?? (await reread().then(() => keyOf(now))));
      if (now === null || next === null)
        throw new Error(`The key of ${row.id} is wrapped by an unknown key.`);
      return unwrapWith(next, now);
    },
  };
};
