import type { PushSender } from '../../domain/model/alert/push.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';
import type { Mailer } from '../../domain/model/mail/mailer.ts';

/** Refuses while possibly replaced. */
export const fenceMails = (mailer: Mailer, isAlive: () => boolean): Mailer => ({
  isSet: mailer.isSet,
  send: async (mail) => {
    if (!isAlive())
      throw new DomainError('unavailable', 'This process may have been replaced, so it sends no mail.');
    return mailer.send(mail);
  },
});

/** The same for pushes. */
export const fencePushes = (sender: PushSender, isAlive: () => boolean): PushSender => ({
  ...sender,
  send: async (address, text) => (isAlive() ? sender.send(address, text) : 'failed'),
});
