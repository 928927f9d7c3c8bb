import { makeAcceptAgreement, makeResendAgreement } from '../../domain/agreement/accept-agreement.ts';
import { verifyAgreement } from '../../domain/agreement/agreement-evidence.ts';
import { makeAttachAgreement } from '../../domain/agreement/attach-agreement.ts';
import {
  makeAddSubProcessor,
  makeEndSubProcessor,
  makeObjectToSubProcessor,
} from '../../domain/agreement/change-sub-processors.ts';
import { makeAgreementConfirmation } from '../../domain/agreement/confirm-agreement.ts';
import { makeDraftAgreement } from '../../domain/agreement/draft-agreement.ts';
import { makeEndAgreement } from '../../domain/agreement/end-agreement.ts';
import { makeAgreementFile, makeVettingPack } from '../../domain/agreement/print-agreement.ts';
import {
  makeAgreementLines,
  makeAgreementOverview,
  makeReadAgreement,
} from '../../domain/agreement/read-agreement.ts';
import { makeRecordDownload } from '../../domain/agreement/record-download.ts';
import { makeAnnounceAgreements, makeRecordRenewalSent } from '../../domain/agreement/renew-agreements.ts';
import { makeRecordNoticeSent } from '../../domain/agreement/sub-processor-notices.ts';
import { makeSweepAgreements } from '../../domain/agreement/sweep-agreements.ts';
import {
  type FileKind,
  makeCountersign,
  makePrintAgreement,
  makeUploadScan,
  openAgreementFile,
} from '../../domain/agreement/written-agreement.ts';
import type { AgreementDocument } from '../../domain/model/agreement/agreement.ts';
import { SERVICE_SCOPE, type ShopScope } from '../../domain/model/base/tenancy.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';

/** Data-processing agreement, until six years after its end. */
export const makeAgreementUseCases = (deps: BaseDeps & Pick<PolicyUseCases, 'publishNotices'>) => {
  const announceAgreements = makeAnnounceAgreements(deps);
  return {
    agreementOverview: makeAgreementOverview(deps),
    agreementLines: makeAgreementLines(deps),
    readAgreement: makeReadAgreement(deps),
    draftAgreement: makeDraftAgreement(deps),
    acceptAgreement: makeAcceptAgreement(deps),
    resendAgreement: makeResendAgreement(deps),
    printAgreementForm: makePrintAgreement(deps),
    uploadScan: makeUploadScan(deps),
    countersign: makeCountersign(deps),
    endAgreement: makeEndAgreement(deps),
    agreementPdf: makeAgreementFile(deps),
    attachAgreement: makeAttachAgreement(deps),
    vettingPack: makeVettingPack(deps),
    agreementFile: (scope: ShopScope, document: AgreementDocument, kind: FileKind) =>
      openAgreementFile(deps, scope, document, kind),
    recordDownload: makeRecordDownload(deps),
    judgeAgreement: (document: AgreementDocument) =>
      verifyAgreement(document, deps.signer.publicKeys(), deps),
    addSubProcessor: makeAddSubProcessor({ ...deps, announce: announceAgreements }),
    endSubProcessor: makeEndSubProcessor(deps),
    objectToSubProcessor: makeObjectToSubProcessor(deps),
    subProcessorVersions: () => deps.subProcessors.versions(),
    subProcessorObjections: () => deps.subProcessors.allObjections(SERVICE_SCOPE),
    announceAgreements,
    recordNoticeSent: makeRecordNoticeSent(deps),
    recordRenewalSent: makeRecordRenewalSent(deps),
    sweepAgreements: makeSweepAgreements(deps),
    agreementHandler: makeAgreementConfirmation(deps),
  };
};
export type AgreementUseCases = ReturnType<typeof makeAgreementUseCases>;
