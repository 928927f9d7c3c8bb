import { makeExportRegister } from '../../domain/consent-register/export-register.ts';
import { makeCountRegister } from '../../domain/consent-register/register-counts.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AuditUseCases } from './audit-use-cases.ts';

export const makeConsentRegisterUseCases = (deps: BaseDeps & Pick<AuditUseCases, 'recordReading'>) => ({
  countRegister: makeCountRegister(deps),
  exportRegister: makeExportRegister(deps),
});
