import {
  makeRegistrationConfirmation,
  makeSweepRegistrations,
} from '../../domain/registration/confirm-registration.ts';
import { makeStartRegistration } from '../../domain/registration/start-registration.ts';
import { makeChangeCompany } from '../../domain/staff/change-company.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeRegistrationUseCases = (deps: BaseDeps) => ({
  changeCompany: makeChangeCompany(deps),
  startRegistration: makeStartRegistration(deps),
  registrationHandler: makeRegistrationConfirmation(deps),
  sweepRegistrations: makeSweepRegistrations(deps),
});
export type RegistrationUseCases = ReturnType<typeof makeRegistrationUseCases>;
