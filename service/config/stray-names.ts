import { ENV, type Environment, type EnvRow } from './env.ts';

/** Not read by the service. */
const SET_OUTSIDE = new Set([
  'ZGODA_DEMO',
  'ZGODA_DEMO_PORT',
  'ZGODA_OWNER_EMAIL',
  'ZGODA_OWNER_PASSWORD',
  'ZGODA_OWNER_PASSWORD_PENDING',
  'ZGODA_PASSWORD',
  'ZGODA_VAULT_KEY_NEXT',
  'ZGODA_DATABASE_PASSWORD_FILE',
  'ZGODA_DB_PASSWORD',
  'ZGODA_REDIS_PASSWORD',
  'ZGODA_BIND',
  'ZGODA_BACKUPS',
  'ZGODA_CODE',
]);
/** Tests; Kubernetes variables of a service named `zgoda`. */
const FOREIGN = /^ZGODA_((TEST|FUZZ|BENCH|GUIDE)_|SHOTS$|SERVICE_|PORT(_|$))/;

export const strayNames = (env: Environment): string[] => {
  const rows: readonly EnvRow[] = ENV;
  const known = new Set(
    rows.flatMap(({ name, hasFile }) => (hasFile === true ? [name, `${name}_FILE`] : [name])),
  );
  return Object.keys(env)
    .filter((name) => name.startsWith('ZGODA_'))
    .filter((name) => !known.has(name) && !SET_OUTSIDE.has(name) && !FOREIGN.test(name))
    .sort();
};
