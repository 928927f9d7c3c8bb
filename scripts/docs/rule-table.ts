import { ALL_BREAKS } from '../break-rules/all-breaks.ts';
import { NOT_SHOWN, RULES } from './rules.ts';
import { isCalled, type Proof, titlesIn } from './test-titles.ts';

const KINDS = ['privacy', 'http', 'unit', 'realtime', 'browser', 'adapters', 'contract', 'start'];
const kindOf = ({ file }: Proof): number => {
  const at = KINDS.indexOf(file.split('/')[1] ?? '');
  return at === -1 ? KINDS.length : at;
};

/** The one that names the fewest other rules. */
const chosen = (proofs: readonly Proof[]): Proof | undefined =>
  [...proofs].sort(
    (a, b) =>
      a.ids.length - b.ids.length || kindOf(a) - kindOf(b) || (a.file + a.title < b.file + b.title ? -1 : 1),
  )[0];

const linkTo = ({ file }: Proof): string => `[${file.slice(file.lastIndexOf('/') + 1)}](../${file})`;

const nameOf = (proof: Proof): string => {
  const { suite, title } = proof;
  const about = suite === '' ? '' : `*${suite.replaceAll('*', '\\*')}* `;
  return `${about}${title.replaceAll('*', '\\*')} (${linkTo(proof)})`;
};

const breaksOf = (id: string, proofs: readonly Proof[]): string[] =>
  ALL_BREAKS.filter(({ rule }) => rule === id).map(({ what, test }) => {
    const proof = proofs.find((one) => one.file === test.file && isCalled(one, test.title));
    return `- Broken: ${what} ${proof === undefined ? 'No test fails.' : `(${linkTo(proof)})`}`;
  });

export const ruleTable = (testDir: string): string => {
  const proofs = titlesIn(testDir);
  return RULES.map(([id, rule]) => {
    const found = proofs.get(id) ?? [];
    const shown = chosen(found);
    const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
    return [
      `### ${id}: ${rule}`,
      '',
      shown === undefined ? '**No test yet**: not built, or not provable here.' : `- ${nameOf(shown)}${more}`,
      ...breaksOf(id, found),
      ...(NOT_SHOWN[id] === undefined ? [] : [`- Not shown: ${NOT_SHOWN[id]}.`]),
    ].join('\n');
  }).join('\n\n');
};
