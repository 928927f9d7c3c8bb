import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type RedisConnection = 'commands' | 'subscriber';

export type RedisWay = {
  url: string;
  /** Open connections stall without an error; new ones work. */
  silence(connection: RedisConnection): void;
  leadTo(redisUrl: string): void;
  cut(connection: RedisConnection): void;
  /** In milliseconds, per direction. */
  delayMs: number;
  open(connection: RedisConnection): number;
  close(): Promise<void>;
};

type Way = { connection: RedisConnection; isSilent: boolean; client: Socket; server: Socket };

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
    const way: Way = {
      connection: 'commands',
      isSilent: false,
      client,
      server: connect(target, '127.0.0.1'),
    };
    ways.add(way);
    const end = (): void => {
      ways.delete(way);
      client.destroy();
      way.server.destroy();
    };
    for (const socket of [client, way.server]) socket.on('error', () => undefined).on('close', end);
    client.on('data', (bytes) => {
      if (/subscribe/i.test(bytes.toString('latin1'))) way.connection = 'subscriber';
      pass(way, way.server, bytes);
    });
    way.server.on('data', (bytes) => pass(way, client, bytes));
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const those = (connection: RedisConnection): Way[] =>
    [...ways].filter((way) => way.connection === connection);
  const redisWay: RedisWay = {
    url: `redis://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    silence(connection) {
      for (const way of those(connection)) way.isSilent = true;
    },
    leadTo(other) {
      target = Number(new URL(other).port);
    },
    cut(connection) {
      for (const way of those(connection)) way.client.destroy();
    },
    delayMs: 0,
    open: (connection) => those(connection).filter(({ isSilent }) => !isSilent).length,
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
