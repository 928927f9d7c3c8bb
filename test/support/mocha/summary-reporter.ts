import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;

export type Summary = { passed: number; failed: number; skipped: number };

/** The line that ends every run: `N passed, N failed`, and how many were skipped only if any was. */
export function summaryLine({ passed, failed, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Mocha's `spec` listing, ended by the summary line. With ZGODA_TEST_SUMMARY_FILE set the numbers go to that
 * file instead of a last line, for the runner that adds its own checks to them.
 */
class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const summary: Summary = { passed: 0, failed: 0, skipped: 0 };
    runner.on(EVENT_TEST_PASS, () => {
      summary.passed += 1;
    });
    runner.on(EVENT_TEST_FAIL, () => {
      summary.failed += 1;
    });
    runner.on(EVENT_TEST_PENDING, () => {
      summary.skipped += 1;
    });
    runner.once(EVENT_RUN_END, () => {
      const file = process.env.ZGODA_TEST_SUMMARY_FILE;
      if (file === undefined) console.log(summaryLine(summary));
      else writeFileSync(file, JSON.stringify(summary));
    });
  }
}

// Mocha takes a reporter from the default export alone.
// biome-ignore lint/style/noDefaultExport: mocha's own rule
export default SummaryReporter;
