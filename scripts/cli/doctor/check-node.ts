import { type Finding, ok, warning } from './finding.ts';

/** End of life (UTC): github.com/nodejs/Release. */
const LAST_DAYS: Readonly<Record<number, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
};

/**
 * Whether this Node still gets security fixes.
 * @param version such as 24.19.0
 * @param today such as 2026-11-29
 */
export const checkNode = (version: string, today: string): Finding[] => {
  const lastDay = LAST_DAYS[Number.parseInt(version, 10)];
  if (lastDay === undefined) return [ok('node', `Node ${version}.`)];
  if (today <= lastDay) return [ok('node', `Node ${version} gets security fixes until ${lastDay}.`)];
  return [
    warning(
      'node',
      `Node ${version} has got no security fixes since ${lastDay}.`,
      'Install Node 24 and restart the service; the container image has it.',
    ),
  ];
};
