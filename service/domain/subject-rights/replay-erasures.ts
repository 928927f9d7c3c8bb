import type { OpenEpochs } from '../consent/open-epochs.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import {
  type ErasureJournal,
  type ErasureMark,
  type ErasureMarkStore,
  erasureMarkId,
  isShopErased,
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

/** The database of keys was put back, so destroyed keys are there again and newer ones are missing. */
export class KeysBehind extends Error {
  constructor(missing: number) {
    super(
      `The database of keys is an older copy: it lacks ${missing} erasure(s) that the main database knows. With it erased people would come back, so the service does not start. Drop the database of keys, then run zgoda restore with the newest backup and --secrets with the newest file of secrets.`,
    );
    this.name = 'KeysBehind';
  }
}

/** All marks that are not expired, and which of them the two databases lack. */
const compare = async (deps: SyncDeps, until: Date) => {
  const noted = await deps.erasureJournal.read(until);
  const known = await deps.erasureMarks.all(SERVICE_SCOPE, until);
  // The marks of a deleted shop go with it: none of its data is left to erase.
  const shops = [...noted, ...known].filter(({ kind }) => kind === 'shop');
  const byId = (marks: readonly ErasureMark[]) =>
    new Map(
      marks
        .filter(({ shopId }) => !isShopErased(shops, deps.digest, shopId))
        .map((mark) => [erasureMarkId(mark), mark]),
    );
  const [journal, stored] = [byId(noted), byId(known)];
  return {
    marks: [...journal.values()],
    unstored: [...journal].filter(([id]) => !stored.has(id)).map(([, mark]) => mark),
    unwritten: [...stored.keys()].filter((id) => !journal.has(id)).length,
  };
};

const store = async ({ erasureMarks }: SyncDeps, marks: readonly ErasureMark[]): Promise<void> => {
  if (marks.length > 0) await erasureMarks.put(SERVICE_SCOPE, marks);
};

/**
 * Stores marks of which a process that died wrote only the first copy, and removes those older than 90 days, while the
 * clock is not in doubt. Rule: RT-8.
 */
export const makeSyncErasureMarks = (deps: SyncDeps) => async (): Promise<void> => {
  const { until } = await deps.lookAtTime();
  await store(deps, (await compare(deps, until)).unstored);
  await deps.erasureJournal.removeExpired(until);
  await deps.erasureMarks.removeExpired(SERVICE_SCOPE, until);
};

/** Removes what came back without its key: no mark of the journal may name it. */
const sweepRestored = async (deps: ReplayDeps): Promise<number> => {
  let removed = 0;
  await tryEach(await deps.shops.allIds(), async (shopId) => {
    removed += await deps.sweepKeyless(scopeOfShop(shopId));
  });
  return removed;
};

/**
 * Erases again what a restored backup brought back. Runs before the service listens; finds nothing on a database that
 * was not restored. Data stored after an erasure is kept. Rule: RT-8.
 * @returns how many records were erased, and how many ledgers lost entries
 * @throws KeysBehind
 */
export const makeReplayErasures =
  (deps: ReplayDeps) => async (): Promise<{ marks: number; removed: number; epochs: number }> => {
    const { until } = await deps.lookAtTime();
    const { marks, unstored, unwritten } = await compare(deps, until);
    if (unwritten > 0) throw new KeysBehind(unwritten);
    // Before anything is appended: an erasure can write a withdrawal.
    const epochs = await deps.openEpochs();
    // Reading all texts can take many minutes. Where the main database holds every mark, no backup was restored.
    const textsSince = unstored.length > 0 ? null : new Date(deps.clock.now().getTime() - LOOK_BACK_MS);
    const removed =
      (epochs > 0 ? await sweepRestored(deps) : 0) + (await eraseMarked(deps, marks, textsSince));
    // Only now: a start that is cut short before finds them missing again, and looks through all texts again.
    await store(deps, unstored);
    return { marks: marks.length, removed, epochs };
  };
