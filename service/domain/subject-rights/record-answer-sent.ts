import type { SubjectRequestId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { RequestDesk, Step } from './request-desk.ts';
import {
  answeredFields,
  isClosed,
  isPartlyAnswered,
  isSelfServed,
  type SubjectRequest,
} from './subject-request.ts';
import type { SubjectRequestStore } from './subject-request-store.ts';

type Deps = {
  desk: Pick<RequestDesk, 'change'>;
  subjectRequests: Pick<SubjectRequestStore, 'get'>;
  clock: Clock;
};

/** People who change the same request at the same moment. */
const MAX_TRIES = 5;

export type RecordAnswerStep = (scope: ShopScope, id: string) => Promise<void>;

/** Writes the step of an open request that has a link, again where somebody else changed it first. */
const makeRecordStep =
  (
    deps: Deps,
    step: Step,
    isDue: (request: SubjectRequest) => boolean,
    closes: typeof isDue,
  ): RecordAnswerStep =>
  async (scope, id) => {
    for (let tries = 1; ; tries += 1) {
      const request = await deps.subjectRequests.get(scope, id as SubjectRequestId);
      if (request === null || isClosed(request) || request.answerHash === null || !isDue(request)) return;
      try {
        const changes = closes(request) ? answeredFields(deps.clock.now()) : {};
        await deps.desk.change(scope, request, changes, step);
        return;
      } catch (error) {
        const isChanged = error instanceof DomainError && error.code === 'conflict';
        if (!isChanged || tries === MAX_TRIES) throw error;
      }
    }
  };

/**
 * A mail server took the mail with the link to the access response: only now is the request answered. While the mail
 * waits, and when it is dropped, the request stays open with its due date. One that its person answered on the public
 * page waits until they fetch it. Rules: RT-1, RT-5.
 */
export const makeRecordAnswerSent = (deps: Deps): RecordAnswerStep =>
  makeRecordStep(
    deps,
    { act: 'answer_sent', actor: 'system' },
    () => true,
    (request) => !isSelfServed(request),
  );

/**
 * The person fetched the access response of the public page, which nobody of the shop saw: only now is the request
 * answered, unless the shop has to send the rest. Rules: RT-1, RT-5.
 */
export const makeRecordAnswerFetched = (deps: Deps): RecordAnswerStep =>
  makeRecordStep(
    deps,
    { act: 'exported', actor: 'visitor' },
    (request) => isSelfServed(request) && !isPartlyAnswered(request),
    () => true,
  );
