/** Settings of ports that the service listens on. */
const PORTS = ['ZGODA_METRICS_PORT', 'ZGODA_MAIL_IN_PORT'] as const;

/** What to do when a port is taken; null for any other error. */
export const takenPort = (error: unknown, env: NodeJS.ProcessEnv): string | null => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return null;
  const port = String('port' in error ? error.port : (env.PORT ?? '4600'));
  const setting = PORTS.find((name) => env[name] === port) ?? 'PORT';
  return `Port ${port} is taken. Stop what uses it, or set ${setting} to another one.`;
};
