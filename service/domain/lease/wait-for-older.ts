import { type HoldLeaseDeps, hasEndedHere, LOOK_MS, WAIT_MS } from './hold-lease.ts';
import type { ProcessStore } from './process-store.ts';
import { watchBeats } from './silence.ts';

/** A process of an older version lives, and a change of the database would break it. */
export class OlderProcess extends Error {
  constructor(version: string) {
    super(
      `A process of Zgoda ${version} still runs on this database, and this version changes it in a way that ${version} cannot work with. Nothing was changed. Stop all processes of ${version}, then start this one again.`,
    );
    this.name = 'OlderProcess';
  }
}

/**
 * Waits for the end of processes that know only migrations before `leastSchema`.
 * @throws OlderProcess when one still lives after WAIT_MS
 */
export const waitForOlder = async (
  deps: Pick<HoldLeaseDeps, 'process' | 'pause' | 'now'> & { processes: Pick<ProcessStore, 'all'> },
  leastSchema: number,
): Promise<void> => {
  const watch = watchBeats(deps.now);
  const endsAt = deps.now() + WAIT_MS;
  for (;;) {
    const rows = await deps.processes.all();
    watch.look(rows.map(({ name, beat }) => ({ id: name, beat })));
    const older = rows.find(
      (row) => row.schema < leastSchema && !hasEndedHere(deps.process, row) && !watch.isSilent(row.name),
    );
    if (older === undefined) return;
    if (deps.now() >= endsAt) throw new OlderProcess(older.version);
    await deps.pause(LOOK_MS);
  }
};
