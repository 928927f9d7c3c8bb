import { DAY_MS } from '../model/base/calendar.ts';
import type { Clock } from '../model/base/ports.ts';
import type { Mailbox } from '../model/mail/arrived-mail.ts';
import type { ReceiveMail } from './receive-mail.ts';

/** Kept in case the database is wrong or old. */
const STRAY_MS = 3 * DAY_MS;

/**
 * Imports replies; a mail is deleted once stored or its sender notified, without a chat after three days.
 * Rule: RE-1.
 */
export const makeReadMailbox =
  ({ mailbox, receiveMail, clock }: { mailbox: Mailbox | null; receiveMail: ReceiveMail; clock: Clock }) =>
  async (): Promise<{ stored: number; refused: number }> => {
    const totals = { stored: 0, refused: 0 };
    await mailbox?.readNew(async (mail, waiting) => {
      const outcome = await receiveMail(mail, waiting);
      if (outcome.kind === 'later') return outcome.chat === null ? 'end' : { laterWith: outcome.chat };
      if (outcome.kind === 'failed') return { laterWith: outcome.chat, failure: outcome.error };
      // Separate name, so it does not block mails of its chat.
      if (outcome.kind === 'untold') return { laterWith: `untold ${outcome.chat}` };
      if (outcome.kind === 'stray') {
        const keptFrom = clock.now().getTime() - STRAY_MS;
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
