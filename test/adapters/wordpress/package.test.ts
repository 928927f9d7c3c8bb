import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import {
  collectWords,
  PLUGIN_LANGUAGES,
  readCompiled,
  readTranslations,
} from '../../../scripts/bundle/adapter-languages.ts';
import { packWordPress } from '../../../scripts/package-adapters.ts';
import { ensurePhpVersions, parseFaults } from '../../support/surroundings/php-versions.ts';

const plugin = resolve(import.meta.dirname, '../../../shop-adapters/wordpress');
const phpFiles = readdirSync(plugin, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.php'),
);

describe('the WordPress plugin as a package', () => {
  it('is the same byte for byte each time, in any time zone', () => {
    const first = packWordPress();
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const second = packWordPress();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    assert.equal(first.fileName, 'zgoda-wordpress-0.1.0.zip');
    assert.deepEqual(second.bytes, first.bytes);
  });

  it('is the same byte for byte for files with other times, permissions and umask', () => {
    const copy = mkdtempSync(join(tmpdir(), 'zgoda-plugin-'));
    const umask = process.umask(0o077);
    try {
      cpSync(plugin, copy, { recursive: true });
      for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
        utimesSync(join(copy, name), new Date('2031-05-06'), new Date('2031-05-06'));
        if (name.includes('.')) chmodSync(join(copy, name), 0o600);
      }
      for (const edition of ['own', 'directory'] as const) {
        assert.deepEqual(packWordPress(copy, edition).bytes, packWordPress(plugin, edition).bytes);
      }
    } finally {
      process.umask(umask);
      rmSync(copy, { recursive: true });
    }
  });

  it('for the plugin directory has no updater, no Update URI header, and no text about updates', () => {
    const { fileName, bytes } = packWordPress(plugin, 'directory');
    assert.equal(fileName, 'zgoda-wordpress-0.1.0-directory.zip');
    const own = unzipSync(packWordPress().bytes);
    const files = unzipSync(bytes);
    assert.deepEqual(
      Object.keys(own).filter((name) => !(name in files)),
      ['zgoda/updates/release.php', 'zgoda/updates/updates.php'],
    );
    const text = (name: string, from = files) => new TextDecoder().decode(from[`zgoda/${name}`]);
    assert.match(text('zgoda.php', own), /Update URI/);
    assert.doesNotMatch(text('zgoda.php'), /Update URI|updates\/|updates\.php|release\.php/);
    assert.match(text('zgoda.php'), /^ \* Domain Path: .+\n \* WC requires at least: /m);
    for (const name of Object.keys(files).filter((file) => file.endsWith('.php'))) {
      const source = new TextDecoder().decode(files[name]);
      assert.doesNotMatch(source, /update_plugins_|plugins_api|upgrader_pre_download|auto_update/, name);
    }
    assert.doesNotMatch(text('readme.txt'), /looks for updates|Where do updates come from/);
    assert.match(text('readme.txt'), /^= What happens when I delete the plugin\? =$/m);
  });

  it('holds one folder named after the plugin, with every file of it', () => {
    const names = Object.keys(unzipSync(packWordPress().bytes));
    assert.ok(names.every((name) => name.startsWith('zgoda/')));
    for (const name of [...phpFiles, 'readme.txt', 'LICENSE', 'languages/zgoda-pl_PL.mo']) {
      assert.ok(names.includes(`zgoda/${name}`), name);
    }
  });

  it('is not built while its versions differ', () => {
    const copy = mkdtempSync(join(tmpdir(), 'zgoda-plugin-'));
    try {
      cpSync(plugin, copy, { recursive: true });
      const readme = readFileSync(join(copy, 'readme.txt'), 'utf8');
      writeFileSync(join(copy, 'readme.txt'), readme.replace('Stable tag: 0.1.0', 'Stable tag: 0.1.1'));
      assert.throws(() => packWordPress(copy), /more than one version[\s\S]*0\.1\.1 in readme\.txt/);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it('tells the plugin directory which outside service it talks to', () => {
    const readme = readFileSync(join(plugin, 'readme.txt'), 'utf8');
    assert.match(readme, /^== External services ==$/m);
    const short = readme.split('\n\n')[1] ?? '';
    assert.ok(short.length <= 150, 'short description');
    assert.ok((/^Tags: (.+)$/m.exec(readme)?.[1]?.split(',').length ?? 9) <= 5, 'tags');
  });

  it('parses on the oldest and the newest PHP that it promises, every file, and so do the contract’s examples', async () => {
    await ensurePhpVersions();
    const examples = ['identity.php', 'sign-request.php'].map((name) => join('../contract/examples', name));
    const files = [...phpFiles, ...examples].map(
      (name) => [name, readFileSync(join(plugin, name), 'utf8')] as const,
    );
    const directory = unzipSync(packWordPress(plugin, 'directory').bytes)['zgoda/zgoda.php'];
    files.push(['zgoda.php for the directory', new TextDecoder().decode(directory)]);
    // Newer than the oldest PHP. In the same run, since starting PHP takes most of the time.
    const tooNew = { 'enum.php': '<?php enum Suit { case Hearts; }' };
    const faults = await parseFaults({ ...Object.fromEntries(files), ...tooNew });
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('enum.php: ')),
      [],
    );
    assert.match(faults[0] ?? '', /^PHP 7\.4, enum\.php: syntax error/);
  });

  it('outputs nothing when one of its files is requested directly', () => {
    for (const name of phpFiles) {
      const source = readFileSync(join(plugin, name), 'utf8');
      assert.match(source, /^declare\( strict_types = 1 \);$/m, name);
      assert.match(source, /^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m, name);
    }
  });

  describe('languages', () => {
    const words = collectWords(plugin).map((word) => word.text);
    const language = (name: string) => join(plugin, 'languages', name);

    it('the template contains every text of the plugin', () => {
      const template = [...readTranslations(language('zgoda.pot')).keys()];
      assert.deepEqual(template.sort(), [...words].sort());
    });

    for (const name of PLUGIN_LANGUAGES) {
      it(`${name} is complete, keeps every placeholder, and matches its compiled file`, () => {
        const translations = readTranslations(language(`zgoda-${name}.po`));
        for (const word of words) {
          const translated = translations.get(word) ?? '';
          assert.notEqual(translated, '', word);
          const gaps = (text: string) => (text.match(/%\d?\$?s/g) ?? []).sort();
          assert.deepEqual(gaps(translated), gaps(word), word);
        }
        assert.deepEqual(readCompiled(language(`zgoda-${name}.mo`)), translations);
      });
    }
  });
});
