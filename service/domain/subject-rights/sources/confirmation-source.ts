import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConfirmationStore } from '../../model/confirmation/confirmation-store.ts';
import {
  eachOnce,
  endOfRepeat,
  field,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import { rightsWords } from '../rights-texts.ts';

export type ConfirmationSourceDeps = { confirmations: ConfirmationStore };

/** Rules: RT-1, RT-2. */
export const makeConfirmationSource = (deps: ConfirmationSourceDeps): SubjectSource => {
  const find = async (scope: ShopScope, subject: Subject) =>
    eachOnce(
      await Promise.all(
        subject.subjectKeys.map(async (key) =>
          (await deps.confirmations.findBySubject(scope, key)).map((row) => ({ ...row, id: row.secretHash })),
        ),
      ),
    );
  return {
    name: 'confirmations',
    async count(scope, subject, beside) {
      return (await find(scope, subject)).filter(({ ref }) => ref === null || ref !== beside).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields } = rightsWords(locale);
      const items = (await find(scope, subject)).map((row) => ({
        id: row.ref,
        fields: [
          ...field('createdAt', fields.createdAt, row.createdAt),
          ...field('keptUntil', fields.keptUntil, row.expiresAt),
        ],
      }));
      return [{ group: 'confirmations', label: groups.confirmations, items, retained: null }];
    },
    async erase(scope, subject, at) {
      let removed = 0;
      const until = endOfRepeat(subject, at);
      for (const key of subject.subjectKeys)
        removed += await deps.confirmations.removeBySubject(scope, key, until);
      return { removed, retained: [] };
    },
  };
};
