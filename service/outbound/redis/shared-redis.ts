import type { SharedRedis } from '../../domain/lease/join-service.ts';
import type { RedisLines } from './redis-lines.ts';

/** The id by which processes find out that they share this Redis. It names nothing and is lost with Redis. */
export const makeSharedRedis = ({
  commands,
  prefix,
  isUp,
}: Pick<RedisLines, 'commands' | 'prefix' | 'isUp'>): SharedRedis => ({
  isUp,
  async id(offered) {
    const key = `${prefix}shared-id`;
    try {
      if (offered !== null) await commands.set(key, offered, 'NX');
      return await commands.get(key);
    } catch {
      return null;
    }
  },
});
