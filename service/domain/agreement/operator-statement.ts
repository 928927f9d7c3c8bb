import type { Operator } from '../model/agreement/agreement-party.ts';
import type { SubProcessor } from '../model/agreement/sub-processor.ts';
import { DomainError } from '../model/base/domain-error.ts';

/** Only measures that the product or operator keeps. */
const MEASURES = [
  'transport',
  'sealing',
  'subject_keys',
  'no_address',
  'masking',
  'isolation',
  'roles',
  'sign_in',
  'audit',
  'retention',
  'evidence',
  'logs',
  'no_third_parties',
  'limits',
  'backups',
  'staff',
  'incidents',
  'tests',
  'drills',
] as const;
type Measure = (typeof MEASURES)[number];

/** Missing operator statements, by setting. */
export const unstated = (
  { statement }: Pick<Operator, 'statement'>,
  subProcessors: readonly SubProcessor[],
): string[] => [
  ...(statement.hosting === null ? ['ZGODA_OPERATOR_HOSTING'] : []),
  ...(statement.backups === null ? ['ZGODA_OPERATOR_BACKUPS'] : []),
  ...(statement.staffBound === null ? ['ZGODA_OPERATOR_STAFF_BOUND'] : []),
  // Empty may mean unfilled.
  ...(subProcessors.length === 0 && !statement.hasNoSubProcessors
    ? ['ZGODA_OPERATOR_NO_SUB_PROCESSORS']
    : []),
];

/** Throws unless the operator has stated everything. Rule: PR-2. @throws DomainError conflict */
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
 * Measures that hold: product, operator's statement, TLS.
 * @param operator null: self-hosted
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
