/** The last output line is a Seed as JSON (seed.ts). */
import { composeDomain } from '../../service/compose/compose-domain.ts';
import { openStores } from '../../service/compose/open-stores.ts';
import { ConfigError, readConfig } from '../../service/config/config.ts';
import { RestoreInterrupted } from '../../service/store/mongo/base/unfinished-restore.ts';
import { DatabaseTooNew } from '../../service/store/mongo/migrate.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { checkedEmail, checkedPassword, makePassword } from './owner-request.ts';
import { REFUSED, type Seed } from './seed.ts';
import { type Installation, seedDemoShop, seedOwner } from './seed-installation.ts';
import { failureText } from './start-failure.ts';

const defaultEmail = 'owner@zgoda.example';

async function seed(env: NodeJS.ProcessEnv): Promise<Seed> {
  const locale = /^pl/i.test(env.LC_ALL || env.LANG || '') ? 'pl' : 'en';
  const email = checkedEmail(env.ZGODA_OWNER_EMAIL || defaultEmail, 'ZGODA_OWNER_EMAIL');
  const pending = env.ZGODA_OWNER_PASSWORD_PENDING || null;
  const given = env.ZGODA_OWNER_PASSWORD || null;
  const password =
    given === null ? (pending ?? makePassword()) : checkedPassword(given, 'ZGODA_OWNER_PASSWORD');
  const config = readConfig(env);
  const stores = await openStores(config.databaseUrl);
  const { ports, useCases, closePresence } = composeDomain({ config, stores, logger: makeLogger('silent') });
  const installation = { stores, ports, useCases };
  const answer: Seed = {
    ownerCreated: false,
    ownerEmail: email,
    ownerPassword: null,
    demoShopKey: null,
    demoAdapterSecret: null,
  };
  try {
    // Placeholder names.
    const request = { email, name: email, password, kind: 'merchant', organisationName: email } as const;
    const isMade = await seedOwner(installation, request, locale);
    // Killed before showing the password.
    const isLeft = !isMade && pending !== null && (await opens(installation, email, pending));
    answer.ownerCreated = isMade || isLeft;
    if (isLeft) answer.ownerPassword = pending;
    else if (isMade && given === null) answer.ownerPassword = password;
    const demoPort = env.ZGODA_DEMO_PORT ?? '';
    if (demoPort !== '') {
      const demo = await seedDemoShop(installation, `http://localhost:${demoPort}`);
      answer.demoShopKey = demo.key;
      answer.demoAdapterSecret = demo.secret;
    }
    return answer;
  } catch (cause) {
    // Shown once, even when the rest fails.
    if (answer.ownerPassword !== null)
      console.error(`First owner: ${email}, password ${answer.ownerPassword}`);
    throw cause;
  } finally {
    closePresence();
    await stores.close();
  }
}

async function opens({ stores, ports }: Installation, email: string, password: string): Promise<boolean> {
  const staff = await stores.staff.findByEmail(email);
  return staff !== null && ports.passwords.verify(password, staff.passwordHash);
}

try {
  console.log(JSON.stringify(await seed(process.env)));
} catch (cause) {
  const isRefused = [ConfigError, DatabaseTooNew, RestoreInterrupted].some((kind) => cause instanceof kind);
  console.error(isRefused && cause instanceof Error ? cause.message : failureText(cause));
  process.exitCode = isRefused ? REFUSED : 1;
}
