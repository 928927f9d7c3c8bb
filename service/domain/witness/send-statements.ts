import type { Clock } from '../model/base/ports.ts';
import { type Witness, witnessFaultOf } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';
import type { WitnessTrouble } from './witness-report.ts';

type Deps = {
  headStatements: Pick<HeadStatementStore, 'waiting' | 'setSeen'>;
  witness: Witness | null;
  witnessTrouble: WitnessTrouble;
  clock: Clock;
};

/** Per round. */
const MOST_AT_ONCE = 20;

export type SentStatements = {
  readonly seen: number;
  /** First statement without an answer; null: none. */
  readonly silentSince: string | null;
};

/** Sends waiting statements in order, as they are chained. */
export const makeSendStatements =
  ({ headStatements, witness, witnessTrouble, clock }: Deps) =>
  async (): Promise<SentStatements> => {
    let seen = 0;
    if (witness === null) return { seen, silentSince: null };
    for (const statement of await headStatements.waiting(MOST_AT_ONCE)) {
      const { at, keyId, previous, root, since, signature, id } = statement;
      const answer = await witness
        .see({ at, keyId, previous, root, since, signature })
        .catch((error: unknown) => {
          witnessTrouble.last = { at: clock.now().toISOString(), fault: witnessFaultOf(error) };
          return null;
        });
      if (answer === null) return { seen, silentSince: at };
      witnessTrouble.last = null;
      await headStatements.setSeen(id, answer);
      seen += 1;
    }
    return { seen, silentSince: null };
  };
