import { makeSendVisitorMessage } from '../../../domain/conversation/receive-message.ts';
import { makeReopenByReply } from '../../../domain/conversation/reopen-conversation.ts';
import { makeReadMailbox } from '../../../domain/mail-in/read-mailbox.ts';
import { makeReceiveMail } from '../../../domain/mail-in/receive-mail.ts';
import { makeReplyWays } from '../../../domain/mail-in/reply-ways.ts';
import { makeTellRefusal } from '../../../domain/mail-in/tell-refusal.ts';
import type { BaseDeps } from '../../base-deps.ts';

export const makeMailInUseCases = (base: BaseDeps) => {
  const ways = makeReplyWays(base);
  const receiveMail = makeReceiveMail({
    ...base,
    ...ways,
    sendVisitorMessage: makeSendVisitorMessage(base),
    reopenByReply: makeReopenByReply(base),
    tellRefusal: makeTellRefusal(base),
  });
  return {
    receiveMail,
    readMailbox: makeReadMailbox({ mailbox: base.mailbox, receiveMail, clock: base.clock }),
  };
};
