const PLACES = [
  ['ZGODA_METRICS_PORT', 'ZGODA_METRICS_HOST'],
  ['PORT', 'ZGODA_HOST'],
] as const;
const NO_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL']);

/** Instruction for a failed listen; null for other errors. */
export const listenFault = (error: unknown, env: NodeJS.ProcessEnv): string | null => {
  if (!(error instanceof Error && 'code' in error)) return null;
  const { code, syscall } = error as NodeJS.ErrnoException;
  const given = 'hostname' in error ? error.hostname : 'address' in error ? error.address : null;
  const host = PLACES.map(([, name]) => name).find((name) => env[name] !== undefined && env[name] === given);
  if (host !== undefined && NO_ADDRESS.has(String(code)))
    return `${host} is ${given}, which is no address of this machine. Set it to one that is, or to 0.0.0.0 for all.`;
  if (syscall !== 'listen') return null;
  const port = String('port' in error ? error.port : (env.PORT ?? '4600'));
  const setting = PLACES.map(([name]) => name).find((name) => env[name] === port) ?? 'PORT';
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or set ${setting} to another one.`;
  if (code === 'EACCES') return `Port ${port} is not allowed to this user: set ${setting} to one above 1023.`;
  return null;
};
