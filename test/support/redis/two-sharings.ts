import { randomBytes } from 'node:crypto';
import type { RedisServer } from '../../../scripts/setup/redis-server.ts';
import {
  openRedisConnections,
  type RedisConnections,
} from '../../../service/outbound/redis/redis-connections.ts';
import { makeSharing, type Sharing } from '../../../service/outbound/shared/sharing.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

/** Heartbeats of tests, in milliseconds. */
const BEAT_MS = 30;

/** `vanish`: it dies without notice. */
export type TestProcess = {
  sharing: Sharing;
  connections: RedisConnections;
  vanish(): void;
  stop(): Promise<void>;
};

export const processesOver = (server: RedisServer) => {
  const key = randomBytes(32);
  const open: RedisConnections[] = [];
  return {
    key,
    async start<P>(use: (sharing: Sharing) => P): Promise<P & TestProcess> {
      const connections = await openRedisConnections({ url: server.url }, key, makeLogger('silent'));
      open.push(connections);
      const sharing = makeSharing(connections, key, BEAT_MS);
      const parts = use(sharing);
      await sharing.begin();
      return {
        ...parts,
        sharing,
        connections,
        vanish: () => connections.close(),
        stop: async () => {
          await sharing.stop();
          connections.close();
        },
      };
    },
    close: () => {
      for (const connections of open) connections.close();
    },
  };
};

export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
};
