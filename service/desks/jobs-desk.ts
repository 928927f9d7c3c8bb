import { pick } from './pick.ts';
import type { Stores } from './stores.ts';
import type { UseCases } from './use-cases.ts';

export const makeJobsDesk = (all: UseCases, stores: Pick<Stores, 'shops'>) => ({
  ...pick(all, 'sweepExpired', 'sweepBreaches', 'followAgreements', 'resumeDepartures', 'finishDepartures'),
  ...pick(all, 'announceAgreements', 'sweepDestroyed', 'lookAtTime'),
  ...pick(all, 'readMailbox', 'sendMails', 'followUpLeads', 'remindOfBare'),
  ...pick(all, 'alertWaiting', 'alertAbout', 'endPushOf', 'followOnCall'),
  ...pick(all, 'giveBackAbsent', 'giveBackOf', 'passTime', 'noteWaiting', 'offerForms'),
  ...pick(all, 'lookBackForWaiting', 'lookBackForAnswers', 'catchUpWaiting', 'catchUpAnswers'),
  ...pick(all, 'noteAnswer', 'tellAnswers'),
  ...pick(all, 'indexContent'),
  ...pick(all, 'sweepStrayFiles', 'forgetSilentVisits'),
  ...pick(all, 'remindDue', 'syncErasureMarks', 'runErasure', 'finishErasures'),
  ...pick(all, 'resumeChanges', 'recheckPolicyLinks', 'lookAtReportedPages', 'askForReport'),
  ...pick(all, 'stateHeads', 'sendStatements'),
  shopIds: () => stores.shops.allIds(),
});
export type JobsDesk = ReturnType<typeof makeJobsDesk>;
