import { createHmac, createPublicKey } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { SharedRedis } from '../../domain/lease/join-service.ts';
import type { RedisConnections } from './redis-connections.ts';

type Secrets = Pick<Config, 'vaultKey' | 'tokenSecret' | 'pepper' | 'evidenceKey'>;

/** Keyed: reveals no secrets. */
const digestOf = ({ vaultKey, tokenSecret, pepper, evidenceKey }: Secrets): string => {
  const evidence = createPublicKey(evidenceKey).export({ type: 'spki', format: 'der' });
  return createHmac('sha256', vaultKey)
    .update(JSON.stringify([tokenSecret, pepper, evidence.toString('base64')]))
    .digest('base64url');
};

/** Detects a shared Redis. */
export const makeSharedRedis = (
  { commands, prefix, isUp, heard }: Pick<RedisConnections, 'commands' | 'prefix' | 'isUp' | 'heard'>,
  secrets: Secrets,
): SharedRedis => ({
  isUp,
  secrets: digestOf(secrets),
  async id(offered) {
    const key = `${prefix}shared-id`;
    try {
      if (offered !== null) await commands.set(key, offered, 'NX');
      const found = await commands.get(key);
      heard(null);
      return found;
    } catch (error) {
      heard(error);
      return null;
    }
  },
});
