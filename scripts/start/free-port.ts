import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export type PortProblem = 'taken' | 'forbidden';

/**
 * Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere): one of those may go
 * to any connection of any program before the caller listens, or while a database that was killed starts again.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const MOST_TRIES = 100;

/** A port of the loopback address that nothing uses now, and that no outgoing connection will be given. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if ((await portProblem(port)) === null) return port;
  }
  throw new Error(`None of ${MOST_TRIES} ports between ${LOWEST} and ${HIGHEST} is free.`);
}

/** Why a service could not listen there, on the loopback address or on every address; null when it could. */
export async function portProblem(port: number): Promise<PortProblem | null> {
  for (const host of ['127.0.0.1', undefined]) {
    const problem = await listenProblem(port, host);
    if (problem !== null) return problem;
  }
  return null;
}

function listenProblem(port: number, host: string | undefined): Promise<PortProblem | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve('taken');
      else if (cause.code === 'EACCES') resolve('forbidden');
      else reject(cause);
    });
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => server.close(() => resolve(null)));
  });
}
