import {
  makeControllerRecord,
  makeProcessorRecord,
  makeReadShopFacts,
} from '../../domain/processing-record/read-record.ts';
import { makeReadDocument } from '../../domain/shop-documents/read-document.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { CardUseCases } from './card-use-cases.ts';

/** Art. 30. Rule: PR-4. */
export const makeRecordUseCases = (deps: BaseDeps & Pick<CardUseCases, 'cardPurposes'>) => {
  const readShopFacts = makeReadShopFacts(deps);
  return {
    controllerRecord: makeControllerRecord({ readShopFacts }),
    processorRecord: makeProcessorRecord(deps),
    readDocument: makeReadDocument({ readShopFacts, clock: deps.clock }),
  };
};
