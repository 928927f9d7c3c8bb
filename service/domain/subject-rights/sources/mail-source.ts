import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import {
  eachOnce,
  endOfRepeat,
  field,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import { type Mail, type MailContent, withoutSecrets } from '../../model/mail/mail.ts';
import type { MailStore } from '../../model/mail/mail-store.ts';
import { rightsWords } from '../rights-texts.ts';

export type MailSourceDeps = { mails: MailStore; vault: FieldVault };

/** Unsent mails. Rules: RT-1, RT-2, CO-7. */
export const makeMailSource = (deps: MailSourceDeps): SubjectSource => {
  const find = async (scope: ShopScope, subject: Subject): Promise<Mail[]> =>
    eachOnce(await Promise.all(subject.subjectKeys.map((key) => deps.mails.findBySubject(scope, key))));
  return {
    name: 'mails',
    async count(scope, subject, beside) {
      return (await find(scope, subject)).filter(({ ref }) => ref === null || ref !== beside).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields } = rightsWords(locale);
      const items = [];
      for (const mail of await find(scope, subject)) {
        const content: MailContent = JSON.parse(await deps.vault.open(scope, mail.sealed));
        items.push({
          id: mail.id,
          fields: [
            ...field('to', fields.to, content.to),
            ...field('subject', fields.subject, content.subject),
            // Staff must not act by such links.
            ...field('text', fields.text, withoutSecrets(content.text)),
            ...field('createdAt', fields.createdAt, mail.createdAt),
            ...field('keptUntil', fields.keptUntil, mail.expiresAt),
          ],
        });
      }
      return [{ group: 'mails', label: groups.mails, items, retained: null }];
    },
    async erase(scope, subject, at) {
      let removed = 0;
      const until = endOfRepeat(subject, at);
      for (const key of subject.subjectKeys) removed += await deps.mails.removeBySubject(scope, key, until);
      for (const ref of subject.refs) removed += await deps.mails.removeByRef(scope, ref);
      return { removed, retained: [] };
    },
  };
};
