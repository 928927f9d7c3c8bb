/** Only a failed assertion counts as caught. */
export type TestResult = {
  end: 'passed' | 'assertion failed' | 'other error' | 'did not run';
  message: string;
};

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
 * One failing store is a failure.
 * @param report null: mocha ended without a report
 * @param output of mocha
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
