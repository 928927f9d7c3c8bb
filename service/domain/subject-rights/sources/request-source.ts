import type { ShopScope } from '../../model/base/tenancy.ts';
import {
  eachOnce,
  endOfRepeat,
  field,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import { rightsWords } from '../rights-texts.ts';
import type { SubjectRequest } from '../subject-request.ts';
import type { SubjectRequestStore } from '../subject-request-store.ts';

export type RequestSourceDeps = { subjectRequests: SubjectRequestStore };

/** `receivedAt` may be days earlier. */
const registeredAt = ({ steps: [first], receivedAt }: SubjectRequest): Date => first?.at ?? receivedAt;

/** The register: disclosed, kept without address. Rules: RT-1, RT-2. */
export const makeRequestSource = (deps: RequestSourceDeps): SubjectSource => {
  const find = async (scope: ShopScope, subject: Subject): Promise<SubjectRequest[]> =>
    eachOnce(
      await Promise.all(subject.subjectKeys.map((key) => deps.subjectRequests.findBySubject(scope, key))),
    );
  return {
    name: 'requests',
    async count(scope, subject, beside) {
      return (await find(scope, subject)).filter(({ id }) => id !== beside).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, kinds, retained } = rightsWords(locale);
      const items = (await find(scope, subject)).map((request) => ({
        id: request.id,
        fields: [
          ...field('receivedAt', fields.receivedAt, request.receivedAt),
          ...field('kind', fields.kind, kinds[request.kind]),
          ...field('closedAt', fields.closedAt, request.closedAt),
          ...field('keptUntil', fields.keptUntil, request.expiresAt),
        ],
      }));
      return [{ group: 'requests', label: groups.requests, items, retained: retained.register }];
    },
    async erase(scope, subject, at) {
      const until = endOfRepeat(subject, at);
      for (const request of await find(scope, subject)) {
        if (request.closedAt === null || request.sealedEmail === null) continue;
        if (until !== undefined && registeredAt(request) > until) continue;
        await deps.subjectRequests.change(scope, request.id, request.version, {
          refs: [],
          sealedEmail: null,
          sealedPhone: null,
          answerHash: null,
          answerUntil: null,
        });
      }
      return { removed: 0, retained: [] };
    },
  };
};
