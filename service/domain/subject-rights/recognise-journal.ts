import type { Ids } from '../model/base/ports.ts';
import type { ErasureJournal, ErasureMark, ErasureMarkStore } from '../model/erasure/erasure-mark.ts';

export type RecogniseDeps = {
  erasureMarks: Pick<ErasureMarkStore, 'journalId' | 'setJournalId'>;
  erasureJournal: ErasureJournal;
  /** Name of the journal that the operator declared lost (ZGODA_TOMBSTONE_FILE_LOST); null: none. */
  lostJournal: string | null;
  ids: Ids;
};

/** The journal of this installation is not there, so erasures since the backup are not known. */
export class JournalMissing extends Error {
  constructor(id: string, place: string, standing: 'another' | 'behind') {
    const found =
      standing === 'another'
        ? `${place} is not the journal of erasures that this database belongs with (${id})`
        : `${place} is an older copy of the journal of erasures (${id}): it lacks erasures that the database knows`;
    super(
      `${found}. Without the right one, what was erased since the backup would come back, so the service does not start. Put the journal there, or let ZGODA_TOMBSTONE_FILE name it. Only if it is lost for good: start once with ZGODA_TOMBSTONE_FILE_LOST=${id}, then repeat the erasures since the backup by hand, from the register of requests of each shop.`,
    );
    this.name = 'JournalMissing';
  }
}

/**
 * Database and journal know each other by a name, so that a start after a restore finds out when the journal did not
 * come along. Rule: RT-8, decision 0059.
 * @param marks erasures that the database holds and the journal must hold too
 * @returns whether the operator declared the journal lost
 * @throws JournalMissing until the journal is there or the operator has declared it lost
 */
export const recogniseJournal = async (
  deps: RecogniseDeps,
  marks: readonly ErasureMark[],
): Promise<boolean> => {
  const { erasureMarks, erasureJournal: journal } = deps;
  const known = await erasureMarks.journalId();
  if (known === null) {
    const id = (await journal.id()) ?? deps.ids.next('jrn');
    // The journal first: a name stored only in the database would look like a lost journal.
    if ((await journal.id()) === null) await journal.setId(id);
    await erasureMarks.setJournalId(id);
    return false;
  }
  const standing = await journal.standing(known, marks);
  if (standing !== 'same') {
    if (deps.lostJournal !== known) throw new JournalMissing(known, journal.place, standing);
    // A name of its own for what goes on without the lost one; the old name too, for backups from before.
    await journal.setId(known);
    await journal.setId(deps.ids.next('jrn'));
  }
  const current = await journal.id();
  if (current !== null && current !== known) await erasureMarks.setJournalId(current);
  return standing !== 'same';
};

/**
 * At a start beside processes that serve already: their journal must be this one.
 * @throws Error when it is another one, or cannot be written
 */
export const makeJoinJournal =
  ({ erasureMarks, erasureJournal: journal }: Pick<RecogniseDeps, 'erasureMarks' | 'erasureJournal'>) =>
  async (): Promise<void> => {
    await journal.check();
    const known = await erasureMarks.journalId();
    if (known === null || (await journal.standing(known, [])) === 'same') return;
    throw new Error(
      `${journal.place} is not the journal of erasures that the other processes of this database write (${known}). All of them need the same one, on a volume that they share: let ZGODA_TOMBSTONE_FILE name it.`,
    );
  };
