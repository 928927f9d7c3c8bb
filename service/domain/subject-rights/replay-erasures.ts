import type { OpenEpochs } from '../consent/open-epochs.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import {
  type ErasureJournal,
  type ErasureMark,
  type ErasureMarkStore,
  missingMarks,
  withoutErasedShops,
} from '../model/erasure/erasure-mark.ts';
import type { LookAtTime } from '../model/installation/look-at-time.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type EraseMarkedDeps, eraseMarked, LOOK_BACK_MS } from './erase-marked.ts';

type ReplayDeps = EraseMarkedDeps & {
  erasureMarks: ErasureMarkStore;
  erasureJournal: ErasureJournal;
  digest: Digest;
  clock: Clock;
  lookAtTime: LookAtTime;
  openEpochs: OpenEpochs;
  shops: Pick<ShopStore, 'allIds'>;
};

type SyncDeps = Pick<ReplayDeps, 'erasureMarks' | 'erasureJournal' | 'digest' | 'lookAtTime'>;

/** The key database is older: keys are back or missing. */
export class KeysOutdated extends Error {
  constructor(missing: number) {
    super(
      `The database of keys is an older copy: it lacks ${missing} erasure(s) that the main database knows. With it erased people would come back, so the service does not start. Drop the database of keys, then run zgoda restore with the newest backup and --secrets with the newest file of secrets.`,
    );
    this.name = 'KeysOutdated';
  }
}

const compare = async (deps: SyncDeps, until: Date) => {
  const noted = await deps.erasureJournal.read(until);
  const known = await deps.erasureMarks.all(SERVICE_SCOPE, until);
  return {
    marks: withoutErasedShops(noted, known, deps.digest),
    unstored: missingMarks(noted, known, deps.digest),
    unwritten: missingMarks(known, noted, deps.digest).length,
  };
};

const store = async ({ erasureMarks }: SyncDeps, marks: readonly ErasureMark[]): Promise<void> => {
  if (marks.length > 0) await erasureMarks.put(SERVICE_SCOPE, marks);
};

/** Completes half-written marks; removes those over 90 days, unless the clock is in doubt. Rule: RT-8. */
export const makeSyncErasureMarks = (deps: SyncDeps) => async (): Promise<void> => {
  const { until } = await deps.lookAtTime();
  await store(deps, (await compare(deps, until)).unstored);
  await deps.erasureJournal.removeExpired(until);
  await deps.erasureMarks.removeExpired(SERVICE_SCOPE, until);
};

/** Removes restored rows without keys. */
const sweepRestored = async (deps: ReplayDeps): Promise<number> => {
  let removed = 0;
  await tryEach(await deps.shops.allIds(), async (shopId) => {
    removed += await deps.sweepKeyless(scopeOfShop(shopId));
  });
  return removed;
};

/**
 * Repeats erasures after a restore, before listening. Rule: RT-8.
 * @returns erased records, and ledgers that lost entries
 * @throws KeysOutdated
 */
export const makeReplayErasures =
  (deps: ReplayDeps) => async (): Promise<{ marks: number; removed: number; epochs: number }> => {
    const { until } = await deps.lookAtTime();
    const { marks, unstored, unwritten } = await compare(deps, until);
    if (unwritten > 0) throw new KeysOutdated(unwritten);
    // First: erasures may append withdrawals.
    const epochs = await deps.openEpochs();
    // All texts only after a restore, as reading takes minutes.
    const textsSince = unstored.length > 0 ? null : new Date(deps.clock.now().getTime() - LOOK_BACK_MS);
    const removed =
      (epochs > 0 ? await sweepRestored(deps) : 0) + (await eraseMarked(deps, marks, textsSince));
    // Last, so an interrupted start repeats the search.
    await store(deps, unstored);
    return { marks: marks.length, removed, epochs };
  };
