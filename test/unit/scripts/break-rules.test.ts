import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { changedText } from '../../../scripts/break-rules/break.ts';
import { copyTree, type TreeCopy } from '../../../scripts/break-rules/tree-copy.ts';
import { root } from '../../support/imports.ts';

describe('a change that breaks a rule', () => {
  it('is made where its text stands exactly once, and nowhere else', () => {
    assert.equal(changedText('if (a) go();', { from: 'if (a)', to: 'if (b)' }), 'if (b) go();');
    assert.equal(changedText('if (a) go();', { from: 'if (c)', to: 'if (b)' }), null);
    assert.equal(changedText('if (a) go(); if (a) stop();', { from: 'if (a)', to: 'if (b)' }), null);
  });
});

/** Used in the titles below; no rule of the product. */
const RULE = '[XX-1]';

describe('a test that runs in a copy of the project', () => {
  let project: string;
  let copy: TreeCopy;
  before(() => {
    project = mkdtempSync(join(tmpdir(), 'zgoda-small-project-'));
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      writeFileSync(join(project, file), text);
    };
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
    write('package.json', '{ "type": "module" }');
    write('data/secrets.json', '{}');
    write('source.ts', 'export const isOpen = (hour: number): boolean => hour < 18;');
    write(
      'shop.test.ts',
      `import assert from 'node:assert/strict';
       import { isOpen } from './source.ts';
       describe('the shop', () => {
         it('is closed at night ${RULE}', () => assert.equal(isOpen(22), false));
         it('is closed at night and on Sundays ${RULE}', () => undefined);
         it('asks somebody who is not there ${RULE}', () => (null as never as { go(): void }).go());
         for (const store of ['one', 'other'])
           it('is the same in every store ${RULE}', () => assert.equal(store, 'one'));
         it.skip('is not looked at ${RULE}', () => undefined);
       });`,
    );
    write('lost.test.ts', `import './not-there.ts';\nit('is closed at night ${RULE}', () => undefined);`);
    copy = copyTree(project);
  });
  after(() => {
    copy.remove();
    rmSync(project, { recursive: true, force: true });
  });
  const endOf = async (title: string, file = 'shop.test.ts') => (await copy.runTests(file, [title]))[0]?.end;

  it('passes, fails by an assertion, or fails by something else, and is told apart', async () => {
    const titles = [
      'is closed at night',
      'asks somebody who is not there',
      'is the same in every store',
      'is not looked at',
      'is nowhere',
    ];
    const results = await copy.runTests('shop.test.ts', titles);
    assert.deepEqual(
      results.map(({ end }) => end),
      ['passed', 'other error', 'assertion failed', 'did not run', 'did not run'],
    );
    assert.equal(await endOf('is closed at night', 'lost.test.ts'), 'did not run', 'an import leads nowhere');
  });

  it('sees a change in the copy alone', async () => {
    writeFileSync(copy.path('source.ts'), 'export const isOpen = () => true;');
    assert.equal(await endOf('is closed at night'), 'assertion failed');
    writeFileSync(copy.path('source.ts'), 'export const isOpen = () => {');
    assert.equal(await endOf('is closed at night'), 'did not run', 'the source cannot be read');
    const another = copyTree(project);
    assert.equal((await another.runTests('shop.test.ts', ['is closed at night']))[0]?.end, 'passed');
    another.remove();
  });

  it('takes no data folder along, and leaves nothing behind', () => {
    const another = copyTree(project);
    assert.ok(existsSync(another.path('source.ts')));
    assert.ok(!existsSync(another.path('data/secrets.json')));
    another.remove();
    assert.ok(!existsSync(another.path('.')));
  });
});
