/** What a run counted. Each failure is a text that names the test or the command, and says what went wrong. */
export type Summary = { passed: number; failures: string[]; skipped: number };

export const emptySummary = (): Summary => ({ passed: 0, failures: [], skipped: 0 });

/** The line that ends every run: `N passed, N failed`, and how many were skipped only if any was. */
export function summaryLine({ passed, failures, skipped }: Summary): string {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function addSummary(total: Summary, part: Summary): void {
  total.passed += part.passed;
  total.failures.push(...part.failures);
  total.skipped += part.skipped;
}
