import { randomBytes } from 'node:crypto';
import type { ContentKeyRow } from '../../domain/model/content/content-keys.ts';
import { openWith, sealWith } from './aes-gcm.ts';
import type { KeyFolder, WrappingKey } from './key-folder.ts';

const MARK = 'w1.';
type Record = Pick<ContentKeyRow, 'id' | 'shopId'>;

export type WrappingKeys = {
  /** Runs while no wrapping key can be destroyed; `wrap` uses the newest. */
  whileCurrent<T>(work: (wrap: (record: Record, sealed: string) => ContentKeyRow) => Promise<T>): Promise<T>;
  /** @param again reads the row again: it may just have been wrapped anew */
  unwrap(row: ContentKeyRow, again: () => Promise<ContentKeyRow | null>): Promise<string>;
  /** Oldest first; more than one while keys are being wrapped anew. */
  all(): Promise<readonly WrappingKey[]>;
  /** The newest; made when there is none. */
  current(): Promise<WrappingKey>;
  /** Makes another one, which is the newest from then on. */
  add(now: Date): Promise<WrappingKey>;
  /** Destroys all but the newest. */
  keepNewest(): Promise<void>;
  /** Resolves when everything has ended that may still write under an earlier one. */
  settled(): Promise<void>;
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
  /** Read once. */
  let known: Promise<readonly WrappingKey[]> | null = null;
  const underWay = new Set<Promise<unknown>>();

  const keep = async (keys: readonly WrappingKey[]): Promise<void> => {
    await folder.keep(keys);
    known = Promise.resolve(keys);
  };
  const all = (): Promise<readonly WrappingKey[]> => {
    known ??= folder.wrappingKeys();
    return known;
  };
  const add = async (now: Date): Promise<WrappingKey> => {
    const made = { id: `wrk_${randomBytes(12).toString('base64url')}`, key: randomBytes(32), madeAt: now };
    await keep([...(await all()), made]);
    return made;
  };
  const current = async (): Promise<WrappingKey> => (await all()).at(-1) ?? (await add(new Date()));
  const keyOf = async (row: ContentKeyRow): Promise<WrappingKey | null> =>
    (await all()).find(({ id }) => id === row.wrappedBy) ?? null;

  return {
    all,
    current,
    add,
    keepNewest: async () => keep([await current()]),
    async settled() {
      await Promise.allSettled([...underWay]);
    },
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
  };
};
