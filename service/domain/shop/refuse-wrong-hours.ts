import { DomainError } from '../model/base/domain-error.ts';
import { faultsOfHours, type OpeningHours } from '../model/hours/opening-hours.ts';

/** @throws DomainError invalid_request with field paths */
export const refuseWrongHours = (hours: OpeningHours): void => {
  const fields = faultsOfHours(hours);
  if (Object.keys(fields).length === 0) return;
  throw new DomainError('invalid_request', 'Some opening hours are not valid. Correct them and save again.', {
    fields,
  });
};
