import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ErasureMark } from '../../../service/domain/model/erasure/erasure-mark.ts';
import { makeErasureJournalFile } from '../../../service/outbound/erasure-journal.ts';

const AT_NOON = '2026-11-24T12:00:00.000Z';

describe('journal of erasures', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const mark = (key: string): ErasureMark => ({ shopId: 'shp_a', kind: 'subject', key, at: new Date(0) });

  it('moves over from where an earlier version kept it, also when the first try was cut short', async () => {
    const former = makeErasureJournalFile(join(folder, 'data', 'erasures.log'));
    await former.check();
    await former.append([mark('old')]);
    const path = join(folder, 'data-erasures', 'erasures.log');
    for (const round of [1, 2]) {
      const journal = makeErasureJournalFile(path, join(folder, 'data', 'erasures.log'));
      await journal.check();
      const keys = (await journal.read()).map(({ key }) => key);
      assert.deepEqual([...new Set(keys)], ['old']);
      assert.equal(existsSync(join(folder, 'data', 'erasures.log')), false);
      if (round === 1) await former.append([mark('old')]);
    }
  });

  it('loses no line of several processes, whoever writes its own anew or joins them all', async () => {
    const path = join(folder, 'erasures.log');
    const [one, two] = [makeErasureJournalFile(path, path, 'one'), makeErasureJournalFile(path, path, 'two')];
    await one.check();
    await one.setId('jrn_a');
    await two.check();
    const place = (seq: number) => ({ epoch: 1, seq, hash: `h${seq}`, at: AT_NOON });
    const noted = Array.from({ length: 10_000 }, (_, index) => one.noteHead('shp_a', place(index + 1)));
    await Promise.all([...noted, ...['a', 'b', 'c'].map((key) => two.append([mark(key)]))]);
    await one.append([mark('d')]);
    const later = makeErasureJournalFile(path);
    const keysOf = async () => (await later.read()).map(({ key }) => key).sort();
    assert.deepEqual(await keysOf(), ['a', 'b', 'c', 'd']);
    assert.equal((await two.heads()).get('shp_a')?.seq, 10_000);
    assert.equal(await two.standing('jrn_a', [mark('d')]), 'same');
    await later.gather();
    assert.deepEqual(readdirSync(folder), ['erasures.log']);
    // One that was counted as gone and is not.
    await two.append([mark('e')]);
    assert.deepEqual(await keysOf(), ['a', 'b', 'c', 'd', 'e']);
    assert.equal(await later.id(), 'jrn_a');
  });

  it('says when it is another journal, and when it is an older copy', async () => {
    const journal = makeErasureJournalFile(join(folder, 'erasures.log'));
    await journal.check();
    assert.equal(await journal.standing('jrn_a', []), 'another');
    await journal.setId('jrn_a');
    await journal.append([mark('one')]);
    assert.equal(await journal.standing('jrn_a', [mark('one')]), 'same');
    assert.equal(await journal.standing('jrn_a', [mark('one'), mark('two')]), 'behind');
  });

  it('keeps its names when marks past their time leave it', async () => {
    const journal = makeErasureJournalFile(join(folder, 'erasures.log'));
    await journal.setId('jrn_a');
    await journal.setId('jrn_b');
    await journal.append([mark('one'), mark('two')]);
    await journal.replace([mark('two')], new Set());
    assert.equal(await journal.standing('jrn_a', [mark('two')]), 'same');
    assert.equal(await journal.id(), 'jrn_b');
    assert.deepEqual(await journal.read(), [mark('two')]);
  });

  it('knows the newest place of each ledger, also when many are noted at once and the file was written anew', async () => {
    const path = join(folder, 'erasures.log');
    const journal = makeErasureJournalFile(path);
    await journal.setId('jrn_a');
    await journal.append([mark('one')]);
    const place = (seq: number, epoch = 1) => ({ epoch, seq, hash: `h${epoch}.${seq}`, at: AT_NOON });
    const noted = Array.from({ length: 50 }, (_, index) => journal.noteHead('shp_a', place(index + 1)));
    await Promise.all([...noted, journal.replace([mark('one')], new Set())]);
    await journal.noteHead('shp_b', place(9));
    await journal.noteHead('shp_b', place(3, 2));
    await journal.noteHead('shp_b', place(8));
    await journal.replace([], new Set());
    const heads = await makeErasureJournalFile(path).heads();
    assert.deepEqual(heads.get('shp_a'), place(50));
    assert.deepEqual(heads.get('shp_b'), place(3, 2));
    assert.equal(readFileSync(path, 'utf8').split('\n').filter(Boolean).length, 3, 'name and two heads');
    assert.deepEqual([await journal.read(), await journal.id()], [[], 'jrn_a']);
  });

  it('notes a place again when another process joined the files between two notes that follow each other', async () => {
    const path = join(folder, 'erasures.log');
    const journal = makeErasureJournalFile(path, path, 'one');
    const place = (seq: number) => ({ epoch: 1, seq, hash: `h${seq}`, at: AT_NOON });
    const first = journal.noteHead('shp_a', place(1));
    await nextTurn();
    const second = journal.noteHead('shp_a', place(2));
    await first;
    rmSync(`${path}.one.part`);
    await second;
    assert.deepEqual((await journal.heads()).get('shp_a'), place(2));
  });

  it('lets go of the ledgers of shops that left, also of those that another process noted [PR-5]', async () => {
    const path = join(folder, 'erasures.log');
    const place = { epoch: 1, seq: 1, hash: 'h1', at: AT_NOON };
    const other = makeErasureJournalFile(path, path, 'other');
    await other.noteHead('shp_left', place);
    const journal = makeErasureJournalFile(path);
    await journal.noteHead('shp_stays', place);
    await journal.replace([mark('one')], new Set(['shp_left']));
    assert.deepEqual([...(await journal.heads()).keys()], ['shp_stays']);
    assert.doesNotMatch(readFileSync(path, 'utf8'), /shp_left/);
    assert.deepEqual(readdirSync(folder), ['erasures.log']);
  });

  it('refuses to start where it cannot be written, and says what to set', async () => {
    writeFileSync(join(folder, 'file'), '');
    const journal = makeErasureJournalFile(join(folder, 'file', 'erasures.log'));
    await assert.rejects(journal.check(), /ZGODA_TOMBSTONE_FILE/);
  });
});
