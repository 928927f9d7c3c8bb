import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RULES } from './rules.ts';

type Proof = { title: string; file: string };

const titlesIn = (testDir: string): Map<string, Proof[]> => {
  const proofs = new Map<string, Proof[]>();
  for (const entry of readdirSync(testDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.test\.tsx?$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const source = readFileSync(path, 'utf8');
    for (const [, , title] of source.matchAll(/\b(?:it|test)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)) {
      const ids = /\[([^\]]+)\]\s*$/.exec(title ?? '')?.[1] ?? '';
      for (const id of ids.split(/[,\s]+/)) {
        const file = relative(join(testDir, '..'), path);
        const clean = (title ?? '').replace(/\s*\[[^\]]*\]\s*$/, '').replaceAll('\\', '');
        proofs.set(id, [...(proofs.get(id) ?? []), { title: clean, file }]);
      }
    }
  }
  return proofs;
};

/** Rule → the tests that prove it, read from their titles; a rule without one stands there in the open. */
export const ruleTable = (testDir: string): string => {
  const proofs = titlesIn(testDir);
  const rows = RULES.map(([id, rule]) => {
    const found = (proofs.get(id) ?? []).sort((a, b) => (a.file + a.title < b.file + b.title ? -1 : 1));
    const cell =
      found.length === 0
        ? '**no test yet**: not built, or not provable here'
        : found
            .slice(0, 4)
            .map(({ title, file }) => `${title.replaceAll('|', '\\|')} (\`${file}\`)`)
            .join('; ') + (found.length > 4 ? `; and ${found.length - 4} more` : '');
    return `| ${id} | ${rule} | ${cell} |`;
  });
  return ['| Rule | What it asks | Proven by |', '| --- | --- | --- |', ...rows].join('\n');
};
