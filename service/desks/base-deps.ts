import { makeEndProof, makeEndProofsAbout } from '../domain/consent/end-proof.ts';
import {
  makeRecordConsent,
  makeRecordConsentChange,
  makeRecordInformed,
} from '../domain/consent/record-consent.ts';
import { publishErasures } from '../domain/conversation/publish-erasures.ts';
import { makeAgreementGate, makeAgreementStandings } from '../domain/model/agreement/agreement-gate.ts';
import { makeRecordAct } from '../domain/model/audit/record-act.ts';
import { makeOpenConfirmation } from '../domain/model/confirmation/open-confirmation.ts';
import { makeReadProcessingFacts } from '../domain/model/disclosure/read-processing-facts.ts';
import { makeErasedSendings } from '../domain/model/erasure/erased-sendings.ts';
import { makeMarkErased } from '../domain/model/erasure/erasure-mark.ts';
import { makeLookAtTime } from '../domain/model/installation/look-at-time.ts';
import { makeQueueMail } from '../domain/model/mail/queue-mail.ts';
import { publishShopChanges } from '../domain/shop/publish-shop-changes.ts';
import type { DomainSettings, Ports } from './ports.ts';
import type { Stores } from './stores.ts';

export const makeBaseDeps = (stores: Stores, ports: Ports, settings: DomainSettings) => {
  const shops = publishShopChanges(stores.shops, ports.bus);
  const conversations = publishErasures(stores.conversations, ports.bus);
  const stored = { ...stores, shops, conversations, ...ports, ...settings };
  const base = {
    ...stored,
    erasedSendings: makeErasedSendings(stored),
    lookAtTime: makeLookAtTime(stored),
  };
  const endProof = makeEndProof(base);
  return {
    ...base,
    agreementGate: makeAgreementGate(settings.deployment, stores.agreements),
    agreementStandings: makeAgreementStandings(settings.deployment, stores.agreements),
    readProcessingFacts: makeReadProcessingFacts(base),
    recordAct: makeRecordAct(base),
    recordConsent: makeRecordConsent(base),
    recordInformed: makeRecordInformed(base),
    recordConsentChange: makeRecordConsentChange(base),
    endProof,
    endProofsAbout: makeEndProofsAbout({ ...base, endProof }),
    markErased: makeMarkErased(base),
    queueMail: makeQueueMail(base),
    openConfirmation: makeOpenConfirmation(base),
  };
};
export type BaseDeps = ReturnType<typeof makeBaseDeps>;
