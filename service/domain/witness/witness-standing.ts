import type { Clock } from '../model/base/ports.ts';
import type { Witness } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';

export type WitnessStanding = {
  readonly name: string;
  /** Newest answer, by its clock; null: none. */
  readonly lastAt: string | null;
  /** Oldest statement unanswered for an hour; null: none. */
  readonly silentSince: string | null;
};

const SILENT_AFTER_MS = 3_600_000;

/** Null: no witness. */
export const makeWitnessStanding =
  ({
    headStatements,
    witness,
    clock,
  }: {
    headStatements: Pick<HeadStatementStore, 'latestSeen' | 'waiting'>;
    witness: Witness | null;
    clock: Clock;
  }) =>
  async (): Promise<WitnessStanding | null> => {
    if (witness === null) return null;
    const [latest, [waiting]] = await Promise.all([headStatements.latestSeen(), headStatements.waiting(1)]);
    const isSilent =
      waiting !== undefined && clock.now().getTime() - Date.parse(waiting.at) > SILENT_AFTER_MS;
    return {
      name: witness.name,
      lastAt: latest?.seen?.at ?? null,
      silentSince: isSilent ? waiting.at : null,
    };
  };
export type ReadWitnessStanding = ReturnType<typeof makeWitnessStanding>;
