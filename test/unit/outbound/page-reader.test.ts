import assert from 'node:assert/strict';
import { MAX_DEPTH, MAX_NODES } from '../../../service/outbound/parse-page.ts';
import { MAX_PAGE_BYTES, makePageReader } from '../../../service/outbound/threads/page-reader.ts';

const GOOD = '<html lang="pl"><title>Polityka</title><main><p>Dane osobowe</p></main></html>';
const filled = (piece: string): string => piece.repeat(Math.floor(MAX_PAGE_BYTES / piece.length));

describe('reading pages of foreign sites', () => {
  it('gives the words of a page and never its markup', async () => {
    const content = await makePageReader()(GOOD);
    assert.deepEqual(content, {
      text: 'Dane osobowe',
      title: 'Polityka',
      language: 'pl',
      asksForPassword: false,
      scripts: [],
      contentPolicies: [],
    });
  });

  it('stops at a page of too many elements, or of too many within each other, and reads the next one', async () => {
    const read = makePageReader(30_000);
    assert.equal(await read('<br>'.repeat(MAX_NODES + 1)), null);
    assert.equal(await read('<div>'.repeat(MAX_DEPTH + 1)), null);
    assert.equal((await read(`${'<div>'.repeat(MAX_DEPTH - 10)}Treść`))?.text, 'Treść');
    assert.equal((await read(GOOD))?.title, 'Polityka');
  });

  it('stops at a page that takes too long, and reads the next one', async () => {
    const read = makePageReader(100);
    // Below every other limit, but takes hundreds of milliseconds.
    const page = `${'<span>'.repeat(MAX_DEPTH - 10)}${'<p>a</p></x>'.repeat(90_000)}`;
    const [slow, next] = await Promise.all([read(page), read(GOOD)]);
    assert.equal(slow, null);
    let good = next;
    while (good === null) good = await read(GOOD);
    assert.equal(good.title, 'Polityka');
  });

  it('has an answer to pages of two megabytes that are made to hold it up', async () => {
    const read = makePageReader();
    for (const piece of [
      '<',
      '<!--',
      '<input ',
      '<html lang',
      '<meta ',
      '<main>',
      '</p>',
      '&amp',
      '<script>',
      '\u0301\u0316',
    ]) {
      const content = await read(filled(piece));
      assert.ok(content === null || content.text.length <= 100_000, piece);
    }
    assert.equal((await read(GOOD))?.title, 'Polityka');
  });
});
