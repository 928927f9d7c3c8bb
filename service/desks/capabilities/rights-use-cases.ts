import { makeOpenEpochs } from '../../domain/consent/open-epochs.ts';
import { makeSuppressOffers } from '../../domain/marketing/suppress-offers.ts';
import type { SweepKeyless } from '../../domain/retention/sweep-keyless.ts';
import { makeFetchAnswer, makeOpenAnswerFile } from '../../domain/subject-rights/answer-link.ts';
import {
  makeAnswerRequest,
  makeReadAnswer,
  makeShowAnswer,
} from '../../domain/subject-rights/answer-request.ts';
import { makeAnswersUnderWay } from '../../domain/subject-rights/answers-under-way.ts';
import {
  makeAskFromPage,
  makeSendIdentityMail,
  makeSubjectRequestHandler,
} from '../../domain/subject-rights/ask-from-page.ts';
import { makeBuildAnswer } from '../../domain/subject-rights/build-answer.ts';
import {
  makeChangeRightsSettings,
  makeReadRightsSettings,
} from '../../domain/subject-rights/change-rights-settings.ts';
import {
  makeCompleteRequest,
  makeExtendRequest,
  makeIdentifyPerson,
  makeRectifyPerson,
  makeRefuseRequest,
} from '../../domain/subject-rights/decide-request.ts';
import { makeFindPerson, makeSubjectOf } from '../../domain/subject-rights/find-person.ts';
import { makeFinishErasures, makeSweepInterrupted } from '../../domain/subject-rights/finish-erasures.ts';
import { makeLookUpPerson } from '../../domain/subject-rights/look-up-person.ts';
import { makeAdapterErase, makeAdapterExport } from '../../domain/subject-rights/platform/adapter-privacy.ts';
import {
  makeCountOpenRequests,
  makeFindRequest,
  makeListRequests,
  makeNamesInSteps,
} from '../../domain/subject-rights/read-requests.ts';
import {
  makeRecordAnswerFetched,
  makeRecordAnswerSent,
} from '../../domain/subject-rights/record-answer-sent.ts';
import { makeRemindDue } from '../../domain/subject-rights/remind-due.ts';
import { makeReplayErasures, makeSyncErasureMarks } from '../../domain/subject-rights/replay-erasures.ts';
import { makeRequestDesk } from '../../domain/subject-rights/request-desk.ts';
import {
  type IsRestricted,
  makeRestrictPerson,
} from '../../domain/subject-rights/restriction/restrict-person.ts';
import { makeRunErasure } from '../../domain/subject-rights/run-erasure.ts';
import { makeShopServerTasks } from '../../domain/subject-rights/shop-server-tasks.ts';
import { makeShowRequest } from '../../domain/subject-rights/show-request.ts';
import { makeMarketingSource } from '../../domain/subject-rights/sources/marketing-source.ts';
import { makeNoteSource } from '../../domain/subject-rights/sources/note-source.ts';
import type { makeSubjectSources } from '../../domain/subject-rights/sources/subject-sources.ts';
import { makeFindTyped } from '../../domain/subject-rights/sources/typed-alone.ts';
import { makeIncludeTyped, makeListTyped } from '../../domain/subject-rights/sources/typed-records.ts';
import { makeRecordTellFailed } from '../../domain/subject-rights/tell-erased.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AuditUseCases } from './audit-use-cases.ts';
import type { MarketingUseCases } from './marketing-use-cases.ts';

type Deps = BaseDeps &
  Pick<AuditUseCases, 'recordReading'> &
  Pick<MarketingUseCases, 'endSubscription'> & {
    subjectSources: ReturnType<typeof makeSubjectSources>;
    sweepKeyless: SweepKeyless;
    isRestricted: IsRestricted;
  };

/** Rules: RT-1…8. */
export const makeRightsUseCases = (base: Deps) => {
  const findTyped = makeFindTyped(base);
  const desk = makeRequestDesk({ ...base, findTyped });
  const answers = makeAnswersUnderWay(base.clock);
  const buildAnswer = makeBuildAnswer(base);
  const subjectOf = makeSubjectOf(base);
  const countNotes = makeNoteSource(base).count;
  const eraseOffers = makeMarketingSource(base).erase;
  const suppressOffers = makeSuppressOffers(base);
  const common = {
    ...base,
    ...{ desk, answers, buildAnswer, subjectOf, countNotes, eraseOffers, suppressOffers, findTyped },
  };
  const runErasure = makeRunErasure(common);
  const answerRequest = makeAnswerRequest(common);
  const readAnswer = makeReadAnswer(common);
  const ask = { ...common, runErasure, answerRequest };
  const findPerson = makeFindPerson(common);
  const shopServerTasks = makeShopServerTasks(common);
  const namesInSteps = makeNamesInSteps(base);
  return {
    findPerson,
    lookUpPerson: makeLookUpPerson({ findPerson, recordAct: base.recordAct }),
    listRequests: makeListRequests(base),
    countOpenRequests: makeCountOpenRequests(base),
    findRequest: makeFindRequest(base),
    showRequest: makeShowRequest({
      ...common,
      recordReading: base.recordReading,
      readAnswer,
      shopServerTasks,
      namesInSteps,
      listTyped: makeListTyped(common),
    }),
    includeTyped: makeIncludeTyped(common),
    showAnswer: makeShowAnswer({ desk, readAnswer }),
    readRightsSettings: makeReadRightsSettings(base),
    changeRightsSettings: makeChangeRightsSettings(base),
    requestDesk: desk,
    identifyPerson: makeIdentifyPerson(common),
    sendIdentityMail: makeSendIdentityMail(ask),
    extendRequest: makeExtendRequest(common),
    refuseRequest: makeRefuseRequest(common),
    completeRequest: makeCompleteRequest(common),
    restrictPerson: makeRestrictPerson(common),
    rectifyPerson: makeRectifyPerson(common),
    runErasure,
    readAnswer,
    answerRequest,
    recordAnswerSent: makeRecordAnswerSent(common),
    recordTellFailed: makeRecordTellFailed(common),
    fetchAnswer: makeFetchAnswer({
      ...common,
      readAnswer,
      recordAnswerFetched: makeRecordAnswerFetched(common),
    }),
    openAnswerFile: makeOpenAnswerFile(common),
    askFromPage: makeAskFromPage(ask),
    subjectRequestHandler: makeSubjectRequestHandler(ask),
    remindDue: makeRemindDue(common),
    shopServerTasks,
    adapterExport: makeAdapterExport(ask),
    adapterErase: makeAdapterErase(ask),
    syncErasureMarks: makeSyncErasureMarks(base),
    finishErasures: makeFinishErasures(common),
    sweepInterrupted: makeSweepInterrupted(base),
    replayErasures: makeReplayErasures({
      ...common,
      openEpochs: makeOpenEpochs(base),
    }),
  };
};
