import { makeAuthenticateStaff } from '../../domain/staff/authenticate-staff.ts';
import {
  makeAddressConfirmation,
  makeAskForAddress,
  makeCancelAddress,
} from '../../domain/staff/change-address.ts';
import { makeChangeProfile, makeSetMailPreferences } from '../../domain/staff/change-profile.ts';
import { makeFinishSignIn } from '../../domain/staff/finish-sign-in.ts';
import { makeRefreshSession, makeSignOut } from '../../domain/staff/refresh-session.ts';
import { makeFinishPasswordReset, makeRequestPasswordReset } from '../../domain/staff/reset-password.ts';
import { makeEndOtherSessions, makeListSessions } from '../../domain/staff/sessions.ts';
import {
  makeRenewRecoveryCodes,
  makeRequireSecondFactor,
  makeResetSecondFactor,
  makeResetSecondFactorByEmail,
  makeStartSecondFactor,
  makeTurnOffSecondFactor,
  makeTurnOnSecondFactor,
} from '../../domain/staff/set-up-second-factor.ts';
import { makeChangePassword, makeSignIn } from '../../domain/staff/sign-in.ts';
import { makeSweepAccounts } from '../../domain/staff/sweep-accounts.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AlertUseCases } from './alert-use-cases.ts';
import type { StaffUseCases } from './staff-use-cases.ts';

/** Rule: SE-2. */
export const makeAccountUseCases = (
  deps: BaseDeps & Pick<StaffUseCases, 'resolveAccess'> & Pick<AlertUseCases, 'sweepPushDevices'>,
) => ({
  authenticateStaff: makeAuthenticateStaff(deps),
  signIn: makeSignIn(deps),
  finishSignIn: makeFinishSignIn(deps),
  refreshSession: makeRefreshSession(deps),
  signOut: makeSignOut(deps),
  changePassword: makeChangePassword(deps),
  askForAddress: makeAskForAddress(deps),
  cancelAddress: makeCancelAddress(deps),
  addressHandler: makeAddressConfirmation(deps),
  changeProfile: makeChangeProfile(deps),
  setMailPreferences: makeSetMailPreferences(deps),
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
export type AccountUseCases = ReturnType<typeof makeAccountUseCases>;
