import { DAY_MS } from '../model/base/calendar.ts';
import type { Clock } from '../model/base/ports.ts';
import type { Mailbox } from '../model/mail/arrived-mail.ts';
import type { ReceiveMail } from './receive-mail.ts';

/**
 * A reply whose chat is not found is kept for this long: nobody may be written to any more, but the service may have been
 * started with a wrong or an older database.
 */
const STRAY_MS = 3 * DAY_MS;

/**
 * Takes the replies that lie in the operator's mailbox. A mail leaves it only after it is stored, or after the person was
 * told why it is not; then at once, so that no copy outlives the chat. One whose chat is gone leaves it three days after
 * it came. Decision 0127. Rule: RE-1.
 */
export const makeReadMailbox =
  ({ mailbox, receiveMail, clock }: { mailbox: Mailbox | null; receiveMail: ReceiveMail; clock: Clock }) =>
  async (): Promise<{ stored: number; refused: number }> => {
    const totals = { stored: 0, refused: 0 };
    await mailbox?.readNew(async (mail, waiting) => {
      const outcome = await receiveMail(mail, waiting);
      if (outcome.kind === 'later') return outcome.chat === null ? 'end' : { laterWith: outcome.chat };
      if (outcome.kind === 'failed') return { laterWith: outcome.chat, failure: outcome.error };
      // By a name of its own, so that it holds back no mail of its chat.
      if (outcome.kind === 'untold') return { laterWith: `untold ${outcome.chat}` };
      if (outcome.kind === 'stray') {
        const keptFrom = clock.now().getTime() - STRAY_MS;
        // All by one name: of those that wait only the oldest is looked at again.
        if (mail.arrivedAt === undefined || mail.arrivedAt.getTime() > keptFrom)
          return { laterWith: 'stray' };
        totals.refused += 1;
        return 'done';
      }
      if (outcome.kind === 'refused' && outcome.why === 'unknown') return 'foreign';
      totals[outcome.kind] += 1;
      return 'done';
    });
    return totals;
  };
