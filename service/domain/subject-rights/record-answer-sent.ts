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

const MAX_TRIES = 5;

export type RecordAnswerStep = (scope: ShopScope, id: string) => Promise<void>;

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

/** Answered once its mail was taken; self-served ones once fetched. Rules: RT-1, RT-5. */
export const makeRecordAnswerSent = (deps: Deps): RecordAnswerStep =>
  makeRecordStep(
    deps,
    { act: 'answer_sent', actor: 'system' },
    () => true,
    (request) => !isSelfServed(request),
  );

/** Answered once fetched, unless the shop owes the rest. Rules: RT-1, RT-5. */
export const makeRecordAnswerFetched = (deps: Deps): RecordAnswerStep =>
  makeRecordStep(
    deps,
    { act: 'exported', actor: 'visitor' },
    (request) => isSelfServed(request) && !isPartlyAnswered(request),
    () => true,
  );
