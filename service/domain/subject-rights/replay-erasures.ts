import type { ShopId } from '../../protocol/vocabulary.ts';
import type { OpenEpochs } from '../consent/open-epochs.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import {
  ERASURE_MARK_MS,
  type ErasureJournal,
  type ErasureMark,
  type ErasureMarkStore,
  erasureMarkId,
  isShopErased,
} from '../model/erasure/erasure-mark.ts';
import { type EraseMarkedDeps, eraseMarked } from './erase-marked.ts';
import { type RecogniseDeps, recogniseJournal } from './recognise-journal.ts';

type ReplayDeps = RecogniseDeps &
  EraseMarkedDeps & {
    erasureMarks: ErasureMarkStore;
    erasureJournal: ErasureJournal;
    digest: Digest;
    clock: Clock;
    openEpochs: OpenEpochs;
  };

/** Marks of journal and collection, each once, that are not expired. */
const readAll = async (deps: Pick<ReplayDeps, 'erasureMarks' | 'erasureJournal' | 'digest' | 'clock'>) => {
  const now = deps.clock.now();
  const oldest = now.getTime() - ERASURE_MARK_MS;
  const journal = (await deps.erasureJournal.read()).filter((mark) => mark.at.getTime() > oldest);
  const stored = await deps.erasureMarks.all(SERVICE_SCOPE, now);
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

/**
 * Makes journal and collection hold the same marks: erasures by an earlier process may be in the collection alone, erasures lost
 * by a restore are in the journal. Marks older than 90 days are removed from both. Rule: RT-8.
 */
export const makeSyncErasureMarks =
  (deps: Pick<ReplayDeps, 'erasureMarks' | 'erasureJournal' | 'digest' | 'clock'>) =>
  async (): Promise<readonly ErasureMark[]> => {
    await deps.erasureMarks.removeExpired(SERVICE_SCOPE, deps.clock.now());
    const { journal, stored } = await readAll(deps);
    const all = new Map([...stored, ...journal]);
    const missing = [...all].filter(([id]) => !stored.has(id)).map(([, mark]) => mark);
    if (missing.length > 0) await deps.erasureMarks.put(SERVICE_SCOPE, missing);
    const unwritten = [...all].filter(([id]) => !journal.has(id)).map(([, mark]) => mark);
    if (unwritten.length > 0) await deps.erasureJournal.append(unwritten);
    return [...all.values()];
  };

/**
 * Erases again what a restored backup brought back. Runs before the service listens; finds nothing on a database that
 * was not restored. Data stored after an erasure is kept. Rule: RT-8.
 * @returns how many records were erased, and how many ledgers lost entries
 * @throws JournalMissing
 */
export const makeReplayErasures = (deps: ReplayDeps) => {
  const sync = makeSyncErasureMarks(deps);
  return async (): Promise<{ marks: number; removed: number; epochs: number }> => {
    await deps.erasureJournal.check();
    await deps.erasureJournal.gather();
    const isLost = await recogniseJournal(deps, [...(await readAll(deps)).stored.values()]);
    // Before anything is appended: an erasure can write a withdrawal.
    const epochs = await deps.openEpochs(isLost);
    const marks = await sync();
    // Expired marks are removed from the journal here, where no erasure runs at the same time.
    const noted = await deps.erasureJournal.read();
    const gone = await goneFrom(deps, [...noted, ...marks]);
    if (noted.length > marks.length || gone.size > 0) await deps.erasureJournal.replace(marks, gone);
    return { marks: marks.length, removed: await eraseMarked(deps, marks), epochs };
  };
};
