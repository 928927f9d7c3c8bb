import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordKey } from '../../service/domain/model/erasure/erasure-mark.ts';
import { makeErasureJournalFile } from '../../service/outbound/erasure-journal.ts';
import { startTestService } from '../support/service/start-service.ts';

describe('the journal of erasures after a shop has left', () => {
  it('holds no id of it any more from the next start on, while other ledgers stay noted [PR-5]', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-departed-'));
    const file = join(folder, 'erasures.log');
    const erasureJournal = makeErasureJournalFile(file);
    const service = await startTestService({ overrides: { erasureJournal } });
    try {
      const { clock, digest } = service.ports;
      const place = { epoch: 1, seq: 3, hash: 'h3', at: clock.now().toISOString() };
      await erasureJournal.noteHead('shp_left', place);
      await erasureJournal.noteHead('shp_stays', place);
      const key = recordKey(digest, 'shp_left');
      await erasureJournal.append([{ shopId: 'shp_gone', kind: 'shop', key, at: clock.now() }]);
      await service.useCases.replayErasures();
      assert.doesNotMatch(readFileSync(file, 'utf8'), /shp_left/);
      assert.match(readFileSync(file, 'utf8'), /shp_stays/);
      assert.ok((await erasureJournal.read()).some((mark) => mark.key === key));
    } finally {
      await service.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
