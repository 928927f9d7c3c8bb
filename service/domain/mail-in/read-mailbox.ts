import type { Mailbox } from '../model/mail/arrived-mail.ts';
import type { ReceiveMail } from './receive-mail.ts';

/**
 * Takes the replies that lie in the operator's mailbox. A mail leaves it only after it is stored, or after the person was
 * told why it is not; then at once, so that no copy outlives the chat. Decision 0127. Rule: RE-1.
 */
export const makeReadMailbox =
  ({ mailbox, receiveMail }: { mailbox: Mailbox | null; receiveMail: ReceiveMail }) =>
  async (): Promise<{ stored: number; refused: number }> => {
    const totals = { stored: 0, refused: 0 };
    await mailbox?.readNew(async (mail, waiting) => {
      const outcome = await receiveMail(mail, waiting);
      if (outcome.kind === 'later') return outcome.chat === null ? 'end' : { laterWith: outcome.chat };
      if (outcome.kind === 'failed') return { laterWith: outcome.chat, failure: outcome.error };
      // By a name of its own, so that it holds back no mail of its chat.
      if (outcome.kind === 'untold') return { laterWith: `untold ${outcome.chat}` };
      if (outcome.kind === 'refused' && outcome.why === 'unknown') return 'foreign';
      totals[outcome.kind] += 1;
      return 'done';
    });
    return totals;
  };
