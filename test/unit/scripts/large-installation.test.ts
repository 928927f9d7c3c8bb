import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { figuresWith, largeTables, sizesOf } from '../../../scripts/docs/large-installation.ts';

describe('the page for large installations', () => {
  it('shows what its script computes', () => {
    const page = readFileSync(new URL('../../../docs/large.md', import.meta.url), 'utf8');
    const shown = page.slice(page.indexOf('<!-- computed -->'), page.indexOf('<!-- /computed -->'));
    assert.equal(shown, `<!-- computed -->\n\n${largeTables(figuresWith({}))}\n\n`);
  });

  it('counts with what the benchmarks show', () => {
    const page = readFileSync(new URL('../../../docs/benchmarks.md', import.meta.url), 'utf8');
    const { socketBytes, idleMegabytes } = figuresWith({});
    const [, kilobytes] = /^\| memory of each of 5,000 more sockets[^|]*\| ([\d.]+) kB/m.exec(page) ?? [];
    const [, megabytes] = /^\| memory of the idle service \| \d+ MB, (\d+) MB/m.exec(page) ?? [];
    assert.deepEqual([socketBytes, idleMegabytes], [Number(kilobytes) * 1_000, Number(megabytes)]);
  });

  it('grows with the shops, and takes no value that is no number', () => {
    const messages = (shops: string) => sizesOf(figuresWith({ shops }))[0]?.[2];
    assert.deepEqual([messages('10'), messages('20')], ['1,200', '2,400']);
    assert.throws(() => figuresWith({ shops: 'many' }), /--shops is a number/);
  });
});
