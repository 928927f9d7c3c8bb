import { makeOpenConfirmation } from '../confirmation/open-confirmation.ts';
import { makeQueueMail } from '../mail/queue-mail.ts';
import { makeChangeCompany } from '../staff/change-company.ts';
import { type ConfirmRegistrationDeps, makeSweepRegistrations } from './confirm-registration.ts';
import { makeStartRegistration, type StartRegistrationDeps } from './start-registration.ts';

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
