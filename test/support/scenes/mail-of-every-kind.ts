import type { ShopScope } from '../../../service/domain/model/base/tenancy.ts';
import { MAIL_KINDS } from '../../../service/domain/model/mail/mail.ts';
import type { TestService } from '../service/start-service.ts';

const LATER_MS = 3_600_000;

/** Adds a mail of each kind with personal data to the outbox. A walk does not reach every kind. */
export const putMailOfEveryKind = async (
  { useCases, ports }: TestService,
  scope: ShopScope,
  { email, name, said }: { email: string; name: string; said: string },
): Promise<void> => {
  const notBefore = new Date(ports.clock.now().getTime() + LATER_MS);
  for (const kind of MAIL_KINDS) {
    const words = { subject: '{name}', text: '{name}\n\n{said}' };
    const mail = {
      kind,
      words,
      gaps: { name },
      blocks: { said },
      locale: 'pl',
      to: email,
      notBefore,
    } as const;
    await useCases.queueMail(scope, mail);
  }
};

export const holdsMailOfEveryKind = (dump: string): boolean =>
  MAIL_KINDS.every((kind) => dump.includes(`"kind":"${kind}"`));
