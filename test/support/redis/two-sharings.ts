import { randomBytes } from 'node:crypto';
import type { RedisServer } from '../../../scripts/setup/redis-server.ts';
import { openRedisLines, type RedisLines } from '../../../service/outbound/redis/redis-lines.ts';
import { makeSharing, type Sharing } from '../../../service/outbound/shared/sharing.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

/** Beats of tests, in milliseconds. */
const BEAT_MS = 30;

/** What one process of an installation shares; `vanish`: it dies without a word. */
export type TestProcess = { sharing: Sharing; lines: RedisLines; vanish(): void; stop(): Promise<void> };

/** Makes processes of one installation over a Redis; `use` makes their parts before they hear each other. */
export const processesOver = (server: RedisServer) => {
  const key = randomBytes(32);
  const open: RedisLines[] = [];
  return {
    key,
    async start<P>(use: (sharing: Sharing) => P): Promise<P & TestProcess> {
      const lines = await openRedisLines({ url: server.url }, key, makeLogger('silent'));
      open.push(lines);
      const sharing = makeSharing(lines, key, BEAT_MS);
      const parts = use(sharing);
      await sharing.begin();
      return {
        ...parts,
        sharing,
        lines,
        vanish: () => lines.close(),
        stop: async () => {
          await sharing.stop();
          lines.close();
        },
      };
    },
    close: () => {
      for (const lines of open) lines.close();
    },
  };
};

export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
};
