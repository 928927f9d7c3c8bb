import { ENV, type Environment, type EnvRow } from './env.ts';

/** Read by `npm start`, by commands and by the compose files, and by nothing in the service. */
const ELSEWHERE = new Set([
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
/** Of tests and measurements; and what Kubernetes sets for a service of the name `zgoda`. */
const FOREIGN = /^ZGODA_((TEST|FUZZ|BENCH|GUIDE)_|SHOTS$|SERVICE_|PORT(_|$))/;

/** Names that look like settings of Zgoda and are none, such as one with a typing mistake: nobody reads them. */
export const strayNames = (env: Environment): string[] => {
  const rows: readonly EnvRow[] = ENV;
  const known = new Set(
    rows.flatMap(({ name, hasFile }) => (hasFile === true ? [name, `${name}_FILE`] : [name])),
  );
  return Object.keys(env)
    .filter((name) => name.startsWith('ZGODA_'))
    .filter((name) => !known.has(name) && !ELSEWHERE.has(name) && !FOREIGN.test(name))
    .sort();
};
