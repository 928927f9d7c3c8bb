import type { AgreementId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Agreement, AgreementDocument, AgreementFile, DocumentState } from './agreement.ts';
import type { SentNotice } from './sub-processor.ts';

export type AgreementStore = {
  get(scope: ShopScope): Promise<Agreement | null>;
  /** Unordered; omits missing ones. */
  ofShops(scope: ShopsScope): Promise<readonly Agreement[]>;
  put(scope: ShopScope, agreement: Agreement): Promise<void>;
  /** False when the document no longer binds. */
  setTold(
    scope: ShopScope,
    bindingId: AgreementId,
    told: Partial<Pick<Agreement, 'renewalTold' | 'subProcessorTold'>>,
  ): Promise<boolean>;
  /** Keeps the first delivery; no-op when the document no longer binds. */
  addSentNotice(scope: ShopScope, bindingId: AgreementId, notice: SentNotice): Promise<void>;
  all(service: ServiceScope): Promise<readonly Agreement[]>;
};

export type AgreementDocumentStore = {
  insert(scope: ShopScope, document: AgreementDocument): Promise<void>;
  get(scope: ShopScope, id: AgreementId): Promise<AgreementDocument | null>;
  /** Newest first. */
  listByShop(scope: ShopScope): Promise<readonly AgreementDocument[]>;
  /** Null when no longer `from`. Text and variables are immutable. */
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
  /** Returns them, also of deleted shops. Rule: RE-1. */
  removeExpired(
    service: ServiceScope,
    now: Date,
  ): Promise<readonly Pick<AgreementDocument, 'id' | 'shopId'>[]>;
};

/** Sealed scans. */
export type AgreementFileStore = {
  put(
    scope: ShopScope,
    agreementId: AgreementId,
    fileId: AgreementFile['id'],
    parts: readonly string[],
  ): Promise<void>;
  /** Null also when incomplete. */
  get(
    scope: ShopScope,
    agreementId: AgreementId,
    fileId: AgreementFile['id'],
  ): Promise<readonly string[] | null>;
  removeByAgreement(scope: ShopScope, agreementId: AgreementId): Promise<number>;
};
