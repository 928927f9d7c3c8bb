import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Proof, titlesIn } from './test-titles.ts';

type Manifest = {
  platform: string;
  name: string;
  version: string;
  platformVersions?: { min: string; tested: string[] };
  capabilities: Record<string, boolean>;
  /** Reason → rules that do not concern this adapter. */
  notConcerned?: Record<string, string[]>;
};

/** What a capability gives the shop. */
const CAPABILITIES: readonly [name: string, words: string][] = [
  ['policyPush', 'tells the service when the privacy policy page changes'],
  ['perLanguagePolicy', 'binds the policy page of each language'],
  ['multistore', 'each shop of an installation on its own'],
  ['identity', 'vouches for its signed-in customer'],
  ['export', "answers the store's own data export"],
  ['erase', "answers the store's own erasure"],
  ['tasks', "takes requests about data from the console into the store's own tools"],
];

const readAdapters = (root: string): Manifest[] =>
  readdirSync(join(root, 'shop-adapters'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'contract')
    .map(
      ({ name }) =>
        JSON.parse(readFileSync(join(root, 'shop-adapters', name, 'adapter.json'), 'utf8')) as Manifest,
    )
    .sort((a, b) => (a.platform < b.platform ? 1 : -1));

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Which adapter can do what; a thing that is not there says so. Rule: AD-25. */
export const capabilityTable = (root: string): string => {
  const adapters = readAdapters(root);
  return table(
    ['Capability', ...adapters.map(({ name }) => name)],
    [
      ['Version', ...adapters.map(({ version }) => version)],
      [
        'Tested on',
        ...adapters.map(({ platformVersions }) => platformVersions?.tested.join(', ') ?? 'any page'),
      ],
      ...CAPABILITIES.map(([name, words]) => [
        words,
        ...adapters.map(({ capabilities }) => (capabilities[name] === true ? 'yes' : '**missing**')),
      ]),
    ],
  );
};

/** First sentence of a rule, and whether it is a MUST or a SHOULD. */
const readRules = (root: string): { id: string; weight: string; words: string }[] => {
  const contract = readFileSync(join(root, 'shop-adapters/contract/README.md'), 'utf8');
  return [...contract.matchAll(/^- \*\*(AD-\d+)\*\* (.+)$/gm)]
    .map(([, id = '', text = '']) => ({
      id,
      weight: /\bMUST\b/.test(text) || !/\bSHOULD\b/.test(text) ? 'MUST' : 'SHOULD',
      words: text.split(/(?<=[.;:])\s/)[0] ?? text,
    }))
    .sort((a, b) => Number(a.id.slice(3)) - Number(b.id.slice(3)));
};

const cellOf = (adapter: Manifest, id: string, proofs: readonly Proof[]): string => {
  const own = proofs.filter(
    ({ file }) => file.includes(`/${adapter.platform}-`) || file.includes(`/${adapter.platform}.`),
  );
  // What the service itself has to do counts for every adapter that talks to it.
  const shared = proofs.filter(
    ({ file }) => file === 'test/adapters/contract.test.ts' || file.startsWith('test/http/'),
  );
  const reason = Object.entries(adapter.notConcerned ?? {}).find(([, ids]) => ids.includes(id))?.[0];
  if (reason !== undefined) return `– (${reason})`;
  const count = own.length + shared.length;
  if (count > 0) return `${count} ${count === 1 ? 'test' : 'tests'}`;
  return '**no test**';
};

/** Rule of the contract → how many tests hold each adapter to it. */
export const conformanceTable = (root: string): string => {
  const adapters = readAdapters(root);
  const proofs = titlesIn(join(root, 'test'));
  return table(
    ['Rule', '', 'What it asks', ...adapters.map(({ name }) => name)],
    readRules(root).map(({ id, weight, words }) => [
      id,
      weight,
      words,
      ...adapters.map((adapter) => cellOf(adapter, id, proofs.get(id) ?? [])),
    ]),
  );
};
