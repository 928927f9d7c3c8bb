/** `npm run create-owner`: adds a merchant or an agency with its first owner, who has a password at once. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeDomain } from '../service/compose/compose-domain.ts';
import { readConfig } from '../service/config/config.ts';
import { DomainError } from '../service/domain/model/base/domain-error.ts';
import { LOCALES, type Locale } from '../service/protocol/vocabulary.ts';
import { openMongoStores } from '../service/store/mongo/mongo-stores.ts';
import { makeLogger } from '../service/telemetry/logger.ts';
import { checkedEmail, checkedPassword, makePassword, type OwnerRequest } from './start/owner-request.ts';
import { openInstallation } from './start/running-installation.ts';
import { failureText, StartFailure } from './start/start-failure.ts';

const usage = `npm run create-owner -- --email anna@shop.example --organisation "Anna's shop"
  --email         address to sign in with
  --organisation  name of the company
  --name          name of the person; the address when left out
  --agency        the company is an agency, which is granted shops of others
  --locale        pl, en or de; en when left out
The password is read from ZGODA_OWNER_PASSWORD; when that is not set one is made and shown once.`;

async function createOwner(request: OwnerRequest, locale: Locale): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const installation = await openInstallation(root, process.env, (line) => console.log(line));
  try {
    const config = readConfig(installation.env);
    const stores = await openMongoStores(config.databaseUrl);
    const { useCases, closePresence } = composeDomain({ config, stores, logger: makeLogger('silent') });
    try {
      await useCases.createOwner({ ...request, locale });
    } finally {
      closePresence();
      await stores.close();
    }
  } finally {
    await installation.close();
  }
}

function readRequest(args: readonly string[]): { request: OwnerRequest; locale: Locale; isMade: boolean } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { email: text, organisation: text, name: text, locale: text, agency: { type: 'boolean' } },
  });
  const organisationName = values.organisation?.trim() ?? '';
  if (values.email === undefined || organisationName === '') throw new StartFailure(usage);
  const email = checkedEmail(values.email, '--email');
  const locale = LOCALES.find((known) => known === (values.locale ?? 'en'));
  if (locale === undefined) throw new StartFailure(`--locale is one of ${LOCALES.join(', ')}.`);
  const given = process.env.ZGODA_OWNER_PASSWORD ?? '';
  const password = given === '' ? makePassword() : checkedPassword(given, 'ZGODA_OWNER_PASSWORD');
  const kind = values.agency === true ? 'agency' : 'merchant';
  const name = values.name?.trim() || email;
  return { request: { email, name, password, kind, organisationName }, locale, isMade: given === '' };
}

try {
  const { request, locale, isMade } = readRequest(process.argv.slice(2));
  await createOwner(request, locale);
  console.log(`Owner of ${request.organisationName}: ${request.email}`);
  if (isMade) console.log(`Password (shown this once): ${request.password}`);
} catch (cause) {
  const isPlain = cause instanceof DomainError || (cause instanceof TypeError && 'code' in cause);
  console.error(isPlain ? cause.message : failureText(cause));
  process.exitCode = 1;
}
