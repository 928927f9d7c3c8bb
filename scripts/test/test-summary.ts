export type Summary = { passed: number; failures: string[]; skipped: number };

export const emptySummary = (): Summary => ({ passed: 0, failures: [], skipped: 0 });

/** `N passed, N failed`, plus skipped if any. */
export function summaryLine({ passed, failures, skipped }: Summary): string {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function addSummary(total: Summary, part: Summary): void {
  total.passed += part.passed;
  total.failures.push(...part.failures);
  total.skipped += part.skipped;
}
