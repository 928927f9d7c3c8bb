import { makeFollowUpLeads } from './after-lead.ts';
import { makeDiscardMail, makeListOutbox, makeReadOutboxMail, makeRetryMail } from './look-after-outbox.ts';
import { makeSendMails, type SendMailsDeps } from './send-mails.ts';
import { makeRemindOfBare, makeTellOfWaitingChats } from './tell-staff.ts';

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
