import { RULES } from './rules.ts';
import { titlesIn } from './test-titles.ts';

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
