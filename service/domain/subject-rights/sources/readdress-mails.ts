import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { MailContent } from '../../model/mail/mail.ts';
import type { MailStore } from '../../model/mail/mail-store.ts';

type Deps = {
  mails: Pick<MailStore, 'findBySubject' | 'discard' | 'insert'>;
  vault: FieldVault;
};

/**
 * Moves unsent mails to a corrected address. Idempotent; a crash may lose one. Rule: RT-4.
 * @param ref subject
 * @param to null: remove
 */
export const readdressMails = async (
  { mails, vault }: Deps,
  scope: ShopScope,
  ref: string,
  from: string,
  to: string | null,
): Promise<void> => {
  const earlier = await vault.subjectKey(scope, 'email', from);
  for (const mail of await mails.findBySubject(scope, earlier)) {
    if (mail.ref !== ref) continue;
    const content: MailContent = JSON.parse(await vault.open(scope, mail.sealed));
    // Sent or removed meanwhile.
    if (!(await mails.discard(scope, mail.id)) || to === null) continue;
    const sealed = await vault.seal(scope, JSON.stringify({ ...content, to }));
    await mails.insert(scope, { ...mail, sealed, subjectKey: await vault.subjectKey(scope, 'email', to) });
  }
};
