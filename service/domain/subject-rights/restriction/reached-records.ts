import { DomainError } from '../../model/base/domain-error.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { Subject, SubjectRecord, SubjectSource } from '../../model/erasure/subject-source.ts';

/** What a person has that can be restricted, source by source; nothing is opened. */
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
 * The register says that something was restricted, lifted or corrected only where it was.
 * @throws DomainError conflict, with `reached: 0` for the page to say so
 */
export const requireReached = (count: number): void => {
  if (count > 0) return;
  throw new DomainError(
    'conflict',
    'This reached nothing that is stored about the person, so nothing was noted. Look the person up by another address, number or lead.',
    { details: { reached: 0 } },
  );
};
