import { makeSendStatements } from '../../domain/witness/send-statements.ts';
import { makeStateHeads } from '../../domain/witness/state-heads.ts';
import { makeWitnessReport, type WitnessFaults } from '../../domain/witness/witness-report.ts';
import { makeWitnessStanding } from '../../domain/witness/witness-standing.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeWitnessUseCases = (deps: BaseDeps) => {
  const witnessFaults: WitnessFaults = new Map();
  const witnessStanding = makeWitnessStanding(deps);
  return {
    stateHeads: makeStateHeads(deps),
    sendStatements: makeSendStatements({ ...deps, witnessFaults }),
    witnessStanding,
    witnessReport: makeWitnessReport({ ...deps, witnessFaults, witnessStanding }),
  };
};
