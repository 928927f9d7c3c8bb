import {
  type DecideDeps,
  makeCarryOutChange,
  makeDecideChange,
  makeIsAskedAgain,
  makeResumeChanges,
} from './decide-change.ts';
import { makeListChanges, makeReadChange } from './read-changes.ts';

/** Changes of the policy: seen, compared, decided, carried out. */
export const makeChangeUseCases = (base: DecideDeps) => ({
  listChanges: makeListChanges(base),
  readChange: makeReadChange(base),
  decideChange: makeDecideChange(base),
  carryOutChange: makeCarryOutChange(base),
  resumeChanges: makeResumeChanges(base),
  isAskedAgain: makeIsAskedAgain(base),
});
