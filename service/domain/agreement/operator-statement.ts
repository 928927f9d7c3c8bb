import type { Operator } from '../model/agreement/agreement-party.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { MEASURES, type Measure } from './texts/agreement-words.ts';

/** What the operator has not said yet, by the name of its setting; nothing of it can be seen by the product. */
export const unstated = (
  { statement }: Pick<Operator, 'statement'>,
  subProcessors: readonly SubProcessor[],
): string[] => [
  ...(statement.hosting === null ? ['ZGODA_OPERATOR_HOSTING'] : []),
  ...(statement.backups === null ? ['ZGODA_OPERATOR_BACKUPS'] : []),
  ...(statement.staffBound === null ? ['ZGODA_OPERATOR_STAFF_BOUND'] : []),
  // An empty list may be one that nobody has filled in yet.
  ...(subProcessors.length === 0 && !statement.hasNoSubProcessors
    ? ['ZGODA_OPERATOR_NO_SUB_PROCESSORS']
    : []),
];

/** An agreement asserts only what the operator has stated. Rule: PR-2. @throws DomainError conflict */
export const requireStatement = (operator: Operator, subProcessors: readonly SubProcessor[]): void => {
  const missing = unstated(operator, subProcessors);
  if (missing.length === 0) return;
  throw new DomainError(
    'conflict',
    `Whoever runs this service has not yet stated: ${missing.join(', ')}. No agreement can be made before.`,
    { details: { unstated: missing } },
  );
};

/**
 * The measures that hold: those of the product always, the others where the operator has stated them, and encrypted
 * connections where the service's address shows them.
 * @param operator null: the shop runs the service itself and promises nothing to itself
 */
export const measuresOf = (
  operator: Pick<Operator, 'statement' | 'restoredOn'> | null,
  serviceUrl: string,
): Measure[] => {
  const holds: Partial<Record<Measure, boolean>> = {
    transport: serviceUrl.startsWith('https:'),
    backups: operator?.statement.backups === 'encrypted',
    staff: operator?.statement.staffBound === true,
    drills: operator !== null && operator.restoredOn !== null,
  };
  return MEASURES.filter((measure) => holds[measure] ?? true);
};
