import type { Config } from '../../../service/config/config.ts';
import { openRedisConnections } from '../../../service/outbound/redis/redis-connections.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

const POLICY = /^maxmemory_policy:(.+)$/m;

export const checkRedis = async ({ redis, vaultKey }: Config): Promise<Finding[]> => {
  if (redis === null) return [ok('redis', 'Not set: one process serves the database.')];
  const connections = await openRedisConnections(redis, vaultKey, makeLogger('silent'));
  try {
    if (!connections.isUp())
      return [
        fault(
          'redis',
          'It does not answer: the processes hear of each other late.',
          'Check REDIS_URL, and that it lets this machine in.',
        ),
      ];
    const info = await connections.commands.info();
    const refusal = await connections.commands.set(`${connections.prefix}doctor`, '1', 'EX', 10).then(
      () => null,
      (error: Error) => error.message,
    );
    if (refusal !== null)
      return [
        fault(
          'redis',
          `It stores nothing (${refusal}): each process counts limits by itself.`,
          'Let REDIS_URL name a primary with room below maxmemory, and a user that may write zgoda:*.',
        ),
      ];
    const version = /^redis_version:(.+)$/m.exec(info)?.[1]?.trim() ?? 'of unknown version';
    const policy = POLICY.exec(info)?.[1]?.trim() ?? 'noeviction';
    if (policy !== 'noeviction')
      return [
        warning(
          'redis',
          `Redis ${version} drops keys when it is full (${policy}): limits would be forgotten.`,
          'Set maxmemory-policy to noeviction.',
        ),
      ];
    return [ok('redis', `Redis ${version} answers.`)];
  } finally {
    connections.close();
  }
};
