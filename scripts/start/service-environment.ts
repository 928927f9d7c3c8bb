import { SERVICE_ALLOCATOR } from './built-programs.ts';
import type { PendingOwner } from './pending-owner.ts';
import { ownNames, type StartSettings } from './start-settings.ts';

/** Another host than the service's, like a real shop. */
export function demoHost(settings: StartSettings): string | null {
  return settings.demoPort === null ? null : `localhost:${settings.demoPort}`;
}

export function serviceEnvironment(
  settings: StartSettings,
  given: NodeJS.ProcessEnv,
  made: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const targets = [given.ZGODA_PRIVATE_TARGETS ?? '', demoHost(settings) ?? ''].filter(
    (target) => target !== '',
  );
  const env: NodeJS.ProcessEnv = {
    ...SERVICE_ALLOCATOR,
    ...given,
    ...made,
    PORT: String(settings.port),
    ZGODA_DATA_DIR: settings.dataFolder,
    ZGODA_DEPLOYMENT: settings.deployment ?? 'controller-hosted',
    ZGODA_PUBLIC_URL: settings.publicUrl,
    ZGODA_PRIVATE_TARGETS: targets.join(','),
  };
  for (const name of [...ownNames, 'MONGODB_URL_FILE']) delete env[name];
  return env;
}

export function seedEnvironment(
  settings: StartSettings,
  given: NodeJS.ProcessEnv,
  pending: PendingOwner | null,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = Object.fromEntries(ownNames.map((name) => [name, given[name]]));
  if (settings.demoPort !== null) env.ZGODA_DEMO_PORT = String(settings.demoPort);
  if (pending !== null) env.ZGODA_OWNER_PASSWORD_PENDING = pending.password;
  return env;
}
