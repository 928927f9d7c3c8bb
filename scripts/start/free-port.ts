import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export type PortProblem = 'taken' | 'forbidden';

/** Below ephemeral ports (32768 on Linux, 49152 otherwise). */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const MOST_TRIES = 100;

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if ((await portProblem(port)) === null) return port;
  }
  throw new Error(`None of ${MOST_TRIES} ports between ${LOWEST} and ${HIGHEST} is free.`);
}

/** Null when the port is usable. */
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
