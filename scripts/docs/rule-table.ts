import { RULES } from './rules.ts';
import { type Proof, titlesIn } from './test-titles.ts';

const SHOWN = 3;

/** The order in which kinds of tests are shown: those that say most about a rule in the fewest steps come first. */
const KINDS = ['privacy', 'http', 'unit', 'realtime', 'browser', 'adapters', 'contract', 'start'];
const kindOf = ({ file }: Proof): number => {
  const at = KINDS.indexOf(file.split('/')[1] ?? '');
  return at === -1 ? KINDS.length : at;
};

/** A few tests of a rule: those that name the fewest other rules, at most one of each file. */
const chosen = (proofs: readonly Proof[]): Proof[] => {
  const sorted = [...proofs].sort(
    (a, b) =>
      a.ids.length - b.ids.length || kindOf(a) - kindOf(b) || (a.file + a.title < b.file + b.title ? -1 : 1),
  );
  const first = sorted.filter((proof, at) => sorted.findIndex(({ file }) => file === proof.file) === at);
  return [...first, ...sorted.filter((proof) => !first.includes(proof))].slice(0, SHOWN);
};

const lineOf = ({ suite, title, file }: Proof): string => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const about = suite === '' ? '' : `*${suite.replaceAll('*', '\\*')}* `;
  return `- ${about}${title.replaceAll('*', '\\*')} ([${name}](../${file}))`;
};

/** Each rule with a few of the tests that prove it, read from their titles; one without a test says so. */
export const ruleTable = (testDir: string): string => {
  const proofs = titlesIn(testDir);
  return RULES.map(([id, rule]) => {
    const found = proofs.get(id) ?? [];
    const more = found.length - Math.min(found.length, SHOWN);
    return [
      `### ${id}: ${rule}`,
      '',
      ...(found.length === 0
        ? ['**No test yet**: not built, or not provable here.']
        : chosen(found).map(lineOf)),
      ...(more > 0 ? [`- and ${more} more that name ${id}`] : []),
    ].join('\n');
  }).join('\n\n');
};
