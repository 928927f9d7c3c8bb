import { readConfig } from '../../service/config/config.ts';
import { isAheadOf } from '../../service/domain/model/installation/look-at-time.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { requireWhole } from '../../service/store/mongo/base/unfinished-restore.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { openInstallation } from '../start/running-installation.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';

/** Declares the clock correct, so that retention resumes. */
export const trustClock = async ({ root, env, say, tell }: CommandContext): Promise<void> => {
  const installation = await openInstallation(root, env, tell);
  try {
    const { databaseUrl } = readConfig(installation.env);
    const connection = await openDatabase({ url: databaseUrl });
    try {
      await requireWhole(connection.getClient().db(connection.name));
      const { installation } = storesOver(connection);
      const now = new Date();
      if (isAheadOf(await installation.databaseTime(), now))
        throw new StartFailure(
          'The clock of this machine is more than a day ahead of the database’s: set the wrong one, then run this again. Until they agree nothing is deleted by time.',
        );
      await installation.setSeenTime({ settledAt: now, jumpedTo: null });
      say(`It is ${now.toISOString()}. Deletion by time goes on with the next round.`);
    } finally {
      await connection.close();
    }
  } finally {
    await installation.close();
  }
};
