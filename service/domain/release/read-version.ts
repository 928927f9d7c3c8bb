import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { isOlderVersion } from '../model/base/version-order.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { type AdvisoriesFile, type Advisory, advisoriesFor } from './advisories.ts';

/** `away`: no answer; `unsigned`: wrong signature; `unreadable`: wrong format. */
export type UpdatesFault = 'away' | 'unsigned' | 'unreadable';
export type UpdatesAnswer = { readonly file: AdvisoriesFile } | { readonly fault: UpdatesFault };
/** Fetches the signed file, never throws; null: not enabled. */
export type FetchUpdates = (() => Promise<UpdatesAnswer>) | null;

export type VersionReport = {
  readonly version: string;
  readonly isOn: boolean;
  /** Null before the first fetch. */
  readonly checkedAt: Date | null;
  readonly issuedOn: string | null;
  readonly fault: UpdatesFault | null;
  readonly newer: AdvisoriesFile['newest'];
  readonly advisories: readonly Advisory[];
};

const FRESH_MS = 24 * 3_600_000;
const RETRY_MS = 3_600_000;

type Deps = { fetchUpdates: FetchUpdates; clock: Clock; widgetVersion: string };

/** The running version and its advisories; cached in memory. */
export const makeReadVersion = (deps: Deps) => {
  let known: { file: AdvisoriesFile; at: Date } | null = null;
  let fault: UpdatesFault | null = null;
  let nextAtMs = 0;
  let looking: Promise<void> | null = null;

  const look = async (fetchUpdates: NonNullable<FetchUpdates>): Promise<void> => {
    const answer = await fetchUpdates();
    const now = deps.clock.now();
    fault = 'fault' in answer ? answer.fault : null;
    // An older file would hide newer warnings.
    if ('file' in answer && answer.file.issuedOn >= (known?.file.issuedOn ?? ''))
      known = { file: answer.file, at: now };
    nextAtMs = now.getTime() + (fault === null ? FRESH_MS : RETRY_MS);
  };

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
