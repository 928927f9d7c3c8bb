import type { ShopId } from '../../protocol/vocabulary.ts';
import type { OpenEpochs } from '../consent/open-epochs.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import {
  ERASURE_MARK_MS,
  type ErasureJournal,
  type ErasureMark,
  type ErasureMarkStore,
  erasureMarkId,
  isShopErased,
  owedByJournal,
} from '../model/erasure/erasure-mark.ts';
import type { LookAtTime } from '../model/installation/look-at-time.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type EraseMarkedDeps, eraseMarked, LOOK_BACK_MS } from './erase-marked.ts';
import { type RecogniseDeps, recogniseJournal } from './recognise-journal.ts';

type ReplayDeps = RecogniseDeps &
  EraseMarkedDeps & {
    erasureMarks: ErasureMarkStore;
    erasureJournal: ErasureJournal;
    digest: Digest;
    clock: Clock;
    lookAtTime: LookAtTime;
    openEpochs: OpenEpochs;
    shops: Pick<ShopStore, 'allIds'>;
  };

type SyncDeps = Pick<ReplayDeps, 'erasureMarks' | 'erasureJournal' | 'digest' | 'lookAtTime'>;

/** Marks of journal and collection, each once, that are not expired. */
const readAll = async (deps: SyncDeps, until: Date) => {
  const oldest = until.getTime() - ERASURE_MARK_MS;
  const journal = (await deps.erasureJournal.read()).filter((mark) => mark.at.getTime() > oldest);
  const stored = await deps.erasureMarks.all(SERVICE_SCOPE, until);
  // The marks of a deleted shop go with it: none of its data is left to erase.
  const shops = [...journal, ...stored].filter(({ kind }) => kind === 'shop');
  const byId = (marks: readonly ErasureMark[]) =>
    new Map(
      marks
        .filter(({ shopId }) => !isShopErased(shops, deps.digest, shopId))
        .map((mark) => [erasureMarkId(mark), mark]),
    );
  return { journal: byId(journal), stored: byId(stored) };
};

/** Shops that left, of whose ledgers the journal still holds the place: with it, their ids. Rule: PR-5. */
const goneFrom = async (
  { erasureJournal, digest }: Pick<ReplayDeps, 'erasureJournal' | 'digest'>,
  marks: readonly ErasureMark[],
): Promise<ReadonlySet<ShopId>> =>
  new Set([...(await erasureJournal.heads()).keys()].filter((shopId) => isShopErased(marks, digest, shopId)));

/** All marks that are not expired, and which of them one of the two places lacks. */
const compare = async (deps: SyncDeps, until: Date) => {
  await deps.erasureMarks.removeExpired(SERVICE_SCOPE, until);
  const { journal, stored } = await readAll(deps, until);
  const all = new Map([...stored, ...journal]);
  const without = (known: ReadonlyMap<string, ErasureMark>) =>
    [...all].filter(([id]) => !known.has(id)).map(([, mark]) => mark);
  return { marks: [...all.values()], unstored: without(stored), unwritten: without(journal) };
};

const store = async ({ erasureMarks }: SyncDeps, marks: readonly ErasureMark[]): Promise<void> => {
  if (marks.length > 0) await erasureMarks.put(SERVICE_SCOPE, marks);
};

/**
 * Makes journal and collection hold the same marks: erasures by an earlier process may be in the collection alone, erasures lost
 * by a restore are in the journal. Marks older than 90 days are removed from both, while the clock is not in doubt. Rule:
 * RT-8, decision 0224.
 */
export const makeSyncErasureMarks = (deps: SyncDeps) => async (): Promise<readonly ErasureMark[]> => {
  const { until } = await deps.lookAtTime();
  const { marks, unstored, unwritten } = await compare(deps, until);
  await store(deps, unstored);
  await deps.erasureJournal.append(unwritten);
  return marks;
};

/** Removes what came back without its key: no mark of the journal may name it. */
const sweepRestored = async (deps: ReplayDeps, isRestored: boolean): Promise<number> => {
  let removed = 0;
  if (isRestored)
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      removed += await deps.sweepKeyless(scopeOfShop(shopId));
    });
  return removed;
};

/**
 * Erases again what a restored backup brought back. Runs before the service listens; finds nothing on a database that
 * was not restored. Data stored after an erasure is kept. Rule: RT-8.
 * @returns how many records were erased, and how many ledgers lost entries
 * @throws JournalMissing
 */
export const makeReplayErasures =
  (deps: ReplayDeps) => async (): Promise<{ marks: number; removed: number; epochs: number }> => {
    await deps.erasureJournal.check();
    await deps.erasureJournal.gather();
    // A journal that a wrong clock has shortened comes back from no backup.
    const { until } = await deps.lookAtTime();
    const stored = await deps.erasureMarks.all(SERVICE_SCOPE, until);
    const owed = owedByJournal(stored, await deps.erasureJournal.read(), deps.digest, deps.clock.now());
    const isLost = await recogniseJournal(deps, owed);
    // Before anything is appended: an erasure can write a withdrawal.
    const epochs = await deps.openEpochs(isLost);
    const { marks, unstored, unwritten } = await compare(deps, until);
    await deps.erasureJournal.append(unwritten);
    // Expired marks are removed from the journal here, where no erasure runs at the same time.
    const noted = await deps.erasureJournal.read();
    const gone = await goneFrom(deps, [...noted, ...marks]);
    if (noted.length > marks.length || gone.size > 0) await deps.erasureJournal.replace(marks, gone);
    // Reading all texts can take many minutes. Where the collection holds every mark, no backup was restored.
    const textsSince = unstored.length > 0 ? null : new Date(deps.clock.now().getTime() - LOOK_BACK_MS);
    const removed =
      (await sweepRestored(deps, isLost || epochs > 0)) + (await eraseMarked(deps, marks, textsSince));
    // Only now: a start that is cut short before finds them missing again, and looks through all texts again.
    await store(deps, unstored);
    return { marks: marks.length, removed, epochs };
  };
