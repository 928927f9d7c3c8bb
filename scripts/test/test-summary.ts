export type Summary = { passed: number; failed: number; skipped: number };

export const emptySummary = (): Summary => ({ passed: 0, failed: 0, skipped: 0 });

/** The line that ends every run: `N passed, N failed`, and how many were skipped only if any was. */
export function summaryLine({ passed, failed, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function addSummary(total: Summary, part: Summary): void {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped += part.skipped;
}
