import { makeSendStatements } from '../../domain/witness/send-statements.ts';
import { makeStateHeads } from '../../domain/witness/state-heads.ts';
import { makeWitnessReport, type WitnessTrouble } from '../../domain/witness/witness-report.ts';
import { makeWitnessStanding } from '../../domain/witness/witness-standing.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeWitnessUseCases = (deps: BaseDeps) => {
  const witnessTrouble: WitnessTrouble = { last: null };
  const witnessStanding = makeWitnessStanding(deps);
  return {
    stateHeads: makeStateHeads(deps),
    sendStatements: makeSendStatements({ ...deps, witnessTrouble }),
    witnessStanding,
    witnessReport: makeWitnessReport({ ...deps, witnessTrouble, witnessStanding }),
  };
};
