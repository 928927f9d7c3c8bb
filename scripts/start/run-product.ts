import { join } from 'node:path';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { serviceProgram } from './built-programs.ts';
import { claimDataFolder } from './data-folder.ts';
import { chooseDatabase, databaseFacts, embeddedFolder, mongodFolder } from './find-database.ts';
import { portProblem } from './free-port.ts';
import { askGivenDatabase, openDatabase } from './open-database.ts';
import { pendingOwner } from './pending-owner.ts';
import { stopRecordedProcess } from './process-record.ts';
import { ensureSecrets } from './secrets.ts';
import { runSeed, type Seed } from './seed.ts';
import { startServer } from './server-process.ts';
import { demoHost, seedEnvironment, serviceEnvironment } from './service-environment.ts';
import { failureText, StartFailure } from './start-failure.ts';
import { readStartSettings, type StartSettings } from './start-settings.ts';
import { stopRequest } from './stop-request.ts';

const say = (line: string): void => console.log(line);
const leftoverGraceMs = 15_000;
const demoReadyLimitMs = 60_000;

/** `npm start`. Exit code 0 only after a requested stop. */
export async function runProduct(root: string): Promise<number> {
  const stop = stopRequest();
  const undo: (() => Promise<void> | void)[] = [];
  let code = 0;
  try {
    await run(root, stop, undo);
  } catch (cause) {
    if (cause !== stop.reason) {
      console.error(failureText(cause));
      code = cause instanceof StartFailure ? cause.exitCode : 1;
    }
  }
  if (stop.isRequested()) say('Stopping …');
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (cause) {
      console.error(failureText(cause));
      code ||= 1;
    }
  }
  if (stop.isRequested()) say('Zgoda has stopped.');
  return code;
}

type Stop = ReturnType<typeof stopRequest>;

async function run(root: string, stop: Stop, undo: (() => Promise<void> | void)[]): Promise<void> {
  const settings = readStartSettings(process.env, root);
  const folder = claimDataFolder(settings.dataFolder);
  undo.push(() => folder.release());
  await stopLeftovers(folder.path);
  await checkPorts(settings);
  const facts = await databaseFacts(folder.path, process.env);
  const choice = chooseDatabase(facts);
  const holdsData = choice.kind === 'given' ? await askGivenDatabase(choice.url) : facts.holds !== null;
  stop.throwIfRequested();
  await ensureBuild(say);
  stop.throwIfRequested();

  // Database files without secrets then always mean lost secrets.
  const secrets = ensureSecrets(join(folder.path, 'secrets.json'), process.env, holdsData);
  const pending = pendingOwner(
    join(folder.path, 'first-owner.json'),
    !holdsData && !process.env.ZGODA_OWNER_PASSWORD,
  );
  const database = await openDatabase(choice, folder.path, say);
  undo.push(() => database.stop());
  stop.throwIfRequested();

  const env = serviceEnvironment(settings, process.env, { ...secrets, MONGODB_URL: database.url });
  if (settings.deployment === null) {
    say('Deployment: controller-hosted, the shop runs Zgoda for itself (ZGODA_DEPLOYMENT says otherwise).');
  }
  const seed = await runSeed(root, { ...env, ...seedEnvironment(settings, process.env, pending) });
  sayOwner(seed);
  pending?.forget();
  stop.throwIfRequested();

  const service = await startServer({
    name: 'service',
    args: serviceProgram,
    env,
    root,
    dataFolder: folder.path,
    readyUrl: `${settings.localUrl}/readyz`,
    healthUrl: `${settings.localUrl}/healthz`,
    stop,
    say,
  });
  undo.push(() => service.stop());
  await startDemo(root, settings, seed, stop, undo);
  say(`Console: ${settings.publicUrl}/console`);
  say(`Zgoda is ready: ${settings.localUrl}`);
  await stop.requested;
}

/** Ends leftovers of a killed start, the database last. */
async function stopLeftovers(dataFolder: string): Promise<void> {
  const records = [
    { name: 'demo shop', file: join(dataFolder, 'logs', 'demo-shop.json') },
    { name: 'service', file: join(dataFolder, 'logs', 'service.json') },
    { name: 'database', file: join(mongodFolder(dataFolder), 'process.json') },
    { name: 'database', file: join(embeddedFolder(dataFolder), 'process.json') },
  ];
  for (const { name, file } of records) {
    if (await stopRecordedProcess(file, leftoverGraceMs)) {
      say(`Stopped the ${name} that an earlier start had left running.`);
    }
  }
}

async function checkPorts(settings: StartSettings): Promise<void> {
  const wanted = [
    { port: settings.port, name: 'PORT', use: 'the service' },
    ...(settings.demoPort === null
      ? []
      : [{ port: settings.demoPort, name: 'ZGODA_DEMO_PORT', use: 'the demo shop' }]),
  ];
  for (const { port, name, use } of wanted) {
    const problem = await portProblem(port);
    if (problem === null) continue;
    const why = problem === 'taken' ? 'is taken by another program' : 'is not allowed to this user';
    throw new StartFailure(`Port ${port} for ${use} ${why}: free it, or set ${name} to another one.`);
  }
}

function sayOwner(seed: Seed): void {
  if (!seed.ownerCreated) return;
  const password =
    seed.ownerPassword === null ? 'the password from ZGODA_OWNER_PASSWORD' : `password ${seed.ownerPassword}`;
  say(`First owner: ${seed.ownerEmail}, ${password} (shown this once)`);
}

async function startDemo(
  root: string,
  settings: StartSettings,
  seed: Seed,
  stop: Stop,
  undo: (() => Promise<void> | void)[],
): Promise<void> {
  if (settings.demoPort === null || seed.demoShopKey === null) return;
  const address = `http://${demoHost(settings)}/`;
  const demo = await startServer({
    name: 'demo-shop',
    args: ['shop-adapters/demo-shop/server.mjs'],
    env: {
      PATH: process.env.PATH,
      DEMO_PORT: String(settings.demoPort),
      ZGODA_URL: settings.publicUrl,
      DEMO_SHOP_KEY: seed.demoShopKey,
      DEMO_ADAPTER_SECRET: seed.demoAdapterSecret ?? '',
      DEMO_DATA_DIR: join(settings.dataFolder, 'demo-shop'),
    },
    root,
    dataFolder: settings.dataFolder,
    readyUrl: address,
    healthUrl: address,
    readyLimitMs: demoReadyLimitMs,
    stop,
    say,
  });
  undo.push(() => demo.stop());
  say(`Demo shop: ${address}`);
}
