import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { isOlderVersion } from '../model/base/version-order.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { type AdvisoriesFile, type Advisory, advisoriesFor } from './advisories.ts';

/** Why there is no file: `away` no answer, `unsigned` not signed by the named key, `unreadable` of another form. */
export type UpdatesFault = 'away' | 'unsigned' | 'unreadable';
export type UpdatesAnswer = { readonly file: AdvisoriesFile } | { readonly fault: UpdatesFault };
/** Fetches the signed file of the project; null while the operator has not chosen it. Never throws. */
export type FetchUpdates = (() => Promise<UpdatesAnswer>) | null;

export type VersionReport = {
  /** The version that runs. */
  readonly version: string;
  /** Whether the operator chose to be told of updates. */
  readonly isOn: boolean;
  /** When the file that is told here was fetched; null before the first. */
  readonly checkedAt: Date | null;
  readonly issuedOn: string | null;
  /** Why the last look failed. */
  readonly fault: UpdatesFault | null;
  /** A release that is newer than the version that runs. */
  readonly newer: AdvisoriesFile['newest'];
  readonly advisories: readonly Advisory[];
};

/** The file is fetched at most once in this time, and after a failure in the second, in milliseconds. */
const FRESH_MS = 24 * 3_600_000;
const RETRY_MS = 3_600_000;

type Deps = { fetchUpdates: FetchUpdates; clock: Clock; widgetVersion: string };

/**
 * Which version runs, and what the project says about it, for the operator. What was fetched is kept while the process
 * runs.
 */
export const makeReadVersion = (deps: Deps) => {
  let known: { file: AdvisoriesFile; at: Date } | null = null;
  let fault: UpdatesFault | null = null;
  let nextAtMs = 0;
  let looking: Promise<void> | null = null;

  const look = async (fetchUpdates: NonNullable<FetchUpdates>): Promise<void> => {
    const answer = await fetchUpdates();
    const now = deps.clock.now();
    fault = 'fault' in answer ? answer.fault : null;
    // An older file would hide what the newer one warns of. Days as in the file: their texts compare as they do.
    if ('file' in answer && answer.file.issuedOn >= (known?.file.issuedOn ?? ''))
      known = { file: answer.file, at: now };
    nextAtMs = now.getTime() + (fault === null ? FRESH_MS : RETRY_MS);
  };

  /** @throws DomainError forbidden */
  return async (access: Access): Promise<VersionReport> => {
    if (!access.staff.isOperator)
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    const { fetchUpdates, clock, widgetVersion: version } = deps;
    if (fetchUpdates !== null && clock.now().getTime() >= nextAtMs) {
      looking ??= look(fetchUpdates).finally(() => {
        looking = null;
      });
      await looking;
    }
    const newest = known?.file.newest ?? null;
    return {
      version,
      isOn: fetchUpdates !== null,
      checkedAt: known?.at ?? null,
      issuedOn: known?.file.issuedOn ?? null,
      fault,
      newer: newest !== null && isOlderVersion(version, newest.version) ? newest : null,
      advisories: known === null ? [] : advisoriesFor(version, known.file),
    };
  };
};
