import { engineOf, PARTS, type Part, SECTIONS, type Section } from './bench-parts.ts';
import type { BenchSection } from './bench-report.ts';
import { type BenchOptions, type BenchRow, number } from './bench-row.ts';
import { type BenchEngine, type BenchStage, openStage } from './bench-stage.ts';

/** One part on one engine, and the section that its rows belong to. */
export type Run = { name: string; section: Section; engine: BenchEngine };
type Outcome = { run: Run; rows: readonly BenchRow[]; reason: string | null };

/** A part that takes so many times its estimate, and a minute and a half more, hangs. */
const PATIENCE = 3;
const PATIENCE_MS = 90_000;
/** No machine is trusted to do all the rest quicker than in this part of its estimate. */
const QUICKEST = 0.5;

/** All parts that were named, where the page has them. */
export const runsForPage = (names: readonly string[]): Run[] =>
  Object.entries(PARTS)
    .filter(([name]) => names.includes(name))
    .flatMap(([name, { sections }]) =>
      sections.map((section) => ({ name, section, engine: engineOf(section) })),
    );

export type Runner = {
  /** Measures one after another. One that fails is tried once more; it takes nothing from the others. */
  runAll(runs: readonly Run[], options: BenchOptions): Promise<BenchSection[]>;
  /** Ends what runs now. */
  close(): Promise<void>;
};

/** @param limitMs no part is begun that would probably end later */
export function makeRunner(
  limitMs: number,
  say: (line: string) => void,
  parts: Readonly<Record<string, Part>> = PARTS,
): Runner {
  let stage: BenchStage | null = null;
  const measure = async ({ name, engine }: Run, options: BenchOptions, ms: number): Promise<BenchRow[]> => {
    const opened = openStage(engine);
    stage = opened;
    const measured = parts[name]?.measure(opened, options, (line) => say(`${name}: ${line}`)) ?? [];
    try {
      return await withLimit(measured, ms);
    } finally {
      await opened.close();
    }
  };
  return {
    async runAll(runs, options) {
      const plan = makePlan(runs.map(({ name }) => 1_000 * (parts[name]?.seconds(options) ?? 0)));
      const hasTime = (index: number): boolean => plan.spentMs() + plan.partMs(index) <= limitMs;
      const tryOnce = async (run: Run, index: number): Promise<Outcome> => {
        const place = `[${index + 1} of ${runs.length}] ${run.name} on ${run.engine}`;
        if (!hasTime(index))
          return { run, rows: [], reason: `the ${number(limitMs / 60_000)} minutes were over` };
        const startedAt = plan.spentMs();
        say(`\n${place}; ${minutes(startedAt)} so far, about ${minutes(plan.leftMs(index))} to go`);
        try {
          const rows = await measure(run, options, PATIENCE * plan.partMs(index) + PATIENCE_MS);
          plan.learn(index, plan.spentMs() - startedAt);
          return { run, rows, reason: null };
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          say(`${run.name}: could not be measured. ${reason}`);
          return { run, rows: [], reason };
        }
      };
      const outcomes: Outcome[] = [];
      for (const [index, run] of runs.entries()) {
        const first = await tryOnce(run, index);
        // Once more, as a long measurement is not easily repeated.
        const isOver = first.reason === null || !hasTime(index);
        outcomes.push(isOver ? first : await tryOnce(run, index));
      }
      return (Object.keys(SECTIONS) as Section[]).map((section) => sectionOf(section, outcomes));
    },
    close: async () => stage?.close(),
  };
}
const minutes = (ms: number): string => `${number(ms / 60_000, 1)} min`;

const sectionOf = (section: Section, outcomes: readonly Outcome[]): BenchSection => {
  const own = outcomes.filter(({ run }) => run.section === section);
  return {
    title: SECTIONS[section],
    rows: own.flatMap(({ rows }) => rows),
    missing: own.flatMap(({ run, reason }) => (reason === null ? [] : [{ name: run.name, reason }])),
  };
};

/** What is left, from the estimates and from how far off they were until now. */
function makePlan(estimates: readonly number[]) {
  const startedAt = performance.now();
  let tookMs = 0;
  let expectedMs = 0;
  const pace = (): number => (expectedMs === 0 ? 1 : Math.max(QUICKEST, tookMs / expectedMs));
  return {
    spentMs: () => performance.now() - startedAt,
    partMs: (index: number) => pace() * (estimates[index] ?? 0),
    leftMs: (index: number) => pace() * estimates.slice(index).reduce((total, ms) => total + ms, 0),
    /** Of a part that ran to its end. */
    learn(index: number, ms: number) {
      tookMs += ms;
      expectedMs += estimates[index] ?? 0;
    },
  };
}

async function withLimit<T>(work: T | Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${minutes(ms)}`)), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
