import type { Operator } from '../domain/model/agreement/agreement-party.ts';
import type { EnvName } from './env.ts';

/** What the agreement must say about the operator, and how to say what is missing. */
const NEEDED = {
  ZGODA_OPERATOR_ADDRESS: 'its postal address',
  ZGODA_OPERATOR_REGISTRATION: 'its register and number',
  ZGODA_OPERATOR_EMAIL: 'its address for instructions and breaches',
  ZGODA_OPERATOR_SIGNATORY: 'the name and role of the person who signs for it',
} as const satisfies Partial<Record<EnvName, string>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/**
 * The other party of every data-processing agreement, from the environment.
 * @param text value of a variable, null when it is not set
 * @returns the operator with every fault in it, each with what to do
 */
export const readOperator = (
  name: string | null,
  text: (name: EnvName) => string | null,
): { operator: Operator; faults: string[] } => {
  const faults: string[] = [];
  for (const [variable, what] of Object.entries(NEEDED) as [keyof typeof NEEDED, string][]) {
    if (text(variable) === null) {
      faults.push(`${variable} must give ${what}, because it goes into every data-processing agreement.`);
    }
  }
  const email = text('ZGODA_OPERATOR_EMAIL');
  if (email !== null && !EMAIL.test(email)) faults.push('ZGODA_OPERATOR_EMAIL must be an e-mail address.');
  const country = (text('ZGODA_OPERATOR_COUNTRY') ?? '').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) {
    faults.push('ZGODA_OPERATOR_COUNTRY must be a country code of two letters, such as PL.');
  }
  for (const variable of ['ZGODA_OPERATOR_REVIEWED_ON', 'ZGODA_OPERATOR_RESTORED_ON'] as const) {
    const day = text(variable);
    if (day !== null && !isDay(day)) faults.push(`${variable} must be a day such as 2026-10-01.`);
  }
  return {
    faults,
    operator: {
      name: name ?? '',
      address: text('ZGODA_OPERATOR_ADDRESS') ?? '',
      country,
      registration: text('ZGODA_OPERATOR_REGISTRATION') ?? '',
      email: email ?? '',
      signatory: text('ZGODA_OPERATOR_SIGNATORY') ?? '',
      dpo: text('ZGODA_OPERATOR_DPO') ?? '',
      reviewedOn: text('ZGODA_OPERATOR_REVIEWED_ON'),
      restoredOn: text('ZGODA_OPERATOR_RESTORED_ON'),
    },
  };
};
