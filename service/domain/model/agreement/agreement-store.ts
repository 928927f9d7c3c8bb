import type { AgreementId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Agreement, AgreementDocument, AgreementFile, DocumentState } from './agreement.ts';
import type { SentNotice } from './sub-processor.ts';

/** The state of each shop's agreement. */
export type AgreementStore = {
  get(scope: ShopScope): Promise<Agreement | null>;
  /** Of these shops, in no order; those without one are missing. */
  ofShops(scope: ShopsScope): Promise<readonly Agreement[]>;
  put(scope: ShopScope, agreement: Agreement): Promise<void>;
  /** Notes that a shop was informed, if that document still binds; otherwise returns false and changes nothing. */
  setTold(
    scope: ShopScope,
    bindingId: AgreementId,
    told: Partial<Pick<Agreement, 'renewalTold' | 'subProcessorTold'>>,
  ): Promise<boolean>;
  /** Notes that the mail server took a notice of a sub-processor, if that document still binds; the first time stays. */
  addSentNotice(scope: ShopScope, bindingId: AgreementId, notice: SentNotice): Promise<void>;
  /** Of all shops, for the operator, who is the other party. */
  all(service: ServiceScope): Promise<readonly Agreement[]>;
};

/** The documents, each with its words and its evidence. */
export type AgreementDocumentStore = {
  insert(scope: ShopScope, document: AgreementDocument): Promise<void>;
  get(scope: ShopScope, id: AgreementId): Promise<AgreementDocument | null>;
  /** Newest first. */
  listByShop(scope: ShopScope): Promise<readonly AgreementDocument[]>;
  /** Changes it if its state is still `from`; otherwise null. Words and variables never change. */
  update(
    scope: ShopScope,
    id: AgreementId,
    from: DocumentState,
    changes: Partial<
      Pick<
        AgreementDocument,
        | 'state'
        | 'method'
        | 'acceptance'
        | 'scan'
        | 'countersigned'
        | 'activeAt'
        | 'priorId'
        | 'endedAt'
        | 'endedBy'
        | 'seal'
        | 'expiresAt'
      >
    >,
  ): Promise<AgreementDocument | null>;
  /** Removes expired documents, also of shops that have left, and returns them. Rule: RE-1. */
  removeExpired(
    service: ServiceScope,
    now: Date,
  ): Promise<readonly Pick<AgreementDocument, 'id' | 'shopId'>[]>;
};

/** Scans, sealed and in parts small enough for a database row. */
export type AgreementFileStore = {
  put(
    scope: ShopScope,
    agreementId: AgreementId,
    fileId: AgreementFile['id'],
    parts: readonly string[],
  ): Promise<void>;
  /** Null when it is missing or incomplete. */
  get(
    scope: ShopScope,
    agreementId: AgreementId,
    fileId: AgreementFile['id'],
  ): Promise<readonly string[] | null>;
  removeByAgreement(scope: ShopScope, agreementId: AgreementId): Promise<number>;
};
