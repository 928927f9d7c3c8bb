import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsDe } from '../../../../plugin-assets/console/words/de-records.ts';
import { recordsEn } from '../../../../plugin-assets/console/words/en-records.ts';
import { recordsPl } from '../../../../plugin-assets/console/words/pl-records.ts';

/** Codes of acts as they stand in the source of the service; those put together at run time are listed by hand. */
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
  it('has words in both languages for every act that the service writes down [PR-6]', () => {
    const codes = codesInSource();
    assert.ok(codes.length > 50, String(codes.length));
    for (const words of [recordsDe, recordsEn, recordsPl]) {
      const known: Record<string, string> = words.activity.acts;
      assert.deepEqual(
        codes.filter((code) => known[code] === undefined),
        [],
      );
    }
  });
});
