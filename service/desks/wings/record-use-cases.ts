import {
  makeControllerRecord,
  makeProcessorRecord,
  type RecordDeps,
} from '../../domain/processing-record/read-record.ts';

/** Records of processing, Art. 30. Rule: PR-4. */
export const makeRecordUseCases = (deps: RecordDeps) => ({
  controllerRecord: makeControllerRecord(deps),
  processorRecord: makeProcessorRecord(deps),
});
