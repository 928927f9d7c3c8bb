import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';

/** In milliseconds. */
const TICKET_MS = 5 * 60_000;

const seal = (deps: { digest: Digest }, staff: Staff, until: string): string =>
  // Void after a password change.
  deps.digest.keyed('second-step', `${staff.id}.${until}.${staff.passwordHash}`);

/** Error with a ticket for the second step only. Rule: SE-2. */
export const secondFactorRequired = (deps: { digest: Digest }, staff: Staff, now: Date): DomainError => {
  const until = String(now.getTime() + TICKET_MS);
  return new DomainError('second_factor_required', 'Enter the code that your phone shows.', {
    details: { ticket: `${staff.id}.${until}.${seal(deps, staff, until)}` },
  });
};

/** @throws DomainError unauthenticated */
export const readSecondStepTicket = async (
  deps: { digest: Digest; staff: Pick<StaffStore, 'get'> },
  ticket: string,
  now: Date,
): Promise<Staff> => {
  const [id = '', until = '', mac = ''] = ticket.split('.');
  const staff = await deps.staff.get(id as Staff['id']);
  const isGood =
    staff !== null && Number(until) > now.getTime() && deps.digest.equal(mac, seal(deps, staff, until));
  if (isGood) return staff;
  throw new DomainError('unauthenticated', 'This took too long. Enter your password again.');
};
