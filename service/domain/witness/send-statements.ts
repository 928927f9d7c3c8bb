import type { Clock } from '../model/base/ports.ts';
import { type Witness, type Witnesses, witnessFaultOf } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';
import type { WitnessFaults } from './witness-report.ts';

type Deps = {
  headStatements: Pick<HeadStatementStore, 'waitingFor' | 'addSeen'>;
  witnesses: Witnesses;
  witnessFaults: WitnessFaults;
  clock: Clock;
};

/** Per round. */
const MOST_AT_ONCE = 20;

export type SentStatements = {
  readonly seen: number;
  readonly silent: readonly { readonly witness: string; readonly since: string }[];
};

/** In order: statements are chained. */
const sendTo = async ({ headStatements, witnessFaults, clock }: Deps, witness: Witness) => {
  let seen = 0;
  for (const statement of await headStatements.waitingFor(witness.name, MOST_AT_ONCE)) {
    const { at, keyId, previous, root, since, signature, id } = statement;
    const answer = await witness
      .see({ at, keyId, previous, root, since, signature })
      .catch((error: unknown) => {
        witnessFaults.set(witness.name, { at: clock.now().toISOString(), fault: witnessFaultOf(error) });
        return null;
      });
    if (answer === null) return { seen, silentSince: at };
    witnessFaults.delete(witness.name);
    await headStatements.addSeen(id, answer);
    seen += 1;
  }
  return { seen, silentSince: null };
};

/** Sends pending statements; a failed witness does not block others. */
export const makeSendStatements = (deps: Deps) => async (): Promise<SentStatements> => {
  const results = await Promise.all(
    deps.witnesses.map(async (witness) => ({ witness: witness.name, ...(await sendTo(deps, witness)) })),
  );
  return {
    seen: results.reduce((sum, { seen }) => sum + seen, 0),
    silent: results.flatMap(({ witness, silentSince }) =>
      silentSince === null ? [] : [{ witness, since: silentSince }],
    ),
  };
};
