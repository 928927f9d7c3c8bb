import { ALL_BREAKS } from '../break-rules/all-breaks.ts';
import { NOT_SHOWN, RULES } from './rules.ts';
import { isCalled, type Proof, titlesIn } from './test-titles.ts';

const linkTo = ({ file }: Proof): string => `[${file.slice(file.lastIndexOf('/') + 1)}](../${file})`;

const breaksOf = (id: string, proofs: readonly Proof[]): string[] =>
  ALL_BREAKS.filter(({ rule }) => rule === id).map(({ what, test }) => {
    const proof = proofs.find((one) => one.file === test.file && isCalled(one, test.title));
    return `- Broken: ${what} ${proof === undefined ? 'No test fails.' : `(${linkTo(proof)})`}`;
  });

export const ruleTable = (testDir: string): string => {
  const proofs = titlesIn(testDir);
  return RULES.map(([id, rule]) => {
    const found = proofs.get(id) ?? [];
    return [
      `### ${id}: ${rule}`,
      '',
      found.length === 0 ? '**No test yet**: not built, or not provable here.' : `- Tests: ${found.length}`,
      ...breaksOf(id, found),
      ...(NOT_SHOWN[id] === undefined ? [] : [`- Not shown: ${NOT_SHOWN[id]}.`]),
    ].join('\n');
  }).join('\n\n');
};
