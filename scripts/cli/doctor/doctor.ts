import { join, resolve } from 'node:path';
import { type Config, ConfigError, readConfig } from '../../../service/config/config.ts';
import { strayNames } from '../../../service/config/stray-names.ts';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import { withoutPassword } from '../../start/open-database.ts';
import { openInstallation, type RunningInstallation } from '../../start/running-installation.ts';
import { StartFailure } from '../../start/start-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { checkAddress } from './check-address.ts';
import { checkAdvisories } from './check-advisories.ts';
import { checkDatabase } from './check-database.ts';
import { checkMail } from './check-mail.ts';
import { checkNode } from './check-node.ts';
import { checkRedis } from './check-redis.ts';
import { checkShops } from './check-shops.ts';
import { checkDisks, checkFiles, checkStorage } from './check-storage.ts';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';

const SIGNS = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' } as const;

export const printedFinding = ({ about, level, says, next }: Finding): string =>
  `${SIGNS[level]}  ${about}: ${says}${next === null ? '' : `\n         → ${next}`}`;

const strayFinding = (name: string): Finding =>
  warning(
    'settings',
    `${name} is the name of no setting: nothing reads it.`,
    'Compare it with docs/operations.md, section 5. Only settings marked as secret also exist with _FILE.',
  );

/** A failing check is a finding. */
const guarded = async (about: string, check: () => Promise<Finding[]>): Promise<Finding[]> => {
  try {
    return await check();
  } catch (error) {
    return [
      fault(about, `It could not be looked at (${reasonOf(error)}).`, 'Look at the log of the service.'),
    ];
  }
};

/** Read-only. */
const checkStored = async (
  config: Config,
  mailTo: string | undefined,
  found: (findings: readonly Finding[]) => void,
): Promise<void> => {
  const connection = await openDatabase({ url: config.databaseUrl }).catch(() => null);
  if (connection === null) {
    const where = withoutPassword(config.databaseUrl);
    found([
      fault('database', `${where} does not answer.`, 'Check MONGODB_URL, and that it lets this machine in.'),
    ]);
    return;
  }
  try {
    found(await guarded('database', () => checkDatabase(connection, config)));
    found(await guarded('files', () => checkStorage(connection)));
    found(await guarded('mail', () => checkMail(connection, config, mailTo)));
    found(await guarded('shops', () => checkShops(connection)));
  } finally {
    await connection.close();
  }
};

const databaseDown = (sentence: string): Finding =>
  fault('database', sentence, 'Then run zgoda doctor again: what is in the database was not looked at.');

const opening = async <T>(
  about: string,
  open: () => T | Promise<T>,
): Promise<{ value: T } | { finding: Finding }> => {
  try {
    return { value: await open() };
  } catch (error) {
    const isPlain = error instanceof StartFailure || error instanceof ConfigError;
    const says = isPlain ? error.message : reasonOf(error);
    return { finding: fault(about, says, 'Then run zgoda doctor again: what needs it was not looked at.') };
  }
};

type Looked = { env: NodeJS.ProcessEnv; dataFolder: string; mail: string | undefined; isDown: boolean };

const checkOpened = async (
  installation: RunningInstallation,
  { env, dataFolder, mail, isDown }: Looked,
  found: (findings: readonly Finding[]) => void,
): Promise<void> => {
  const settings = await opening('settings', () => readConfig(installation.env));
  found(strayNames(env).map(strayFinding));
  if ('finding' in settings) return found([settings.finding]);
  const { value: config } = settings;
  found([ok('settings', 'The environment is complete.')]);
  found(await guarded('files', () => checkFiles(dataFolder)));
  if (!isDown) await checkStored(config, mail, found);
  found(await guarded('redis', () => checkRedis(config)));
  found(await guarded('public address', () => checkAddress(config)));
};

/**
 * Read-only, prints no secrets.
 * @returns false when there is a fault
 */
export const runDoctor = async (
  { root, env, say, tell }: CommandContext,
  { mail, json, advisories: given }: { mail?: string; json?: true; advisories?: string },
): Promise<boolean> => {
  const all: Finding[] = [];
  const found = (findings: readonly Finding[]): void => {
    all.push(...findings);
    if (json !== true) for (const finding of findings) say(printedFinding(finding));
  };
  found(checkNode(process.versions.node, new Date().toISOString().slice(0, 10)));
  const advisories = resolve(given ?? join(root, 'advisories.json'));
  found(await guarded('advisories', async () => checkAdvisories(advisories)));
  const dataFolder = resolve(root, env.ZGODA_DATA_DIR || 'data');
  found(await checkDisks([[dataFolder, 'for the data folder']]));
  const down: Finding[] = [];
  const opened = await opening('installation', () =>
    openInstallation(root, env, tell, { whenDown: (sentence) => void down.push(databaseDown(sentence)) }),
  );
  if ('finding' in opened) found([...down, opened.finding]);
  else
    try {
      found(down);
      await checkOpened(opened.value, { env, dataFolder, mail, isDown: down.length > 0 }, found);
    } finally {
      await opened.value.close();
    }
  const count = (level: Finding['level']): number => all.filter((finding) => finding.level === level).length;
  if (json === true) say(JSON.stringify(all, null, 2));
  else say(`\n${count('fault')} fault(s), ${count('warning')} warning(s), ${count('ok')} in order.`);
  return count('fault') === 0;
};
