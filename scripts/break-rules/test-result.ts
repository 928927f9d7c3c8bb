/** How one test ended. Only a failed assertion shows that the test holds a rule: anything else fails on its own account. */
export type TestResult = {
  end: 'passed' | 'assertion failed' | 'other error' | 'did not run';
  message: string;
};

/** What mocha's JSON reporter writes, as far as it is read here. */
export type Report = {
  tests: { title: string; err: { message?: string; code?: string } }[];
  failures: { title: string; err: { message?: string } }[];
  pending: { title: string }[];
};

const firstLine = (text: string | undefined): string => (text ?? '').trim().split('\n', 1)[0] ?? '';
const firstError = (output: string): string => firstLine(/^.*Error.*$/m.exec(output)?.[0] ?? output);

const resultOfOne = ({ err }: Report['tests'][number]): TestResult => ({
  end:
    err.message === undefined ? 'passed' : err.code === 'ERR_ASSERTION' ? 'assertion failed' : 'other error',
  message: firstLine(err.message),
});

/**
 * Reads the result of the test with this title, behind which the ids of its rules stand. A test that runs on several
 * stores has failed when it failed on one.
 * @param report null when mocha ended without a report: a file did not load
 * @param output what mocha printed
 */
export function resultOf(report: Report | null, title: string, output: string): TestResult {
  if (report === null) return { end: 'did not run', message: firstError(output) };
  const isMeant = (one: { title: string }): boolean => one.title.startsWith(`${title} [`);
  const results = report.tests
    .filter((one) => isMeant(one) && !report.pending.some(isMeant))
    .map(resultOfOne);
  const [first] = results;
  if (first !== undefined) return results.find(({ end }) => end !== 'passed') ?? first;
  const [hook] = report.failures;
  return {
    end: 'did not run',
    message: hook ? `${hook.title}: ${firstLine(hook.err.message)}` : 'no such test',
  };
}
