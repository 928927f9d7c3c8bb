import Mocha from 'mocha';
import { emptySummary, type Summary, summaryLine } from '../../../scripts/test/test-summary.ts';

const { EVENT_RUN_END, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** A long diff would hide other failures; the listing of its file has all of it. */
const linesOfFailure = 8;

export function countTests(runner: Mocha.Runner): Summary {
  const summary = emptySummary();
  runner.on(EVENT_TEST_PASS, () => {
    summary.passed += 1;
  });
  runner.on(EVENT_TEST_FAIL, (test: Mocha.Test, cause: Error) => {
    summary.failures.push(`${test.fullTitle()}\n    ${firstLines(cause)}`);
  });
  runner.on(EVENT_TEST_PENDING, () => {
    summary.skipped += 1;
  });
  return summary;
}

function firstLines(cause: Error): string {
  return String(cause.message).split('\n', linesOfFailure).join('\n    ');
}

class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const summary = countTests(runner);
    runner.once(EVENT_RUN_END, () => console.log(summaryLine(summary)));
  }
}

// Mocha takes a reporter from the default export alone.
// biome-ignore lint/style/noDefaultExport: mocha's own rule
export default SummaryReporter;
