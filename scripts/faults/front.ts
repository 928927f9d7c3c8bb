import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `frozen`: blocked; `deaf`: no answers; `slow`: small pieces. */
export type LineFault = 'frozen' | 'deaf' | 'slow';

/** Proxy between clients and service processes. */
export type Front = {
  port: number;
  /** Round robin for new connections. */
  setBackends(ports: readonly number[]): void;
  count(): number;
  /** `part`: share from 0 to 1, cut or faulty until closed. */
  cut(part: number): number;
  spoil(part: number, fault: LineFault): number;
  /** Refuses new ones until the returned function is called. */
  leave(): () => void;
  close(): Promise<void>;
};

type Line = { client: Socket; service: Socket; fault: LineFault | null };

const SLOW_BYTES = 512;
const SLOW_MS = 100;

const pass = (line: Line, from: Socket, to: Socket, isAnswer: boolean): void => {
  from.on('data', (bytes) => {
    if (line.fault === 'frozen' || (line.fault === 'deaf' && isAnswer)) return;
    if (line.fault !== 'slow' || !isAnswer) {
      if (!to.write(bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
      return;
    }
    from.pause();
    let at = 0;
    const step = (): void => {
      if (to.destroyed) return;
      to.write(bytes.subarray(at, at + SLOW_BYTES));
      at += SLOW_BYTES;
      if (at < bytes.length) setTimeout(step, SLOW_MS);
      else from.resume();
    };
    step();
  });
};

/** @param random 0 ≤ n < 1: selects faulty connections */
export const startFront = async (random: () => number): Promise<Front> => {
  const lines = new Set<Line>();
  let backends: readonly number[] = [];
  let turn = 0;
  let isAway = false;
  const server = createServer({ noDelay: true }, (client) => {
    const port = backends[turn++ % Math.max(1, backends.length)];
    client.on('error', () => undefined);
    if (isAway || port === undefined) return void client.destroy();
    const service = connect({ port, host: '127.0.0.1', noDelay: true });
    const line: Line = { client, service, fault: null };
    lines.add(line);
    service.on('error', () => undefined);
    for (const socket of [client, service]) {
      socket.on('close', () => {
        lines.delete(line);
        // A frozen connection does not report the close.
        if (line.fault === 'frozen' && socket === service) return;
        client.destroy();
        service.destroy();
      });
    }
    pass(line, client, service, false);
    pass(line, service, client, true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const some = (part: number): Line[] => [...lines].filter(() => random() < part);
  const cutAll = (those: readonly Line[]): void => {
    for (const { client, service } of those) {
      client.resetAndDestroy();
      service.resetAndDestroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    setBackends: (ports) => {
      backends = [...ports];
    },
    count: () => lines.size,
    cut(part) {
      const cut = some(part);
      cutAll(cut);
      return cut.length;
    },
    spoil(part, fault) {
      const spoiled = some(part);
      for (const line of spoiled) line.fault = fault;
      return spoiled.length;
    },
    leave() {
      isAway = true;
      cutAll([...lines]);
      return () => {
        isAway = false;
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const { client, service } of lines) {
          client.destroy();
          service.destroy();
        }
      }),
  };
};
