import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalMissing } from '../../../../service/domain/subject-rights/recognise-journal.ts';
import { makeErasureJournalFile } from '../../../../service/outbound/erasure-journal.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

describe('the journal of erasures beside a database of some days ago', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-old-backup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A start five days after the backup, in which a mark of this age is stored that the journal does not hold. */
  const startOnBackup = async (ageDays: number) => {
    const erasureJournal = makeErasureJournalFile(join(folder, 'erasures.log'));
    const { clock, stores, useCases, openShop } = makeDomainScene({ overrides: { erasureJournal } });
    const { scope, id: shopId } = await openShop();
    await useCases.replayErasures();
    const at = new Date(clock.now().getTime() - ageDays * DAY_MS);
    await stores.erasureMarks.put(scope, [{ shopId, kind: 'subject', key: 'key of a person', at }]);
    // More than a jump: until it has held for a day, marks count as at the time of the backup.
    clock.forward(5 * DAY_MS);
    return useCases.replayErasures();
  };

  it('need not hold a mark that it has dropped by age since [RT-8]', async () => {
    assert.equal((await startOnBackup(88)).epochs, 0);
  });

  it('is an older copy when it lacks a mark that still counts [RT-8]', async () => {
    await assert.rejects(startOnBackup(84), JournalMissing);
  });
});
