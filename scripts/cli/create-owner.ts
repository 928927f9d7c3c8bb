import { composeDomain } from '../../service/compose/compose-domain.ts';
import { openStores } from '../../service/compose/open-stores.ts';
import { readConfig } from '../../service/config/config.ts';
import type { Locale } from '../../service/protocol/vocabulary.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { checkedEmail, checkedPassword, makePassword } from '../start/owner-request.ts';
import { openInstallation } from '../start/running-installation.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';

export type OwnerOptions = {
  email: string;
  organisation: string;
  name?: string;
  agency?: true;
  locale: Locale;
};

export const createOwner = async (
  { root, env, say }: CommandContext,
  options: OwnerOptions,
): Promise<void> => {
  const organisationName = options.organisation.trim();
  if (organisationName === '') throw new StartFailure('--organisation is the name of the company.');
  const email = checkedEmail(options.email, '--email');
  const given = env.ZGODA_OWNER_PASSWORD ?? '';
  const password = given === '' ? makePassword() : checkedPassword(given, 'ZGODA_OWNER_PASSWORD');
  const installation = await openInstallation(root, env, say);
  try {
    const config = readConfig(installation.env);
    const stores = await openStores(config.databaseUrl);
    const { useCases, closePresence } = composeDomain({ config, stores, logger: makeLogger('silent') });
    try {
      await useCases.createOwner({
        email,
        name: options.name?.trim() || email,
        password,
        kind: options.agency === true ? 'agency' : 'merchant',
        organisationName,
        locale: options.locale,
      });
    } finally {
      closePresence();
      await stores.close();
    }
  } finally {
    await installation.close();
  }
  say(`Owner of ${organisationName}: ${email}`);
  if (given === '') say(`Password (shown this once): ${password}`);
};
