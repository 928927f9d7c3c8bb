import type { Operator } from '../domain/model/agreement/agreement-party.ts';
import type { EnvName } from './env.ts';
import type { EnvReader } from './env-reader.ts';

const NEEDED = {
  ZGODA_OPERATOR_ADDRESS: 'its postal address',
  ZGODA_OPERATOR_REGISTRATION: 'its register and number',
  ZGODA_OPERATOR_EMAIL: 'its address for instructions and breaches',
  ZGODA_OPERATOR_SIGNATORY: 'the name and role of the person who signs for it',
} as const satisfies Partial<Record<EnvName, string>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export const readOperator = (name: string | null, { text, fault }: EnvReader): Operator => {
  for (const [variable, what] of Object.entries(NEEDED) as [keyof typeof NEEDED, string][]) {
    if (text(variable) === null) {
      fault(`${variable} must give ${what}, because it goes into every data-processing agreement.`);
    }
  }
  const email = text('ZGODA_OPERATOR_EMAIL');
  if (email !== null && !EMAIL.test(email)) fault('ZGODA_OPERATOR_EMAIL must be an e-mail address.');
  const country = (text('ZGODA_OPERATOR_COUNTRY') ?? '').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) {
    fault('ZGODA_OPERATOR_COUNTRY must be a country code of two letters, such as PL.');
  }
  const oneOf = <T extends string>(variable: EnvName, values: readonly T[]): T | null => {
    const given = text(variable);
    const value = values.find((one) => one === given) ?? null;
    if (given !== null && value === null) fault(`${variable} must be ${values.join(' or ')}.`);
    return value;
  };
  const stated = (variable: EnvName): boolean | null => {
    const value = oneOf(variable, ['yes', 'no'] as const);
    return value === null ? null : value === 'yes';
  };
  for (const variable of ['ZGODA_OPERATOR_REVIEWED_ON', 'ZGODA_OPERATOR_RESTORED_ON'] as const) {
    const day = text(variable);
    if (day !== null && !isDay(day)) fault(`${variable} must be a day such as 2026-10-01.`);
  }
  return {
    name: name ?? '',
    address: text('ZGODA_OPERATOR_ADDRESS') ?? '',
    country,
    registration: text('ZGODA_OPERATOR_REGISTRATION') ?? '',
    email: email ?? '',
    signatory: text('ZGODA_OPERATOR_SIGNATORY') ?? '',
    dpo: text('ZGODA_OPERATOR_DPO') ?? '',
    reviewedOn: text('ZGODA_OPERATOR_REVIEWED_ON'),
    restoredOn: text('ZGODA_OPERATOR_RESTORED_ON'),
    statement: {
      hosting: text('ZGODA_OPERATOR_HOSTING'),
      backups: oneOf('ZGODA_OPERATOR_BACKUPS', ['encrypted', 'none'] as const),
      staffBound: stated('ZGODA_OPERATOR_STAFF_BOUND'),
      hasNoSubProcessors: stated('ZGODA_OPERATOR_NO_SUB_PROCESSORS') === true,
    },
  };
};
