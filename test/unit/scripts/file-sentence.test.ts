import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSentence } from '../../../scripts/cli/file-sentence.ts';

describe('the sentence about a file that cannot be copied', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-copy-'));
  const missing = join(folder, 'none', 'copy');
  after(() => rmSync(folder, { recursive: true, force: true }));
  const sentence = (from: string): string | null => {
    try {
      copyFileSync(from, missing);
    } catch (cause) {
      return fileSentence(cause);
    }
    return null;
  };

  it('names the copy, not the file that is there', () => {
    assert.match(sentence(import.meta.filename) ?? '', new RegExp(`^${missing} cannot be written`));
  });

  it('names the file when that one is gone', () => {
    const gone = join(folder, 'gone');
    assert.match(sentence(gone) ?? '', new RegExp(`^${gone} cannot be written`));
  });
});
