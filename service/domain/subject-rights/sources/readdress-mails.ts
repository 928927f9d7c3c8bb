import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { MailContent } from '../../model/mail/mail.ts';
import type { MailStore } from '../../model/mail/mail-store.ts';

type Deps = {
  mails: Pick<MailStore, 'findBySubject' | 'discard' | 'insert'>;
  vault: FieldVault;
};

/**
 * Mails about a record that wait for, or failed at, the earlier address of the person go to the corrected one: the id of
 * a mail does not know the address, so "send again" would try the earlier one. Cut short, a mail may be missing, and
 * counts as not sent. Doing it twice is fine. Rule: RT-4.
 * @param ref what the mails depend on
 * @param to null: there is no address any more, so they are removed
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
    // Sent or removed meanwhile: it must not come back.
    if (!(await mails.discard(scope, mail.id)) || to === null) continue;
    const sealed = await vault.seal(scope, JSON.stringify({ ...content, to }));
    await mails.insert(scope, { ...mail, sealed, subjectKey: await vault.subjectKey(scope, 'email', to) });
  }
};
