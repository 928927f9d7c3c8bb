import { SERVICE_SCOPE, scopeOfShop } from '../../domain/model/base/tenancy.ts';
import type {
  ContentId,
  ContentKeyCare,
  ContentKeyRow,
  ContentKeyStore,
} from '../../domain/model/content/content-keys.ts';
import { isDatedAhead, type KeyFolder, type SavedKey, type WrappingKey } from './key-folder.ts';
import { unwrapWith, type WrappingKeys, wrapWith } from './wrapping-keys.ts';

/** A wrapping key is replaced at this age, in milliseconds. */
const WRAPPING_KEY_MS = 24 * 3_600_000;
/** Keys read and written at a time. */
const BATCH = 500;

type Saved = ReadonlyMap<ContentId, SavedKey>;

/** Every key, sealed by the key of its shop. */
async function* savedKeys(store: ContentKeyStore, wrapping: WrappingKeys): AsyncGenerator<SavedKey> {
  for (let after: ContentId | null = null; ; ) {
    const rows: readonly ContentKeyRow[] = await store.page(SERVICE_SCOPE, after, BATCH);
    for (const row of rows) {
      const sealed = await wrapping.unwrap(
        row,
        async () => (await store.find(SERVICE_SCOPE, [row.id]))[0] ?? null,
      );
      yield { id: row.id, shopId: row.shopId, sealed };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.id;
  }
}

/** Wraps all rows under the earlier key with the newer one. */
const wrapAnew = async (
  store: ContentKeyStore,
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

/** Takes the keys under a wrapping key that is gone from the backup; those that it lacks were destroyed. */
const takeFromBackup = async (
  store: ContentKeyStore,
  gone: string,
  saved: Saved,
  newest: WrappingKey,
): Promise<{ restored: number; destroyed: number }> => {
  const counts = { restored: 0, destroyed: 0 };
  for (;;) {
    const rows = await store.under(SERVICE_SCOPE, gone, BATCH);
    if (rows.length === 0) return counts;
    const changes = rows.flatMap((row) => {
      const found = saved.get(row.id);
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
};

/** Wrapping keys of rows that are not in the folder. */
const unknownWrappers = async (store: ContentKeyStore, wrapping: WrappingKeys): Promise<string[]> => {
  // The rows first: a wrapping key is in the folder before a row names it.
  const used = await store.wrappers(SERVICE_SCOPE);
  const names = new Set((await wrapping.all()).map(({ id }) => id));
  return used.filter((id) => !names.has(id));
};

/**
 * Decision 0093.
 * @param holdsSealed whether the main database holds records that were sealed: without any key all of them would count
 *   as erased, and be removed
 */
export const makeContentKeyCare = (
  store: ContentKeyStore,
  folder: KeyFolder,
  wrapping: WrappingKeys,
  holdsSealed: () => Promise<boolean> = async () => false,
): ContentKeyCare => {
  /** When this process replaced the wrapping key last; null: not yet. */
  let turnedAt: Date | null = null;
  /** What a key says that is dated ahead counts for nothing: those after it are dated later still. */
  const isOld = (key: WrappingKey, now: Date): boolean => {
    const since = isDatedAhead(key, now) ? turnedAt : key.madeAt;
    return since === null || Math.abs(now.getTime() - since.getTime()) >= WRAPPING_KEY_MS;
  };
  return {
    async join() {
      const [unknown] = await unknownWrappers(store, wrapping);
      if (unknown === undefined) return;
      throw new Error(
        `${folder.place} is not the key folder that the other processes of this database use: it lacks a wrapping key. All of them need the same one, on a volume that they share: let ZGODA_KEY_FOLDER name it.`,
      );
    },
    async begin() {
      const isNew = !(await store.hasBegun());
      const unknown = await unknownWrappers(store, wrapping);
      const backup = unknown.length === 0 && !isNew ? null : await folder.readBackup();
      if (unknown.length > 0 && backup === null) {
        throw new Error(
          `The keys of stored conversations and leads cannot be opened: their wrapping key is not in ${folder.place}, and there is no backup of them. Put that folder back; it lies beside the journal of erasures.`,
        );
      }
      const isEmpty = isNew && !(await holdsSealed());
      if (isEmpty && backup !== null && backup.length > 0) {
        throw new Error(
          `This database is empty, and ${folder.place} holds the keys of another database. To go on with that one, let MONGODB_URL name it, or put its backup back with zgoda restore. To begin anew, move that folder and the journal of erasures beside it to another place.`,
        );
      }
      if (isNew && !isEmpty && backup === null) {
        throw new Error(
          `This database holds conversations or leads, and their keys are neither beside it nor in ${folder.place}: it came from a backup, and they would all be removed as erased. Put the copied folder of content keys in that place, with a file content-keys-….jsonl in it, and start again.`,
        );
      }
      const newest = await wrapping.current();
      const saved: Saved = new Map((backup ?? []).map((key) => [key.id, key]));
      const counts = { restored: 0, destroyed: 0 };
      for (const gone of unknown) {
        const { restored, destroyed } = await takeFromBackup(store, gone, saved, newest);
        counts.restored += restored;
        counts.destroyed += destroyed;
      }
      if (isNew) {
        for (const key of saved.values()) {
          if (await store.insert(scopeOfShop(key.shopId), wrapWith(newest, key, key.sealed)))
            counts.restored += 1;
        }
        await store.begin();
      }
      return counts;
    },
    backUp: (now) => folder.writeBackup(savedKeys(store, wrapping), now),
    async turn(now, progress) {
      const before = await wrapping.reread();
      const [oldest] = before;
      const isInterrupted = before.length > 1;
      const isDue = oldest !== undefined && isOld(oldest, now);
      if (!isInterrupted && !isDue) return null;
      const newest = isInterrupted ? await wrapping.current() : await wrapping.add(now);
      let wrapped = 0;
      const earlierOnes = before.filter(({ id }) => id !== newest.id);
      for (const earlier of earlierOnes) {
        await wrapAnew(store, earlier, newest, (count) => {
          wrapped += count;
          progress?.(wrapped);
        });
      }
      await folder.writeBackup(savedKeys(store, wrapping), now);
      await wrapping.destroy(earlierOnes);
      turnedAt = now;
      return { wrapped };
    },
  };
};
