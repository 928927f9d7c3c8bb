import { makeExportActs, makeJudgeActs } from '../../domain/audit/export-acts.ts';
import { makeListActs } from '../../domain/audit/list-acts.ts';
import { makeRecordReading } from '../../domain/audit/record-reading.ts';
import { makeVerifyAudit } from '../../domain/audit/verify-audit.ts';
import { makeWhoRead } from '../../domain/audit/who-read.ts';
import type { BaseDeps } from '../base-deps.ts';

/** Rule: PR-6. */
export const makeAuditUseCases = (deps: BaseDeps) => {
  const listActs = makeListActs(deps);
  const verifyAudit = makeVerifyAudit(deps);
  return {
    listActs,
    verifyAudit,
    judgeActs: makeJudgeActs({ verifyAudit }),
    exportActs: makeExportActs({ listActs, verifyAudit, recordAct: deps.recordAct }),
    recordReading: makeRecordReading(deps),
    whoRead: makeWhoRead(deps),
  };
};
export type AuditUseCases = ReturnType<typeof makeAuditUseCases>;
