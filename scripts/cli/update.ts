import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../service/config/config.ts';
import { VERSION } from '../../service/config/version.ts';
import { isOlderVersion } from '../../service/domain/model/base/version-order.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { requireWhole } from '../../service/store/mongo/base/unfinished-restore.ts';
import { MIGRATIONS } from '../../service/store/mongo/migrate.ts';
import type { Migration } from '../../service/store/mongo/migrations/migration.ts';
import { openInstallation } from '../start/running-installation.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';

/** The parts of the changelog that are newer than a version; those without a number are newer than all. */
export const newsSince = (changelog: string, since: string): string =>
  changelog
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## '))
    .filter((part) => {
      const version = /^## \[(\d{1,6}\.\d{1,6}\.\d{1,6})\]/.exec(part)?.[1];
      return version === undefined || isOlderVersion(since, version);
    })
    .join('')
    .trim();

/**
 * Whether processes of the earlier version go on working while these migrations run, and after them.
 * @param newest number of the newest migration that the earlier version knows
 */
export const worksBeside = (waiting: readonly Migration[], newest: number): boolean =>
  waiting.every(({ leastSchema }) => leastSchema !== undefined && leastSchema <= newest);

/**
 * Says what this version of the program brings to the database that is there: news, migrations, and the order in which
 * nothing is lost. Fetches nothing and changes nothing.
 */
export const tellUpdate = async (
  { root, env, say, tell }: CommandContext,
  { since }: { since?: string },
): Promise<void> => {
  const installation = await openInstallation(root, env, tell);
  let waiting: readonly Migration[];
  let newest: number;
  let isMany: boolean;
  try {
    const config = readConfig(installation.env);
    isMany = config.redis !== null;
    const connection = await openDatabase({ url: config.databaseUrl });
    try {
      await requireWhole(connection.getClient().db(connection.name));
      const rows = connection.getClient().db(connection.name).collection<{ _id: string }>('migrations');
      const done = new Set((await rows.find().toArray()).map(({ _id }) => _id));
      waiting = MIGRATIONS.filter(({ id }) => !done.has(id));
      newest = Math.max(0, ...[...done].map((id) => Number.parseInt(id, 10)));
    } finally {
      await connection.close();
    }
  } finally {
    await installation.close();
  }
  const isBeside = worksBeside(waiting, newest);
  say(`This is version ${VERSION}.`);
  if (since !== undefined) {
    if (!/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(since))
      throw new StartFailure('--since is a version, such as 0.1.0.');
    say(`\n${newsSince(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), since) || 'Nothing is newer.'}`);
  }
  say(
    waiting.length === 0
      ? '\nThe database is up to date: no migration runs at the next start.'
      : `\n${waiting.length} migration(s) run at the next start: ${waiting.map(({ id }) => id).join(', ')}.\n${
          isBeside
            ? 'The earlier version works beside them and after them.'
            : 'Going back to the earlier version then needs a backup from before.'
        }`,
  );
  const steps = [
    'zgoda doctor: mend every fault first.',
    'zgoda backup --out FOLDER --keys FOLDER, and copy secrets.json if keys changed.',
    isMany && isBeside
      ? 'Replace the processes one after another: stop one, start it in the new version, wait for /readyz, then the next.'
      : `Stop ${isMany ? 'every process' : 'the service'} and start the new version. Open chats come back by themselves.`,
    'zgoda doctor again.',
  ];
  say(`\nThe safe order:\n${steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`);
};
