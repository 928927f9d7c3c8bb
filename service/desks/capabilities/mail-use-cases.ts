import {
  makeDiscardMail,
  makeListOutbox,
  makeReadOutboxMail,
  makeRetryMail,
} from '../../domain/mail/look-after-outbox.ts';
import { makeSendMails, type OnMail } from '../../domain/mail/send-mails.ts';
import { makeSendTestMail } from '../../domain/mail/send-test-mail.ts';
import { makeFollowUpLeads } from '../../domain/notify/follow-up-leads.ts';
import { makeRemindOfBare } from '../../domain/notify/tell-staff.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AgreementUseCases } from './agreement-use-cases.ts';
import type { AuditUseCases } from './audit-use-cases.ts';

export const makeMailUseCases = (
  deps: BaseDeps &
    Pick<AgreementUseCases, 'attachAgreement'> &
    Pick<AuditUseCases, 'recordReading'> & { onSent: OnMail; onFailed: OnMail },
) => ({
  isMailSet: () => deps.mailer.isSet,
  sendMails: makeSendMails(deps),
  sendTestMail: makeSendTestMail(deps),
  listOutbox: makeListOutbox(deps),
  readOutboxMail: makeReadOutboxMail(deps),
  retryMail: makeRetryMail(deps),
  discardMail: makeDiscardMail(deps),
  followUpLeads: makeFollowUpLeads(deps),
  remindOfBare: makeRemindOfBare(deps),
});
