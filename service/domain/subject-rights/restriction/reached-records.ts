import { DomainError } from '../../model/base/domain-error.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Subject, SubjectRecord, SubjectSource } from '../../model/erasure/subject-source.ts';

/** A person's restrictable records. */
export const recordsOf = async (
  sources: readonly SubjectSource[],
  scope: ShopScope,
  subject: Subject,
): Promise<SubjectRecord[]> => {
  const records = [];
  for (const source of sources) records.push(...((await source.records?.(scope, subject)) ?? []));
  return records;
};

/**
 * Keeps the register truthful.
 * @throws DomainError conflict, with `reached: 0`
 */
export const requireReached = (count: number): void => {
  if (count > 0) return;
  throw new DomainError(
    'conflict',
    'This reached nothing that is stored about the person, so nothing was noted. Look the person up by another address, number or lead.',
    { details: { reached: 0 } },
  );
};
