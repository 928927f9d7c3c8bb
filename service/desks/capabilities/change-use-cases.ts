import {
  makeCarryOutChange,
  makeIsAskedAgain,
  makeResumeChanges,
} from '../../domain/notice/carry-out-change.ts';
import { makeDecideChange } from '../../domain/notice/decide-change.ts';
import { makeListChanges, makeReadChange } from '../../domain/notice/read-changes.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeChangeUseCases = (deps: BaseDeps) => ({
  listChanges: makeListChanges(deps),
  readChange: makeReadChange(deps),
  decideChange: makeDecideChange(deps),
  carryOutChange: makeCarryOutChange(deps),
  resumeChanges: makeResumeChanges(deps),
  isAskedAgain: makeIsAskedAgain(deps),
});
export type ChangeUseCases = ReturnType<typeof makeChangeUseCases>;
