import { createServer } from 'node:net';

export type PortProblem = 'taken' | 'forbidden';

/** A port of the loopback address that nothing used a moment ago. */
export async function freePort(): Promise<number> {
  const bound = await tryListen(0, '127.0.0.1');
  if (typeof bound === 'string') throw new Error('The system gave out no free port.');
  return bound;
}

/** Why a service could not listen there, on the loopback address or on every address; null when it could. */
export async function portProblem(port: number): Promise<PortProblem | null> {
  for (const host of ['127.0.0.1', undefined]) {
    const bound = await tryListen(port, host);
    if (typeof bound === 'string') return bound;
  }
  return null;
}

function tryListen(port: number, host: string | undefined): Promise<number | PortProblem> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve('taken');
      else if (cause.code === 'EACCES') resolve('forbidden');
      else reject(cause);
    });
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
