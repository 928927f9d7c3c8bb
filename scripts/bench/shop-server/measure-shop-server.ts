import { type BenchOptions, type BenchRow, number, type Say } from '../bench-row.ts';
import type { BenchStage } from '../bench-stage.ts';
import { median } from '../statistics.ts';
import { SET_UPS, type SetUp, startShopServer } from './shop-server-set-ups.ts';
import { type Owner, signInOwner, type Visit } from './store-visit.ts';

/** Longest that a page may take, as a multiple of the same page without the plugin. */
const MOST = 1.05;
/** Rounds that only warm the opcode cache and the database. */
const WARM_UP = 4;
/** Fewer rounds than this say nothing. */
const LEAST_ROUNDS = 5;

/** Something that the shop does, and what of it is measured. */
type Work = {
  name: string;
  status: number;
  measured: 'firstByteMs' | 'wholeMs';
  do(owner: Owner, setUp: SetUp): Promise<Visit>;
};
type Samples = Map<string, Record<SetUp, number[]>>;

const hasPlugin = (setUp: SetUp): boolean => !setUp.startsWith('without');
const page = (name: string, path: (setUp: SetUp) => string): Work => ({
  name: `${name}, first byte`,
  status: 200,
  measured: 'firstByteMs',
  do: (owner, setUp) => owner.see(setUp, path(setUp)),
});
const OWN_SETTINGS = '/wp-admin/options-general.php?page=zgoda';
const WORDPRESS_SETTINGS = '/wp-admin/options-privacy.php';
const PAGES: readonly Work[] = [
  page('front page', () => '/'),
  page('a post', () => '/hello-world/'),
  page('dashboard', () => '/wp-admin/index.php'),
  page('its settings (WordPress’s own without it)', (setUp) =>
    hasPlugin(setUp) ? OWN_SETTINGS : WORDPRESS_SETTINGS,
  ),
];
const SAVES: readonly Work[] = [
  {
    name: 'saving the policy page, first byte',
    status: 302,
    measured: 'firstByteMs',
    do: (owner, setUp) => owner.saveClassic(setUp),
  },
  {
    // The block editor says "saved" once it has read the whole answer.
    name: 'saving it in the block editor, whole answer',
    status: 200,
    measured: 'wholeMs',
    do: (owner, setUp) => owner.saveBlocks(setUp),
  },
];

/** A real WordPress, visited in turn without the plugin and with it, while the service is well, down and hanging. */
export async function measureShopServer(
  stage: BenchStage,
  { isShort }: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  say('installing WordPress …');
  const { wordpress, settle } = await startShopServer(stage);
  const owner = await signInOwner(wordpress);
  await checkSetUps(owner);
  say('warming up …');
  await measure(owner, PAGES, WARM_UP, 20_000);
  const samples = new Map([
    ...(await measure(owner, PAGES, isShort ? 1 : 120, 45_000)),
    ...(await measure(owner, SAVES, isShort ? 1 : 20, 30_000, settle)),
  ]);
  const chance = Math.max(...[...samples.values()].map(chanceOf));
  return [
    {
      what: 'shop without the plugin, against itself',
      measured: `× ${number(chance, 2)} at most, by chance`,
      goal: `≤ ${MOST}`,
      isMet: chance <= MOST,
    },
    ...[...samples].map(([name, taken]) => row(name, taken)),
  ];
}

/** Does each visit find what it is named after? */
async function checkSetUps(owner: Owner): Promise<void> {
  for (const setUp of SET_UPS) {
    const front = await owner.see(setUp, '/');
    if (front.text.includes('data-zgoda') !== hasPlugin(setUp))
      throw new Error(`The shop is not "${setUp}".`);
    const dashboard = await owner.see(setUp, '/wp-admin/index.php');
    const isTold = dashboard.text.includes('The state of the privacy policy could not be reported.');
    if (isTold !== (setUp === 'down' || setUp === 'hanging'))
      throw new Error(`The dashboard does not say what is wrong: "${setUp}".`);
  }
}

/** Every set-up in each round, until the rounds or the time are over. */
async function measure(
  owner: Owner,
  works: readonly Work[],
  rounds: number,
  limitMs: number,
  settle: (setUp: SetUp) => Promise<void> = async () => undefined,
): Promise<Samples> {
  const samples: Samples = new Map(
    works.map(({ name }) => [name, { without: [], 'without again': [], well: [], down: [], hanging: [] }]),
  );
  const endsBy = performance.now() + limitMs;
  for (let round = 0; round < rounds; round += 1) {
    if (round >= LEAST_ROUNDS && performance.now() > endsBy) break;
    for (const work of works) {
      for (const setUp of inTurn(round)) {
        const visit = await work.do(owner, setUp);
        if (visit.status !== work.status)
          throw new Error(`${work.name} (${setUp}) was answered with ${visit.status}.`);
        samples.get(work.name)?.[setUp].push(visit[work.measured]);
        await settle(setUp);
      }
    }
  }
  return samples;
}

/** An order of its own for each round: over twenty of them each set-up comes equally often after each other one. */
const inTurn = (round: number): SetUp[] =>
  SET_UPS.map((_, index) => SET_UPS[(round + index * (1 + (round % 4))) % SET_UPS.length] ?? 'without');

const ratio = (taken: Record<SetUp, number[]>, setUp: SetUp): number =>
  median(taken[setUp]) / median(taken.without);

/** How far apart one set-up came out when it was measured as two: what of a ratio is chance. */
function chanceOf(taken: Record<SetUp, number[]>): number {
  const again = ratio(taken, 'without again');
  return Math.max(again, 1 / again);
}

/** Nothing is said of a ratio that chance alone may have put on either side of the goal. */
function row(name: string, taken: Record<SetUp, number[]>): BenchRow {
  const found = (['well', 'down', 'hanging'] as const).map((setUp) => ratio(taken, setUp));
  const [well, down, hanging] = found.map((value) => number(value, 2));
  const worst = Math.max(...found);
  const chance = chanceOf(taken);
  const isClear = chance <= MOST || worst > MOST * chance;
  return {
    what: `shop with the plugin: ${name}`,
    measured: `× ${well} well, ${down} down, ${hanging} hanging (${number(median(taken.without), 1)} ms without)`,
    goal: `≤ ${MOST} each`,
    isMet: isClear ? worst <= MOST : null,
  };
}
