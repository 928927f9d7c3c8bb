import { makeFinishSignIn } from '../../domain/staff/finish-sign-in.ts';
import {
  makeFinishPasswordReset,
  makeRequestPasswordReset,
  type ResetDeps,
} from '../../domain/staff/reset-password.ts';
import { makeEndOtherSessions, makeListSessions } from '../../domain/staff/sessions.ts';
import {
  makeRenewRecoveryCodes,
  makeRequireSecondFactor,
  makeResetSecondFactor,
  makeResetSecondFactorByEmail,
  makeStartSecondFactor,
  makeTurnOffSecondFactor,
  makeTurnOnSecondFactor,
  type SecondFactorDeps,
} from '../../domain/staff/set-up-second-factor.ts';
import { makeSweepAccounts, type SweepAccountsDeps } from '../../domain/staff/sweep-accounts.ts';

/** The own account: second step, sessions, forgotten password, end. Rule: SE-2. */
export const makeAccountUseCases = (deps: SecondFactorDeps & ResetDeps & SweepAccountsDeps) => ({
  finishSignIn: makeFinishSignIn(deps),
  startSecondFactor: makeStartSecondFactor(deps),
  turnOnSecondFactor: makeTurnOnSecondFactor(deps),
  renewRecoveryCodes: makeRenewRecoveryCodes(deps),
  turnOffSecondFactor: makeTurnOffSecondFactor(deps),
  resetSecondFactor: makeResetSecondFactor(deps),
  resetSecondFactorByEmail: makeResetSecondFactorByEmail(deps),
  requireSecondFactor: makeRequireSecondFactor(deps),
  requestPasswordReset: makeRequestPasswordReset(deps),
  finishPasswordReset: makeFinishPasswordReset(deps),
  listSessions: makeListSessions(deps),
  endOtherSessions: makeEndOtherSessions(deps),
  sweepAccounts: makeSweepAccounts(deps),
});
