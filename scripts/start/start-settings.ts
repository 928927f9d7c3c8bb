import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { DEPLOYMENTS, type Deployment } from '../../service/protocol/vocabulary.ts';
import { checkedEmail, checkedPassword } from './owner-request.ts';
import { StartFailure } from './start-failure.ts';

export type StartSettings = {
  port: number;
  /** Absolute. */
  dataFolder: string;
  /** Null: no demo shop. */
  demoPort: number | null;
  publicUrl: string;
  localUrl: string;
  /** Null: decided by the database. */
  deployment: Deployment | null;
};

/** Unknown to the service. */
export const ownNames = ['ZGODA_DEMO', 'ZGODA_DEMO_PORT', 'ZGODA_OWNER_EMAIL', 'ZGODA_OWNER_PASSWORD'];

/** @throws StartFailure naming the first invalid variable */
export function readStartSettings(env: NodeJS.ProcessEnv, root: string): StartSettings {
  const port = portOf('PORT', env.PORT, 4600);
  const demo = env.ZGODA_DEMO ?? '';
  if (!['', 'on', 'off'].includes(demo)) {
    throw new StartFailure(`ZGODA_DEMO is "on" or "off", not "${demo}".`);
  }
  const demoPort = demo === 'off' ? null : portOf('ZGODA_DEMO_PORT', env.ZGODA_DEMO_PORT, port + 1);
  if (demoPort === port) throw new StartFailure('PORT and ZGODA_DEMO_PORT must differ.');
  if (isSet(env.ZGODA_OWNER_EMAIL)) checkedEmail(String(env.ZGODA_OWNER_EMAIL), 'ZGODA_OWNER_EMAIL');
  if (isSet(env.ZGODA_OWNER_PASSWORD)) {
    checkedPassword(String(env.ZGODA_OWNER_PASSWORD), 'ZGODA_OWNER_PASSWORD');
  }
  return {
    port,
    dataFolder: resolve(root, isSet(env.ZGODA_DATA_DIR) ? String(env.ZGODA_DATA_DIR) : 'data'),
    demoPort,
    publicUrl: isSet(env.ZGODA_PUBLIC_URL) ? String(env.ZGODA_PUBLIC_URL) : `http://127.0.0.1:${port}`,
    localUrl: localUrl(env.ZGODA_HOST, port),
    deployment: deploymentOf(env),
  };
}

/** Values of ZGODA_HOST for all addresses, loopback included. */
const everyAddress: readonly string[] = ['', '0.0.0.0', '::'];

/** @param host ZGODA_HOST: an IP address or local name */
export function localUrl(host: string | undefined, port: number): string {
  if (host === undefined || everyAddress.includes(host)) return `http://127.0.0.1:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function deploymentOf(env: NodeJS.ProcessEnv): Deployment | null {
  const choices = DEPLOYMENTS.join(', ');
  const given = env.ZGODA_DEPLOYMENT ?? '';
  const known = DEPLOYMENTS.find((deployment) => deployment === given);
  if (known !== undefined) return known;
  if (given !== '') throw new StartFailure(`ZGODA_DEPLOYMENT is one of ${choices}, not "${given}".`);
  if (!isSet(env.MONGODB_URL) && !isSet(env.MONGODB_URL_FILE)) return null;
  throw new StartFailure(
    `With MONGODB_URL set, say who runs this installation: ZGODA_DEPLOYMENT is one of ${choices}. The shop itself: controller-hosted.`,
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}

function portOf(name: string, text: string | undefined, byDefault: number): number {
  if (!isSet(text)) return byDefault;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartFailure(`${name} is a number from 1 to 65535, not "${text}".`);
}
