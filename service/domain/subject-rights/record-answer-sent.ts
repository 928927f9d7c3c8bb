import type { SubjectRequestId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { RequestDesk } from './request-desk.ts';
import { answeredFields, isClosed, isPartlyAnswered } from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type Deps = {
  desk: Pick<RequestDesk, 'change'>;
  subjectRequests: Pick<SubjectRequestStore, 'get'>;
  clock: Clock;
};

/** People who change the same request at the same moment. */
const MAX_TRIES = 5;

/**
 * A mail server took the mail with the link to the access response: only now is the request answered. While the mail
 * waits, and when it is dropped, the request stays open with its due date; so it does while the shop has to send its
 * internal notes. Rules: RT-1, RT-5.
 */
export const makeRecordAnswerSent =
  (deps: Deps) =>
  async (scope: ShopScope, id: string): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const request = await deps.subjectRequests.get(scope, id as SubjectRequestId);
      if (request === null || isClosed(request) || request.answerHash === null) return;
      try {
        const step = { act: 'answer_sent', actor: 'system' } as const;
        const changes = isPartlyAnswered(request) ? {} : answeredFields(deps.clock.now());
        await deps.desk.change(scope, request, changes, step);
        return;
      } catch (error) {
        const isChanged = error instanceof DomainError && error.code === 'conflict';
        if (!isChanged || tries === MAX_TRIES) throw error;
      }
    }
  };
