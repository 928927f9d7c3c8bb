import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { OrganisationId } from '../protocol/vocabulary.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';

/** Daily, per person and organisation. @throws DomainError rate_limited */
export const takeTypedMail = async (
  rateLimits: RateLimits,
  { staff, organisations }: Pick<Access, 'staff' | 'organisations'>,
  organisationId: OrganisationId | null,
): Promise<void> => {
  await rateLimits.take('typedMail', staff.id);
  // Only members use up their company's limit.
  const isMember = organisations.some(({ organisation }) => organisation.id === organisationId);
  if (organisationId !== null && isMember) await rateLimits.take('typedMailOfCompany', organisationId);
};
