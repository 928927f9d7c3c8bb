import { existsSync, readFileSync } from 'node:fs';
import { writeAtomically } from '../start/write-atomically.ts';

/** Milliseconds of the last run on this machine. */
const file = '.cache/test-durations.json';

const kinds = [
  'browser/wordpress/owner.test.ts',
  'start/restore.test.ts',
  'contract/foreign-scope.test.ts',
  'browser/wordpress/script.test.ts',
  'http/all-routes/every-route.test.ts',
  'browser/console/access.test.ts',
  'start/start.test.ts',
  'start/rolling-deploy.test.ts',
  'realtime/kill.test.ts',
  'start/rotate-keys-command.test.ts',
  'contract/database-loss.test.ts',
  'privacy/departure.test.ts',
  'browser/console/settings.test.ts',
  'realtime/every-frame.test.ts',
  'browser/alerts/phone-that-rings.test.ts',
  'realtime/processes/real-processes.test.ts',
  'unit/expressions.test.ts',
  'browser/wordpress/main-job.test.ts',
  'adapters/wordpress/connection.test.ts',
  'browser/console/inbox.test.ts',
  'adapters/wordpress/policy.test.ts',
  'http/agreements/storing-routes.test.ts',
  'adapters/wordpress/bad-actor-settings.test.ts',
  'browser/widget/line.test.ts',
  'contract/driver/plans.test.ts',
  'browser/console/canned-replies.test.ts',
  'realtime/set/failover.test.ts',
  'realtime/processes/every-process.test.ts',
  'privacy/around-evidence.test.ts',
  'start/command-line/backup.test.ts',
  'adapters/',
  'browser/',
  'start/',
  'privacy/',
  'http/',
  'contract/',
  'realtime/',
  'unit/',
];

type Durations = Record<string, number>;

export function longestFirst(files: readonly string[]): string[] {
  const known = readDurations();
  const rank = (path: string): number => {
    const place = kinds.findIndex((kind) => path.startsWith(`test/${kind}`));
    return place < 0 ? kinds.length : place;
  };
  return [...files].sort(
    (one, other) => (known[other] ?? Infinity) - (known[one] ?? Infinity) || rank(one) - rank(other),
  );
}

export function keepDurations(durations: Durations): void {
  writeAtomically(file, `${JSON.stringify({ ...readDurations(), ...durations }, null, 1)}\n`, 0o644);
}

export function slowestFiles(durations: Durations, count: number): string {
  return Object.entries(durations)
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([path, ms]) => `${(ms / 1000).toFixed(0).padStart(6)} s  ${path}`)
    .join('\n');
}

function readDurations(): Durations {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Durations) : {};
}
