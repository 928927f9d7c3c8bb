import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasPhpVersions, PHP_VERSIONS, runPhp } from '../../support/surroundings/php-versions.ts';

const root = resolve(import.meta.dirname, '../../..');
const contract = Object.fromEntries(
  readdirSync(join(root, 'shop-adapters/contract'))
    .filter((name) => /-(cases|vectors)\.json$/.test(name))
    .map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(root, 'shop-adapters/contract', name), 'utf8')),
    ]),
);

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(php|json)$/.test(name))
    .map((name) => join(folder, name));
const sources = Object.fromEntries(
  [...filesOf('shop-adapters/core'), ...filesOf('test/adapters/core')].map((name) => [
    `/zgoda/${name}`,
    readFileSync(join(root, name), 'utf8'),
  ]),
);
const program = (folder: string): string => `error_reporting(-1); ini_set('display_errors', 'stderr');
  require '${folder}/shop-adapters/core/autoload.php';
  require '${folder}/test/adapters/core/fake-port.php';
  require '${folder}/test/adapters/core/fake-orders.php';
  require '${folder}/test/adapters/core/run-cases.php';
  echo json_encode((new Cases(json_decode($contract, true)))->run());`;

/** The PHP of this machine, and the oldest and the newest as WebAssembly. */
const PHPS: { name: string; run(): Promise<string> }[] = [
  {
    name: 'this machine',
    run: async () =>
      execFileSync('php', ['-r', `$contract = stream_get_contents(STDIN); ${program(root)}`], {
        input: JSON.stringify(contract),
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
  },
  ...PHP_VERSIONS.map((version) => ({
    name: version,
    run: () =>
      runPhp(
        version,
        { ...sources, '/zgoda/contract.json': JSON.stringify(contract) },
        `<?php $contract = file_get_contents('/zgoda/contract.json'); ${program('/zgoda')}`,
      ),
  })),
];

type Case = Record<string, unknown> & { name?: string };
const cases = (file: string, list: string): Case[] => contract[file][list];

for (const php of PHPS) {
  describe(`the core of the adapters on the PHP of ${php.name}`, function () {
    this.timeout(60_000);
    let actual: Record<string, Record<string, unknown>[]> & { orders?: unknown };

    before(async function () {
      if (php.name !== 'this machine' && !hasPhpVersions()) this.skip();
      actual = JSON.parse(await php.run());
    });

    const holds = (
      group: string,
      file: string,
      list: string,
      expected: (one: Case) => unknown,
      found: (one: Record<string, unknown>) => unknown = (one) => one,
    ) =>
      assert.deepEqual(
        actual[group]?.map((one, at) => [cases(file, list)[at]?.name ?? at, found(one)]),
        cases(file, list).map((one, at) => [one.name ?? at, expected(one)]),
      );

    it('keeps the origin of an address, or refuses it [AD-4]', () =>
      holds('addresses', 'address-cases', 'cases', ({ kept }) => kept));
    it('signs requests [AD-6]', () =>
      holds('signatures', 'signature-vectors', 'cases', ({ signature }) => signature));
    it('makes tokens about customers [AD-29]', () =>
      holds('tokens', 'identity-vectors', 'cases', ({ token }) => token));
    it('prints the tag, the same for everybody [AD-8, AD-9, AD-10, AD-11, AD-40]', () =>
      holds('tags', 'snippet-cases', 'cases', ({ tag }) => tag));
    it('reports the state of a page [AD-14, AD-15]', () =>
      holds('pages', 'policy-cases', 'pages', ({ expect }) => expect));
    it('finds texts that are none [AD-14]', () =>
      holds('placeholders', 'policy-cases', 'placeholders', ({ reason }) => reason));
    it('reads the visible text of a page [AD-17]', () =>
      // Composed letters need PHP's extension intl, which WebAssembly lacks.
      holds(
        'texts',
        'policy-cases',
        'texts',
        ({ text }) => text,
        (one) => (php.name === 'this machine' ? one : String(one).normalize('NFC')),
      ));
    it('names a person for export and erasure [AD-33]', () =>
      holds(
        'requests',
        'privacy-cases',
        'requests',
        ({ body }) => body,
        (one) => ('email' in one || (one.subs as string[]).length > 0 || 'phone' in one ? one : null),
      ));
    it('reads the answer to an export: incomplete is a failure [AD-33]', () =>
      holds(
        'exports',
        'privacy-cases',
        'export',
        ({ tell }) =>
          tell === 'failure'
            ? 'failure'
            : {
                done: (tell as { done: boolean }).done,
                items: (tell as { items: { group: string; label: string; id: string }[] }).items,
              },
        ({ outcome, done, groups }) =>
          outcome === 'failed'
            ? 'failure'
            : {
                done,
                items: (groups as Record<string, unknown>[]).map(({ groupId, groupLabel, itemId, data }) => ({
                  group: groupId,
                  label: groupLabel,
                  id: itemId,
                  data,
                })),
              },
      ));
    it('reads the answer to an erasure: incomplete is a failure [AD-33]', () =>
      holds(
        'erasures',
        'privacy-cases',
        'erase',
        ({ tell }) => tell,
        ({ outcome, done, removed, retained, messages }) =>
          outcome === 'failed'
            ? 'failure'
            : { removed: Number(removed) > 0, retained: Number(retained) > 0, messages, done },
      ));
    it('says without a connection that something is missing, if the service may hold it [AD-33]', () =>
      holds('disconnected', 'privacy-cases', 'disconnected', (one) => ({
        export: one.export === 'notice' ? 'disconnected' : 'nothing',
        erase: one.erase === 'retained' ? 'disconnected' : 'nothing',
      })));
    it('numbers reports upwards [AD-20]', () => holds('marks', 'report-cases', 'marks', ({ mark }) => mark));
    it('waits longer after each failure [AD-21]', () =>
      holds('pauses', 'report-cases', 'pauses', ({ seconds }) => seconds));
    it('knows its place [AD-45]', () => holds('places', 'report-cases', 'places', ({ hash }) => hash));
    it('knows the signature of a release [AD-44]', () =>
      holds('releases', 'report-cases', 'releases', ({ signature }) => signature));

    it('reads what the service asks at the door, and refuses every other call [AD-47]', () => {
      holds('doors', 'door-vectors', 'cases', ({ asks }) => asks);
      holds('refusedCalls', 'door-vectors', 'refused', ({ status }) => status);
    });
    it('answers about orders only what the owner lets it, and the same to each wrong guess [AD-46, AD-47, AD-48, AD-49, AD-50, AD-51]', () => {
      const order = `"number":"AB7","state":"Nowe","total":"64.50","currency":"PLN","placedAt":"2026-11-20T08:30:00Z"`;
      const rest = `"paid":null,"shippedAt":null,"parcels":[]`;
      const found = `{"answer":"order","email":"Anna@example.com","order":{"adminUrl":null,${order},${rest}}}`;
      assert.deepEqual(actual.orders, {
        off: '{"answer":"off"}',
        right: found,
        'wrong address': '{"answer":"not_found"}',
        'unknown number': '{"answer":"not_found"}',
        'no address': '{"answer":"not_found"}',
        'number alone': found,
        customer: `{"answer":"orders","orders":[{${order},"adminUrl":"https://shop.example/admin/7",${rest}}]}`,
        stranger: '{"answer":"not_found"}',
        repeated: `${found} 401`,
        report: '{"answer":"accepted"}',
        marked: true,
        named: { url: 'https://shop.example/zgoda/door', answers: ['customer', 'order'] },
        copy: '401',
      });
    });

    it('loses no change when an answer is lost, a process dies or another one is faster [AD-20, AD-21]', () =>
      assert.deepEqual(actual.faults?.slice(0, 4), [
        [false, true, true, false, false],
        [0, true, true],
        [true, true],
        [true, 2, true],
      ]));
    it('keeps an erasure until the service has answered it [AD-34]', () =>
      assert.deepEqual(actual.faults?.[4], [true, 'anna@example.com', ['wordpress:7'], []]));
    it('reports each day, and after each new connection [AD-19]', () =>
      assert.deepEqual(actual.faults?.[6], [1, true, 1]));
    it('lets nobody wait longer than three seconds [AD-22]', () =>
      assert.deepEqual(actual.faults?.[5], [true]));
  });
}
