import type { Clock } from '../model/base/ports.ts';
import type { Witnesses } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';

/** One witness, as the console shows it. */
export type WitnessStanding = {
  readonly name: string;
  /** Its newest answer, by its own clock; null before the first. */
  readonly lastAt: string | null;
  /** Time of the oldest statement that it has not answered for an hour; null while it answers. */
  readonly silentSince: string | null;
};

const SILENT_AFTER_MS = 3_600_000;

/** Who sees the ledgers of this installation, when last, and who is silent. */
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
