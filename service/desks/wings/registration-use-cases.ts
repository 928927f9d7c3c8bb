import { makeOpenConfirmation } from '../../domain/model/confirmation/open-confirmation.ts';
import { makeQueueMail } from '../../domain/model/mail/queue-mail.ts';
import {
  type ConfirmRegistrationDeps,
  makeSweepRegistrations,
} from '../../domain/registration/confirm-registration.ts';
import {
  makeStartRegistration,
  type StartRegistrationDeps,
} from '../../domain/registration/start-registration.ts';
import { makeChangeCompany } from '../../domain/staff/change-company.ts';

type Base = Omit<StartRegistrationDeps, 'openConfirmation' | 'queueMail'> &
  ConfirmRegistrationDeps &
  Parameters<typeof makeOpenConfirmation>[0] &
  Parameters<typeof makeQueueMail>[0];

/** Joining the service by oneself, and who an organisation is. */
export const makeRegistrationUseCases = (base: Base) => ({
  changeCompany: makeChangeCompany(base),
  startRegistration: makeStartRegistration({
    ...base,
    openConfirmation: makeOpenConfirmation(base),
    queueMail: makeQueueMail(base),
  }),
  sweepRegistrations: makeSweepRegistrations(base),
});
