import { createServer, type RequestListener, type Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Limits } from '../config/limits.ts';
import { atMostOncePer, type ServiceLogger } from '../telemetry/logger.ts';

/** In milliseconds. */
const CHECK_MS = 5_000;
/** For running requests at shutdown, in milliseconds. */
const ANSWER_MS = 5_000;
/** For open connections after closing the port, in milliseconds. */
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
  /** Before, only "alive" is not 503. */
  open(app: RequestListener): void;
  /** Answers close their connections, so balancers switch to other processes. */
  leave(): void;
  /**
   * Refuses with 503; after `leave` closes the port and connections. Resolves when requests are answered.
   */
  shut(): Promise<void>;
  /** Closes port and connections. */
  close(): Promise<void>;
};

/** Limits idle connections. */
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

  /** `http.Server.close` would cut idle connections and lose requests in transit. */
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
