import { DomainError } from '../base/domain-error.ts';
import type { Clock, Digest } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import { type MailPauseStore, takeTurnOfDay } from './mail-pause.ts';

export type MailboxPauseDeps = { mailPauses: MailPauseStore; digest: Digest; clock: Clock };

const PAUSE_MS = 5 * 60_000;
/** Per shop and address. */
const MOST_ANSWERS_A_DAY = 5;

/** Limits texts to unverified addresses; false after five in 24 hours. */
export const takeAnswerTurn = (
  { mailPauses, digest, clock }: MailboxPauseDeps,
  scope: ShopScope,
  address: string,
): Promise<boolean> => {
  const key = `answer.${digest.keyed('mailbox-pause', address.toLowerCase())}`;
  return takeTurnOfDay(mailPauses, scope, key, MOST_ANSWERS_A_DAY, clock.now());
};

/**
 * Allows one mail per kind and address in five minutes.
 * @param scope owner
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
