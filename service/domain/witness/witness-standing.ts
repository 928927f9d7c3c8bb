import type { Clock } from '../model/base/ports.ts';
import type { Witnesses } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';

export type WitnessStanding = {
  readonly name: string;
  /** Newest answer, by its clock; null: none. */
  readonly lastAt: string | null;
  /** Oldest statement unanswered for an hour; null: none. */
  readonly silentSince: string | null;
};

const SILENT_AFTER_MS = 3_600_000;

/** Witnesses, last answers and silent ones. */
export const makeWitnessStanding =
  (deps: {
    headStatements: Pick<HeadStatementStore, 'latestSeenBy' | 'waitingFor'>;
    witnesses: Witnesses;
    clock: Clock;
  }) =>
  (): Promise<WitnessStanding[]> =>
    Promise.all(
      deps.witnesses.map(async ({ name }) => {
        const [latest, [waiting]] = await Promise.all([
          deps.headStatements.latestSeenBy(name),
          deps.headStatements.waitingFor(name, 1),
        ]);
        const isSilent =
          waiting !== undefined && deps.clock.now().getTime() - Date.parse(waiting.at) > SILENT_AFTER_MS;
        return {
          name,
          lastAt: latest?.seen.find(({ by }) => by === name)?.at ?? null,
          silentSince: isSilent ? waiting.at : null,
        };
      }),
    );
export type ReadWitnessStanding = ReturnType<typeof makeWitnessStanding>;
