import {
  type DecideDeps,
  makeCarryOutChange,
  makeDecideChange,
  makeIsAskedAgain,
  makeResumeChanges,
} from '../../domain/notice/decide-change.ts';
import { makeListChanges, makeReadChange } from '../../domain/notice/read-changes.ts';

/** Changes of the policy: seen, compared, decided, carried out. */
export const makeChangeUseCases = (base: DecideDeps) => ({
  listChanges: makeListChanges(base),
  readChange: makeReadChange(base),
  decideChange: makeDecideChange(base),
  carryOutChange: makeCarryOutChange(base),
  resumeChanges: makeResumeChanges(base),
  isAskedAgain: makeIsAskedAgain(base),
});
