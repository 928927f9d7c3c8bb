import type { Deployment } from '../../protocol/vocabulary.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { AgreementPrinter } from '../model/agreement/agreement-printer.ts';
import type {
  AgreementDocumentStore,
  AgreementFileStore,
  AgreementStore,
} from '../model/agreement/agreement-store.ts';
import type { SubProcessorStore } from '../model/agreement/sub-processor-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, EvidenceSigner, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { OrganisationStore } from '../model/staff/staff-store.ts';

export type AgreementDeps = {
  agreements: AgreementStore;
  agreementDocuments: AgreementDocumentStore;
  agreementFiles: AgreementFileStore;
  subProcessors: SubProcessorStore;
  shops: ShopStore;
  organisations: OrganisationStore;
  clock: Clock;
  ids: Ids;
  digest: Digest;
  signer: EvidenceSigner;
  vault: FieldVault;
  bus: EventBus;
  printAgreement: AgreementPrinter;
  recordAct: RecordAct;
  queueMail: QueueMail;
  mailPauses: MailPauseStore;
  mailer: Pick<Mailer, 'isSet'>;
  openConfirmation: OpenConfirmation;
  publishNotices(scope: ShopScope): Promise<boolean>;
  deployment: Deployment;
  operator: Operator | null;
  /** Replaced in tests. */
  templateVersion: string;
  widgetVersion: string;
  origin(): string;
};

/** @throws DomainError conflict (self-hosted) */
export const requireOperatorParty = (deps: Pick<AgreementDeps, 'deployment' | 'operator'>): Operator => {
  if (deps.deployment === 'controller-hosted' || deps.operator === null) {
    throw new DomainError(
      'conflict',
      'The shop runs this service itself, so there is no processor and no agreement is needed.',
    );
  }
  return deps.operator;
};
