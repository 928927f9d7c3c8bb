import { ALL_BREAKS } from '../break-rules/all-breaks.ts';
import { NOT_SHOWN, RULES } from './rules.ts';
import { isCalled, type Proof, titlesIn } from './test-titles.ts';

const SHOWN = 2;

const KINDS = ['privacy', 'http', 'unit', 'realtime', 'browser', 'adapters', 'contract', 'start'];
const kindOf = ({ file }: Proof): number => {
  const at = KINDS.indexOf(file.split('/')[1] ?? '');
  return at === -1 ? KINDS.length : at;
};

/** Fewest other rules first, one per file. */
const chosen = (proofs: readonly Proof[]): Proof[] => {
  const sorted = [...proofs].sort(
    (a, b) =>
      a.ids.length - b.ids.length || kindOf(a) - kindOf(b) || (a.file + a.title < b.file + b.title ? -1 : 1),
  );
  const first = sorted.filter((proof, at) => sorted.findIndex(({ file }) => file === proof.file) === at);
  return [...first, ...sorted.filter((proof) => !first.includes(proof))].slice(0, SHOWN);
};

const linkTo = ({ file }: Proof): string => `[${file.slice(file.lastIndexOf('/') + 1)}](../${file})`;

const nameOf = (proof: Proof): string => {
  const { suite, title } = proof;
  const about = suite === '' ? '' : `*${suite.replaceAll('*', '\\*')}* `;
  return `${about}${title.replaceAll('*', '\\*')} (${linkTo(proof)})`;
};

const breaksOf = (id: string, proofs: readonly Proof[]): string[] =>
  ALL_BREAKS.filter(({ rule }) => rule === id).map(({ what, test }) => {
    const proof = proofs.find((one) => one.file === test.file && isCalled(one, test.title));
    return `- Broken on purpose: ${what} ${proof === undefined ? 'No test fails.' : `(${linkTo(proof)})`}`;
  });

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
        : chosen(found).map((proof) => `- ${nameOf(proof)}`)),
      ...(more > 0 ? [`- and ${more} more that name ${id}`] : []),
      ...breaksOf(id, found),
      ...(NOT_SHOWN[id] === undefined ? [] : [`- Not shown: ${NOT_SHOWN[id]}.`]),
    ].join('\n');
  }).join('\n\n');
};
