import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What becomes of the two lines of a process to Redis: that of its commands, and that on which it hears the others. */
export type RedisLine = 'commands' | 'subscriber';

/** A way to Redis on which lines can be slow, or fall silent without being closed. */
export type RedisWay = {
  url: string;
  /** From now on nothing passes on these lines, and neither side is told. New lines pass. */
  silence(line: RedisLine): void;
  /** Lines that are opened from now on go to that Redis; those that are open stay. */
  leadTo(redisUrl: string): void;
  /** Closes these lines. */
  cut(line: RedisLine): void;
  /** Each direction takes so long, in milliseconds. */
  delayMs: number;
  /** Lines that are open and not silenced. */
  open(line: RedisLine): number;
  close(): Promise<void>;
};

type Way = { line: RedisLine; isSilent: boolean; client: Socket; server: Socket };

export const startRedisWay = async (redisUrl: string): Promise<RedisWay> => {
  let target = Number(new URL(redisUrl).port);
  const ways = new Set<Way>();
  const pass = (way: Way, to: Socket, bytes: Buffer): void => {
    const write = (): void => {
      if (!way.isSilent && !to.destroyed) to.write(bytes);
    };
    if (redisWay.delayMs > 0) setTimeout(write, redisWay.delayMs);
    else write();
  };
  const listener = createServer((client) => {
    const way: Way = { line: 'commands', isSilent: false, client, server: connect(target, '127.0.0.1') };
    ways.add(way);
    const end = (): void => {
      ways.delete(way);
      client.destroy();
      way.server.destroy();
    };
    for (const socket of [client, way.server]) socket.on('error', () => undefined).on('close', end);
    client.on('data', (bytes) => {
      if (/subscribe/i.test(bytes.toString('latin1'))) way.line = 'subscriber';
      pass(way, way.server, bytes);
    });
    way.server.on('data', (bytes) => pass(way, client, bytes));
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const those = (line: RedisLine): Way[] => [...ways].filter((way) => way.line === line);
  const redisWay: RedisWay = {
    url: `redis://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    silence(line) {
      for (const way of those(line)) way.isSilent = true;
    },
    leadTo(other) {
      target = Number(new URL(other).port);
    },
    cut(line) {
      for (const way of those(line)) way.client.destroy();
    },
    delayMs: 0,
    open: (line) => those(line).filter(({ isSilent }) => !isSilent).length,
    async close() {
      for (const { client, server } of ways) {
        client.destroy();
        server.destroy();
      }
      await new Promise((done) => listener.close(done));
    },
  };
  return redisWay;
};
