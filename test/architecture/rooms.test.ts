import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cyclesOf, filesBelow, importsOf, root, sources } from '../support/imports.ts';

const MAX_LINES = 400;

/** A room imports only from rooms with a smaller number. */
const ROOMS: readonly [prefix: string, number: number, name: string][] = [
  ['service/protocol/', 0, 'protocol'],
  ['service/domain/', 1, 'domain'],
  ['service/desks/', 2, 'desks'],
  ['service/views/', 2, 'views'],
  ['service/store/', 3, 'store'],
  ['service/outbound/', 3, 'outbound'],
  ['service/http/', 4, 'http'],
  ['service/realtime/', 4, 'realtime'],
  ['service/jobs/', 4, 'jobs'],
  ['service/compose/', 5, 'compose'],
  ['service/main.ts', 6, 'main'],
];
/** Not numbered: rooms 3 and up may import telemetry and config. */
const ASIDE = ['service/telemetry/', 'service/config/'];
const roomOf = (file: string) => ROOMS.find(([prefix]) => file.startsWith(prefix));

describe('the rooms of the code', () => {
  const service = sources('service');
  const assets = sources('plugin-assets');
  const all = [...service, ...assets, ...sources('scripts')].flatMap(importsOf);

  it('imports point one way: a room sees only rooms with a smaller number', () => {
    const wrong = all.filter(({ from, to, isPackage }) => {
      if (isPackage || !from.startsWith('service/')) return false;
      const own = roomOf(from);
      const other = roomOf(to);
      if (own === undefined) return other !== undefined && other[1] > 1;
      if (other === undefined) return own[1] < 3 && ASIDE.some((prefix) => to.startsWith(prefix));
      return own[2] !== other[2] && other[1] >= own[1];
    });
    assert.deepEqual(wrong, []);
  });

  it('the edges see domain, desks, views and protocol, never store or outbound', () => {
    const wrong = all.filter(
      ({ from, to }) => roomOf(from)?.[1] === 4 && /^service\/(store|outbound)\//.test(to),
    );
    assert.deepEqual(wrong, []);
  });

  it('the edges take the desk of their audience: no store, no list of stores, not everything that is wired', () => {
    const edges = sources('service').filter((file) => roomOf(file)?.[1] === 4);
    assert.ok(edges.length > 80, 'the edges were read');
    const ports = all.filter(({ from, to }) => edges.includes(from) && to.endsWith('-store.ts'));
    assert.deepEqual(ports, []);
    const naming = edges.filter((file) =>
      /\b(Stores|UseCases|use-cases\.ts|stores\.ts)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(naming, []);
  });

  it('the domain takes only the word lists and colours of the protocol and nothing of Node or of any package', () => {
    const wrong = all.filter(
      ({ from, to, isPackage }) =>
        from.startsWith('service/domain/') &&
        (isPackage ||
          (to.startsWith('service/protocol/') &&
            !/^service\/protocol\/(vocabulary|hours-lists|inbox-lists|visit-lists|ask-patterns|by-locale|contrast|date-locale|palette)\.ts$/.test(
              to,
            ))),
    );
    assert.deepEqual(wrong, []);
  });

  it('no two files import each other, directly or in a ring, by type or by import()', () => {
    const arrows = all.filter(({ isPackage }) => !isPackage).map(({ from, to }) => [from, to] as const);
    assert.deepEqual(cyclesOf(arrows), []);
  });

  it('no two folders of the domain import each other, and its model imports no capability', () => {
    const folderOf = (file: string): string => {
      const [first = '', second = ''] = dirname(file).slice('service/domain/'.length).split('/');
      return first === 'model' ? `model/${second}` : first;
    };
    const arrows = all
      .filter(({ from, to }) => from.startsWith('service/domain/') && to.startsWith('service/domain/'))
      .map(({ from, to }) => [folderOf(from), folderOf(to)] as const);
    assert.ok(arrows.length > 500, 'the domain was read');
    assert.deepEqual(cyclesOf(arrows), []);
    assert.deepEqual(
      arrows.filter(([from, to]) => from.startsWith('model/') && !to.startsWith('model/')),
      [],
    );
    assert.deepEqual(
      sources('service/domain').filter((file) => dirname(file) === 'service/domain'),
      [],
    );
  });

  it('every change of an agreement’s document goes through changeDocument [PR-2]', () => {
    const changing = service.filter((file) =>
      readFileSync(join(root, file), 'utf8').includes('agreementDocuments.update('),
    );
    assert.deepEqual(changing, ['service/domain/agreement/change-document.ts']);
  });

  it('every library has one home in the service', () => {
    const homes: Record<string, RegExp> = {
      mongoose: /^service\/store\/mongo\//,
      express: /^service\/http\//,
      compression: /^service\/http\/pages\.ts$/,
      'express-static-gzip': /^service\/http\/browser-assets\.ts$/,
      helmet: /^service\/http\/security-headers\.ts$/,
      ws: /^service\/realtime\//,
      valibot: /^service\/(protocol|http)\//,
      pino: /^service\/telemetry\//,
      'prom-client': /^service\/telemetry\/metrics\//,
      jsonwebtoken: /^service\/outbound\/jwt-token-signer\.ts$/,
      nodemailer: /^service\/outbound\/smtp-mailer\.ts$/,
      'postal-mime': /^service\/outbound\/mail-in\//,
      imapflow: /^service\/outbound\/mail-in\//,
      otplib: /^service\/outbound\/totp-codes\.ts$/,
      pkijs: /^service\/outbound\/witness\/time-stamp\.ts$/,
      asn1js: /^service\/outbound\/witness\/time-stamp\.ts$/,
      tldts: /^service\/outbound\/registrable-domain\.ts$/,
      pdfkit: /^service\/outbound\/(agreement-pdf|pdf-page)\.ts$/,
      aws4fetch: /^service\/outbound\/files\/s3-bucket\.ts$/,
      sharp: /^service\/outbound\/files\/picture-child\.ts$/,
      ioredis: /^service\/outbound\/redis\//,
      'rate-limiter-flexible': /^service\/outbound\/redis\//,
      // Foreign pages are parsed in one place, in a separate thread.
      parse5: /^service\/outbound\/parse-page\.ts$/,
    };
    const wrong = all.filter(
      ({ from, to, isPackage }) =>
        from.startsWith('service/') &&
        isPackage &&
        !to.startsWith('node:') &&
        homes[to.split('/')[0] ?? '']?.test(from) !== true,
    );
    assert.deepEqual(wrong, []);
    const inBrowser = /^(preact(\/hooks)?|diff|qrcode)$/;
    assert.deepEqual(
      all.filter(
        ({ from, to, isPackage }) => from.startsWith('plugin-assets/') && isPackage && !inBrowser.test(to),
      ),
      [],
    );
  });

  it('the page that judges evidence shares its judge with the service, which is pure and takes nothing else along', () => {
    const judge =
      /^service\/domain\/(evidence\/|model\/(audit\/audit|base\/canonical-json|consent\/consent-hash|notice\/notice|witness\/statement)\.ts)/;
    const taken = all.filter(
      ({ from, to }) => from.startsWith('plugin-assets/verify/') && to.startsWith('service/'),
    );
    assert.deepEqual(
      taken.filter(
        ({ to }) => !to.startsWith('service/domain/evidence/') && to !== 'service/protocol/vocabulary.ts',
      ),
      [],
    );
    const reached = new Set(taken.map(({ to }) => to));
    for (const file of reached)
      for (const { to, isTypeOnly } of importsOf(file)) if (!isTypeOnly) reached.add(to);
    assert.deepEqual(
      [...reached].filter(
        (file) => !/^service\/protocol\/(vocabulary|date-locale)\.ts$/.test(file) && !judge.test(file),
      ),
      [],
    );
  });

  it('the browser takes only types and constants from the protocol, and widget and console meet only in shared', () => {
    const wrong = all.filter(({ from, to, isTypeOnly, isPackage }) => {
      if (!from.startsWith('plugin-assets/') || isPackage) return false;
      if (to.startsWith('service/')) {
        if (from.startsWith('plugin-assets/verify/')) return false;
        const isValueList =
          /^service\/protocol\/(vocabulary|inbox-lists|visit-lists|ask-patterns|contrast|date-locale|palette|close-codes|embed-bridge)\.ts$/.test(
            to,
          );
        return !to.startsWith('service/protocol/') || (!isTypeOnly && !isValueList);
      }
      const side = (file: string) =>
        /^plugin-assets\/(widget|console|loader|visits|verify|receipt|confirm|your-data|return)\//.exec(
          file,
        )?.[1];
      return side(to) !== undefined && side(to) !== side(from);
    });
    assert.deepEqual(wrong, []);
  });

  it('an adapter imports nothing from outside its folder', () => {
    const code = filesBelow('shop-adapters').filter((file) => /\.(ts|js|mjs)$/.test(file));
    assert.ok(code.length > 5, 'the adapters were read');
    const homeOf = (file: string) => file.split('/').slice(0, 2).join('/');
    const wrong = code
      .flatMap(importsOf)
      .filter(({ from, to, isPackage }) => !isPackage && homeOf(from) !== homeOf(to));
    assert.deepEqual(wrong, []);
  });

  it('the database is migrated in one place, by one process at a time', () => {
    const found = [...service, ...sources('scripts')].filter((file) =>
      /\b(openMongoStores|ensureSchema)\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(found.sort(), [
      'scripts/cli/rotate-keys.ts',
      'service/compose/open-stores.ts',
      'service/store/mongo/mongo-stores.ts',
    ]);
  });

  it('nothing imports scripts or tests', () => {
    const wrong = all.filter(
      ({ from, to }) => (to.startsWith('scripts/') && !from.startsWith('scripts/')) || to.startsWith('test/'),
    );
    assert.deepEqual(
      wrong.filter(({ from }) => !from.startsWith('scripts/test/')),
      [],
    );
  });

  it('no file is longer than 400 lines, none is a barrel or a drawer for everything', () => {
    const files = [...service, ...assets, ...sources('scripts'), ...sources('test')];
    const long = files.filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > MAX_LINES,
    );
    assert.deepEqual(long, []);
    const vague = files.filter((file) => /(^|\/)(index|utils?|helpers?|types|common|misc)\.tsx?$/.test(file));
    assert.deepEqual(vague, []);
  });

  it('no edge takes the scope of the service itself, which reads rows of no shop and of all shops [SE-1]', () => {
    const wrong = sources('service').filter(
      (file) =>
        roomOf(file)?.[1] === 4 &&
        /\b(SERVICE_SCOPE|scopeOfRow)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(wrong, []);
  });

  it('no folder holds more than 30 files, but for words and texts', () => {
    const perFolder = new Map<string, number>();
    const folders = ['service', 'plugin-assets', 'shop-adapters', 'scripts', 'test', 'docs'];
    for (const file of folders.flatMap(filesBelow))
      perFolder.set(dirname(file), (perFolder.get(dirname(file)) ?? 0) + 1);
    const full = [...perFolder].filter(
      ([folder, count]) => count > 30 && !/(^|\/)(words|texts|decisions)(\/|$)/.test(folder),
    );
    assert.deepEqual(full, []);
  });

  it('nothing sets markup from text or evaluates code in the browser', () => {
    const wrong = assets.filter((file) =>
      /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|dangerouslySetInnerHTML/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    assert.deepEqual(wrong, []);
  });

  it('no row is changed by findOneAndUpdate or its like, for which the embedded engine reads every row', () => {
    // A counter raised by concurrent callers, each of which needs its own number.
    const counters = ['service/store/mongo/staff/sign-in-failure-store.ts'];
    const wrong = sources('service/store/mongo').filter(
      (file) =>
        !counters.includes(file) &&
        /findOneAnd(Update|Replace|Delete)\(|findAndModify/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(wrong, []);
  });

  it('a round over all shops goes on behind one that fails', () => {
    // A start that must fail completely, and a statement about all ledgers or none.
    const wholes = [
      'service/compose/require-content-keys.ts',
      'service/domain/consent/open-epochs.ts',
      'service/domain/departure/replay-departures.ts',
      'service/domain/model/installation/signing-key.ts',
      'service/domain/witness/new-spans.ts',
    ];
    const stopping = sources('service').filter((file) =>
      /for \(const [^;]* of await [\w.]+\.(allIds|shopIds|all\(SERVICE_SCOPE)/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    assert.deepEqual(stopping.sort(), wholes, 'use tryEach');
  });

  it('one version stands everywhere', () => {
    const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
    const service = readFileSync(join(root, 'service/config/version.ts'), 'utf8');
    assert.match(service, new RegExp(`VERSION = '${version.replaceAll('.', '\\.')}'`));
  });
});
