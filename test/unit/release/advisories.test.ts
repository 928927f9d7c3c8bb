import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOlderVersion } from '../../../service/domain/model/base/version-order.ts';
import {
  type AdvisoriesFile,
  type Advisory,
  advisoriesFor,
  readAdvisories,
} from '../../../service/domain/release/advisories.ts';
import { root } from '../../support/imports.ts';

const said = { pl: 'zdanie', en: 'a sentence', de: 'ein Satz' };
const advisory = (
  id: string,
  from: string,
  fixedIn: string | null,
  severity: Advisory['severity'] = 'low',
) => ({
  id,
  severity,
  publishedOn: '2026-11-27',
  says: said,
  remedy: said,
  affected: [{ from, fixedIn }],
});
const file = (...advisories: Advisory[]): AdvisoriesFile => ({
  format: 'zgoda-advisories/1',
  issuedOn: '2026-11-27',
  newest: { version: '0.2.0', releasedOn: '2026-11-27' },
  advisories,
});

describe('advisories', () => {
  it('the file of the project can be read', () => {
    assert.notEqual(readAdvisories(readFileSync(join(root, 'advisories.json'), 'utf8')), null);
  });

  it('an advisory concerns the versions from its first to the one that mends it, which is without it', () => {
    const one = file(advisory('A', '0.1.9', '0.1.10'), advisory('B', '0.2.0', null));
    const concerned = (version: string) => advisoriesFor(version, one).map(({ id }) => id);
    assert.deepEqual(concerned('0.1.8'), []);
    assert.deepEqual(concerned('0.1.9'), ['A']);
    assert.deepEqual(concerned('0.1.10'), []);
    assert.deepEqual(concerned('0.2.0'), ['B']);
    assert.deepEqual(concerned('1.0.0'), ['B']);
  });

  it('the worst advisory stands first', () => {
    const one = file(advisory('low', '0.1.0', null), advisory('critical', '0.1.0', null, 'critical'));
    assert.deepEqual(
      advisoriesFor('0.1.0', one).map(({ id }) => id),
      ['critical', 'low'],
    );
  });

  it('versions are compared as numbers', () => {
    assert.equal(isOlderVersion('0.9.0', '0.10.0'), true);
    assert.equal(isOlderVersion('0.10.0', '0.9.0'), false);
    assert.equal(isOlderVersion('1.0.0', '1.0.0'), false);
  });

  it('a file of another form is not read', () => {
    const good = file(advisory('A', '0.1.0', null));
    assert.deepEqual(readAdvisories(JSON.stringify(good)), good);
    for (const bad of [
      { ...good, format: 'zgoda-advisories/2' },
      { ...good, issuedOn: 'today' },
      { ...good, newest: { version: 'soon', releasedOn: '2026-11-27' } },
      { ...good, advisories: {} },
      { ...good, advisories: [{ ...advisory('A', '0.1.0', null), severity: 'some' }] },
      { ...good, advisories: [{ ...advisory('A', '0.1.0', null), says: { en: 'only' } }] },
      { ...good, advisories: [{ ...advisory('A', '0.1.0', null), affected: [] }] },
      { ...good, advisories: [advisory('A', '0.1', null)] },
    ])
      assert.equal(readAdvisories(JSON.stringify(bad)), null);
    assert.equal(readAdvisories('<!doctype html>'), null);
  });
});
