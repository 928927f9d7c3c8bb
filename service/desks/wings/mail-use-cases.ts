import {
  makeDiscardMail,
  makeListOutbox,
  makeReadOutboxMail,
  makeRetryMail,
} from '../../domain/mail/look-after-outbox.ts';
import { makeSendMails, type SendMailsDeps } from '../../domain/mail/send-mails.ts';
import { makeFollowUpLeads } from '../../domain/notify/after-lead.ts';
import { makeRemindOfBare, makeTellOfWaitingChats } from '../../domain/notify/tell-staff.ts';

/** Sending, and what staff may do with what waits. */
export const makeMailUseCases = (
  deps: SendMailsDeps & Parameters<typeof makeListOutbox>[0] & Parameters<typeof makeFollowUpLeads>[0],
) => ({
  sendMails: makeSendMails(deps),
  listOutbox: makeListOutbox(deps),
  readOutboxMail: makeReadOutboxMail(deps),
  retryMail: makeRetryMail(deps),
  discardMail: makeDiscardMail(deps),
  followUpLeads: makeFollowUpLeads(deps),
  tellOfWaitingChats: makeTellOfWaitingChats(deps),
  remindOfBare: makeRemindOfBare(deps),
});
