import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEPT_BUILDS, makeKeptAssets } from '../../../../service/outbound/files/kept-assets.ts';

describe('browser files of other versions', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'zgoda-kept-assets-'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  const folder = () => join(place, 'data/assets');
  const build = (version: string): string => {
    const dir = join(place, version);
    for (const set of ['widget', 'console']) {
      mkdirSync(join(dir, set, 'assets'), { recursive: true });
      writeFileSync(join(dir, set, 'assets', `${version}-${set}.js`), `// ${set} of ${version}`);
      writeFileSync(join(dir, set, 'assets', `${version}-${set}.js.br`), 'compressed');
    }
    return dir;
  };
  const start = async (version: string) => {
    const kept = makeKeptAssets(build(version), folder());
    await kept.keep();
    return kept;
  };

  it('are found by their names after an update, and by a process that has not been replaced yet', async () => {
    const former = await start('a1');
    const later = await start('b2');
    for (const process of [former, later]) {
      for (const version of ['a1', 'b2']) {
        const path = await process.find('widget', `${version}-widget.js`);
        assert.equal(readFileSync(join(folder(), String(path)), 'utf8'), `// widget of ${version}`);
        assert.notEqual(await process.find('console', `${version}-console.js`), null);
      }
    }
  });

  it('are looked for in their own set alone, by the names of the build alone', async () => {
    const kept = await start('a1');
    assert.equal(await kept.find('console', 'a1-widget.js'), null);
    writeFileSync(join(place, 'data/secrets.js'), 'secret');
    for (const name of [
      '../../../secrets.js',
      '..%2f..%2fsecrets.js',
      'a1-widget.js/',
      'a1-widget.js.br',
      '.js',
      '',
    ])
      assert.equal(await kept.find('widget', name), null, name);
  });

  it('are none before the first start', async () => {
    assert.equal(await makeKeptAssets(build('a1'), folder()).find('widget', 'a1-widget.js'), null);
  });

  it('of a copy that was interrupted are not served', async () => {
    const kept = await start('a1');
    mkdirSync(join(folder(), 'half.x7Gh2k/widget'), { recursive: true });
    writeFileSync(join(folder(), 'half.x7Gh2k/widget/half-widget.js'), 'hal');
    assert.equal(await kept.find('widget', 'half-widget.js'), null);
  });

  it('go when so many other builds were started since, however often one of them was', async () => {
    const age = () => {
      for (const name of readdirSync(folder())) {
        const path = join(folder(), name);
        const earlier = Number(ages.get(name) ?? 0) + 1;
        ages.set(name, earlier);
        const at = new Date(Date.now() - earlier * 86_400_000);
        utimesSync(path, at, at);
      }
    };
    const ages = new Map<string, number>();
    await start('first');
    for (let at = 1; at < KEPT_BUILDS; at += 1) {
      age();
      await start(`v${at}`);
      await start(`v${at}`);
    }
    const kept = makeKeptAssets(build('v1'), folder());
    assert.notEqual(await kept.find('widget', 'first-widget.js'), null);
    age();
    await start('last');
    assert.equal(await kept.find('widget', 'first-widget.js'), null);
    assert.notEqual(await kept.find('widget', 'v1-widget.js'), null);
    assert.equal(readdirSync(folder()).length, KEPT_BUILDS);
  });
});
