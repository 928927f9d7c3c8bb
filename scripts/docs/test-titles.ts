import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A test that names a rule in the brackets at the end of its title. */
export type Proof = { title: string; file: string };

/** Rule id → the tests that name it. */
export const titlesIn = (testDir: string): Map<string, Proof[]> => {
  const proofs = new Map<string, Proof[]>();
  for (const entry of readdirSync(testDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.test\.tsx?$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const source = readFileSync(path, 'utf8');
    for (const [, , title] of source.matchAll(/\b(?:it|test)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)) {
      const ids = /\[([^\]]+)\]\s*$/.exec(title ?? '')?.[1] ?? '';
      for (const id of ids.split(/[,\s]+/)) {
        const file = relative(join(testDir, '..'), path);
        // What a title is filled with at run time stands as a gap.
        const clean = (title ?? '')
          .replace(/\s*\[[^\]]*\]\s*$/, '')
          .replaceAll('\\', '')
          .replace(/\$\{[^}]*\}/g, '…');
        proofs.set(id, [...(proofs.get(id) ?? []), { title: clean, file }]);
      }
    }
  }
  return proofs;
};
