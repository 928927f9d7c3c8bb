import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWords } from '../../../../plugin-assets/console/words/word-lists.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';

/** Act codes in the service's source; those composed at run time are listed by hand. */
const codesInSource = (): string[] => {
  const service = join(import.meta.dirname, '../../../../service');
  const codes = new Set<string>();
  for (const entry of readdirSync(service, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, code] of source.matchAll(
      /\b(?:action: |recordDownload\([^)']*|note\([^)']*)'([a-z_]+\.[a-z_]+)'/g,
    ))
      codes.add(code ?? '');
  }
  return [...codes].sort();
};

describe('the activity log in plain words', () => {
  it('has words in both languages for every act that the service writes down [PR-6]', async () => {
    const codes = codesInSource();
    assert.ok(codes.length > 50, String(codes.length));
    for (const locale of LOCALES) {
      const known: Record<string, string> = (await loadWords(locale)).activity.acts;
      assert.deepEqual(
        codes.filter((code) => known[code] === undefined),
        [],
      );
    }
  });
});
