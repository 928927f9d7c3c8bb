import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AdapterManifest, CAPABILITIES, readManifest } from './adapter-manifest.ts';
import { type Proof, titlesIn } from './test-titles.ts';

const readAdapters = (root: string): AdapterManifest[] =>
  readdirSync(join(root, 'shop-adapters'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['contract', 'core'].includes(entry.name))
    .map(({ name }) => readManifest(join(root, 'shop-adapters', name)))
    .sort((a, b) => (a.platform < b.platform ? 1 : -1));

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

type Walks = Record<string, Record<string, { on: string; rules: string[] }>>;
const readWalks = (root: string): Walks => JSON.parse(readFileSync(join(root, 'docs/walks.json'), 'utf8'));

/** Versions whose walk through the real shop passed whole; `npm run test:shops` keeps them. */
const walksOf = (root: string, platform: string): string => {
  const walked = Object.entries(readWalks(root)[platform] ?? {}).map(
    ([version, { on }]) => `${version} (${on})`,
  );
  return walked.length > 0 ? walked.join(', ') : '–';
};

/** Rule: AD-25. */
export const capabilityTable = (root: string): string => {
  const adapters = readAdapters(root);
  const names = Object.keys(CAPABILITIES) as (keyof typeof CAPABILITIES)[];
  return table(
    ['Capability', ...adapters.map(({ name }) => name)],
    [
      ['Version', ...adapters.map(({ version }) => version)],
      [
        'Tested on',
        ...adapters.map(({ platformVersions: { min, tested } }) =>
          tested.length > 0 ? tested.join(', ') : min,
        ),
      ],
      ['Walked on the real shop', ...adapters.map(({ platform }) => walksOf(root, platform))],
      ...names.map((name) => [
        CAPABILITIES[name],
        ...adapters.map(({ capabilities }) => (capabilities[name] ? 'yes' : '**missing**')),
      ]),
    ],
  );
};

const readRules = (root: string): { id: string; words: string }[] => {
  const contract = readFileSync(join(root, 'shop-adapters/contract/README.md'), 'utf8');
  return [...contract.matchAll(/^- \*\*(AD-\d+)\*\* (.+)$/gm)]
    .map(([, id = '', text = '']) => ({
      id,
      words: text.split(/(?<=[.;:])\s/)[0] ?? text,
    }))
    .sort((a, b) => Number(a.id.slice(3)) - Number(b.id.slice(3)));
};

/** Tests of the shared core hold for each adapter that is packed with it. */
const hasCore = ({ packages = [] }: AdapterManifest): boolean =>
  packages.some(({ core }) => core !== undefined);

const cellOf = (adapter: AdapterManifest, id: string, proofs: readonly Proof[], walks: Walks): string => {
  const own = proofs.filter(
    ({ file }) => file.includes(`/${adapter.platform}/`) || file.includes(`/${adapter.platform}.`),
  );
  const shared = proofs.filter(
    ({ file }) =>
      file === 'test/adapters/contract.test.ts' ||
      file.startsWith('test/http/') ||
      (hasCore(adapter) && file.startsWith('test/adapters/core/')),
  );
  const isWalked = Object.values(walks[adapter.platform] ?? {}).some(({ rules }) => rules.includes(id));
  const count = own.length + shared.length;
  const tests = count > 0 ? [String(count)] : [];
  return [...tests, ...(isWalked ? ['walked'] : [])].join(', ') || '**no test**';
};

const reasonOf = ({ notConcerned = {} }: AdapterManifest, id: string): string | undefined =>
  Object.entries(notConcerned).find(([, ids]) => ids.includes(id))?.[0];

export const conformanceTable = (root: string): string => {
  const adapters = readAdapters(root);
  const proofs = titlesIn(join(root, 'test'));
  const walks = readWalks(root);
  const rules = readRules(root);
  const reasons = [
    ...new Set(rules.flatMap(({ id }) => adapters.flatMap((adapter) => reasonOf(adapter, id) ?? []))),
  ];
  const letterOf = (reason: string): string => String.fromCharCode(97 + reasons.indexOf(reason));
  const cells = adapters.map((adapter) => (id: string) => {
    const reason = reasonOf(adapter, id);
    return reason === undefined ? cellOf(adapter, id, proofs.get(id) ?? [], walks) : letterOf(reason);
  });
  return [
    ...reasons.map((reason) => `- ${letterOf(reason)}: ${reason}`),
    '',
    table(
      ['Rule', 'What it asks', ...adapters.map(({ name }) => name)],
      rules.map(({ id, words }) => [id, words, ...cells.map((cell) => cell(id))]),
    ),
  ].join('\n');
};
