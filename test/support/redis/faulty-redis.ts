import type {
  openRedisConnections,
  RedisConnections,
} from '../../../service/outbound/redis/redis-connections.ts';

/** Fractions of the published messages. */
export type RedisFaults = { dropped: number; doubled: number; delayed: number; mostDelayMs: number };
export const NO_FAULTS: RedisFaults = { dropped: 0, doubled: 0, delayed: 0, mostDelayMs: 0 };
/** Messages are lost, though Redis responds. */
export const DEAF: RedisFaults = { ...NO_FAULTS, dropped: 1 };

export const withRedisFaults =
  (
    open: typeof openRedisConnections,
    faults: () => RedisFaults,
    random: () => number,
  ): typeof openRedisConnections =>
  async (...parts) => {
    const connections: RedisConnections = await open(...parts);
    const real = connections.commands;
    const publish = async (channel: string, message: Buffer): Promise<number> => {
      const { dropped, doubled, delayed, mostDelayMs } = faults();
      if (random() < dropped) return 0;
      const once = async (): Promise<number> => {
        if (random() >= delayed) return real.publish(channel, message);
        setTimeout(() => real.publish(channel, message).catch(() => undefined), random() * mostDelayMs);
        return 0;
      };
      if (random() < doubled) await once();
      return once();
    };
    const commands = new Proxy(real, {
      get(target, name) {
        if (name === 'publish') return publish;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return { ...connections, commands };
  };
