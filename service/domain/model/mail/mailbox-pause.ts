import { DomainError } from '../base/domain-error.ts';
import type { Clock, Digest } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import { type MailPauseStore, takeTurnOfDay } from './mail-pause.ts';

export type MailboxPauseDeps = { mailPauses: MailPauseStore; digest: Digest; clock: Clock };

const PAUSE_MS = 5 * 60_000;
/** Most mails of a shop with the text of an answer to one address in 24 hours. */
const MOST_ANSWERS_A_DAY = 5;

/**
 * A turn for a mail with words of staff to an address that only somebody else may have typed. Without such a limit a
 * shop could send any text to any mailbox. False when there were five in 24 hours.
 */
export const takeAnswerTurn = (
  { mailPauses, digest, clock }: MailboxPauseDeps,
  scope: ShopScope,
  address: string,
): Promise<boolean> => {
  const key = `answer.${digest.keyed('mailbox-pause', address.toLowerCase())}`;
  return takeTurnOfDay(mailPauses, scope, key, MOST_ANSWERS_A_DAY, clock.now());
};

/**
 * Limits mails to one address: one of this kind in five minutes, whoever asks for it. The pause stores the address as a
 * keyed hash only.
 * @param scope whose mail it is
 * @throws DomainError rate_limited with the time to wait
 */
export const beginMailboxPause = async (
  deps: MailboxPauseDeps,
  scope: ShopScope | ServiceScope,
  kind: string,
  address: string,
): Promise<void> => {
  const now = deps.clock.now();
  const key = `${kind}.${deps.digest.keyed('mailbox-pause', address.toLowerCase())}`;
  if (await deps.mailPauses.begin(scope, key, now, new Date(now.getTime() + PAUSE_MS))) return;
  throw new DomainError(
    'rate_limited',
    'An e-mail to this address was asked for less than five minutes ago. Wait five minutes before asking for another.',
    {
      retryAfterMs: PAUSE_MS,
    },
  );
};
