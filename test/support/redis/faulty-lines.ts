import type { openRedisLines, RedisLines } from '../../../service/outbound/redis/redis-lines.ts';

/** What becomes of a message that a process publishes, each as a part of all. */
export type LineFaults = { dropped: number; doubled: number; delayed: number; mostDelayMs: number };
export const NO_FAULTS: LineFaults = { dropped: 0, doubled: 0, delayed: 0, mostDelayMs: 0 };
/** Nothing reaches the other processes, though Redis answers. */
export const DEAF: LineFaults = { ...NO_FAULTS, dropped: 1 };

/** Connections to Redis whose published messages meet the faults that are set at the time. */
export const withLineFaults =
  (open: typeof openRedisLines, faults: () => LineFaults, random: () => number): typeof openRedisLines =>
  async (...parts) => {
    const lines: RedisLines = await open(...parts);
    const real = lines.commands;
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
    return { ...lines, commands };
  };
