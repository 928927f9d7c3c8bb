import { createServer, type RequestListener, type Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Limits } from '../config/limits.ts';
import { atMostOncePer, type ServiceLogger } from '../telemetry/logger.ts';

/** Connections that are too slow are looked for this often, in milliseconds. */
const CHECK_MS = 5_000;
/** What is under way when the service stops is answered within this time or cut off, in milliseconds. */
const ANSWER_MS = 5_000;
/**
 * How long a process that leaves goes on answering behind its closed port, on connections that are open, in
 * milliseconds. Each answer ends its connection, so a balancer soon finds none that it can use, and asks others.
 */
const LAST_REQUESTS_MS = 500;

const refuse: RequestListener = (request, response) => {
  const isAlive = request.url === '/healthz';
  response.writeHead(isAlive ? 200 : 503, {
    'content-type': 'application/json',
    'retry-after': '2',
    connection: 'close',
  });
  response.end(JSON.stringify(isAlive ? { status: 'ok' } : { code: 'unavailable', status: 503 }));
};

export type HttpServer = {
  readonly server: Server;
  /** Until now everything but "alive" was refused with 503; from here on the app answers. */
  open(app: RequestListener): void;
  /**
   * Others serve: requests are still answered, but each answer ends its connection, and `shut` closes the port. A
   * balancer keeps no connection that way, and sends what it cannot connect with to another process, whatever it is.
   */
  leave(): void;
  /**
   * New requests are refused as before `open`, in words rather than by a closed port; after `leave` the port is closed,
   * what comes on open connections is answered for a moment longer, and those at rest are closed. Resolves when what was
   * under way is answered.
   */
  shut(): Promise<void>;
  /** Closes the port, and every connection that is left. */
  close(): Promise<void>;
};

/** The server under routes and sockets, with bounds on connections that do nothing. */
export const makeHttpServer = (limits: Limits, logger: ServiceLogger): HttpServer => {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: CHECK_MS,
  });
  server.maxConnections = limits.connections;
  const warn = atMostOncePer(60_000, (fields) =>
    logger.warn(fields, 'Connections are refused: as many are open as may be.'),
  );
  server.on('drop', () => warn({ connections: limits.connections }));

  let app: RequestListener | null = null;
  let isLeaving = false;
  let underWay = 0;
  let whenAnswered = (): void => {};
  server.on('request', (request, response) => {
    if (app === null) return refuse(request, response);
    if (isLeaving) response.setHeader('connection', 'close');
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      if (underWay === 0) whenAnswered();
    });
    return app(request, response);
  });

  /**
   * A request that is on its way would be lost with its connection, and a balancer repeats none that changes something.
   * So the port is closed right behind the turn that took what had come in, and without `http.Server.close`, which cuts
   * connections at rest at once.
   */
  const closePort = async (): Promise<void> => {
    await nextTurn();
    NetServer.prototype.close.call(server);
    await pause(LAST_REQUESTS_MS);
    server.closeIdleConnections();
  };

  return {
    server,
    open: (opened) => {
      app = opened;
    },
    leave: () => {
      isLeaving = true;
    },
    shut: async () => {
      if (isLeaving) await closePort();
      app = null;
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        whenAnswered = resolve;
        setTimeout(resolve, ANSWER_MS).unref();
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
