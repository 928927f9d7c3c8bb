import type { AgreementDocument } from '../model/agreement/agreement.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Access } from '../model/staff/resolve-access.ts';

/** Documents hold names and signatures. Rule: PR-6. */
export const makeRecordDownload =
  (deps: { recordAct: RecordAct }) =>
  (
    access: Access,
    document: AgreementDocument,
    action: 'agreement.download' | 'agreement.evidence',
  ): Promise<void> =>
    deps.recordAct({
      actor: access.staff.id,
      shopId: document.shopId,
      action,
      target: document.id,
      outcome: 'ok',
    });
