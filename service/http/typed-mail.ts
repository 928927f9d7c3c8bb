import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { OrganisationId } from '../protocol/vocabulary.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';

/**
 * Before an act that sends a mail to an address that somebody typed: so many a day of one person, and of all people of
 * one organisation. @throws DomainError rate_limited
 */
export const takeTypedMail = async (
  rateLimits: RateLimits,
  { staff, organisations }: Pick<Access, 'staff' | 'organisations'>,
  organisationId: OrganisationId | null,
): Promise<void> => {
  await rateLimits.take('typedMail', staff.id);
  // Nobody uses up the number of a company that is not theirs.
  const isMember = organisations.some(({ organisation }) => organisation.id === organisationId);
  if (organisationId !== null && isMember) await rateLimits.take('typedMailOfCompany', organisationId);
};
