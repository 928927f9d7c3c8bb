import { makeControllerRecord, makeProcessorRecord } from '../../domain/processing-record/read-record.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { CardUseCases } from './card-use-cases.ts';

/** Records of processing, Art. 30. Rule: PR-4. */
export const makeRecordUseCases = (deps: BaseDeps & Pick<CardUseCases, 'cardPurposes'>) => ({
  controllerRecord: makeControllerRecord(deps),
  processorRecord: makeProcessorRecord(deps),
});
