import assert from 'node:assert/strict';
import { contentPolicyFaults } from '../../../service/domain/shop/content-policy.ts';
import { findSnippets } from '../../../service/domain/shop/find-snippet.ts';
import { parsePage } from '../../../service/outbound/parse-page.ts';

const PAGE = new URL('https://sklep.example/');
const CHAT = 'https://czat.example';
const LINE = `<script src="${CHAT}/w/v1/zgk_own.js" defer data-zgoda></script>`;

const faults = (header: string | null, line = LINE, head = '') => {
  const html = `<head>${head}</head><body>${line}</body>`;
  const { scripts, contentPolicies } = parsePage(html);
  const [snippet] = findSnippets(scripts, PAGE);
  assert.ok(snippet);
  return contentPolicyFaults(header, contentPolicies, snippet, PAGE);
};
const directives = (header: string, line?: string) => faults(header, line).map(({ directive }) => directive);

describe('a page’s Content-Security-Policy and the chat', () => {
  it('let each other live where nothing is forbidden, or the chat is named [AD-11]', () => {
    for (const policy of [
      null,
      '',
      "img-src 'none'",
      `script-src ${CHAT}; frame-src ${CHAT}`,
      'script-src czat.example; frame-src *.example:443',
      'script-src https:; frame-src *',
      `script-src ${CHAT}/w/v1/; frame-src ${CHAT}/w/v1/zgk_own/frame`,
      `default-src 'self' ${CHAT}`,
      `SCRIPT-SRC ${CHAT}; child-src ${CHAT}`,
    ]) {
      assert.deepEqual(faults(policy), [], String(policy));
    }
  });

  it('say which whole directive to write, with what stands there already [AD-11]', () => {
    assert.deepEqual(directives("script-src 'self' cdn.example; frame-src 'none'"), [
      `script-src 'self' cdn.example ${CHAT}`,
      `frame-src ${CHAT}`,
    ]);
    assert.deepEqual(directives(`script-src-elem 'self'; script-src ${CHAT}; frame-src ${CHAT}`), [
      `script-src-elem 'self' ${CHAT}`,
    ]);
  });

  it('propose a copy of the wide directive under the narrow name, so that the rest of the shop goes on', () => {
    assert.deepEqual(directives("default-src 'self' data:"), [
      `script-src 'self' data: ${CHAT}`,
      `frame-src 'self' data: ${CHAT}`,
    ]);
  });

  it('take no address that only looks alike', () => {
    for (const source of [
      'https://czat.example.evil.test',
      '*.czat.example',
      'http://other.example',
      'https://czat.example:8443',
      `${CHAT}/other/`,
    ]) {
      assert.equal(directives(`script-src ${source}; frame-src ${CHAT}`).length, 1, source);
    }
  });

  it('ask for the page’s nonce where addresses do not count, and are content when the tag has it', () => {
    const policy = `script-src 'nonce-abc' 'strict-dynamic' ${CHAT}; frame-src ${CHAT}`;
    assert.deepEqual(directives(policy), [null]);
    assert.deepEqual(directives(policy, LINE.replace(' defer', ' nonce="abc" defer')), []);
    assert.deepEqual(directives(policy, LINE.replace(' defer', ' nonce="old" defer')), [null]);
    const byScript = `<script nonce="abc">s.src="https:\\/\\/czat.example\\/w\\/v1\\/zgk_own.js"</script>`;
    assert.deepEqual(directives(policy, byScript), []);
  });

  it('must agree in each of several policies, of the header and of the page', () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;
    const found = faults(`script-src ${CHAT}, frame-src 'self'`, LINE, meta);
    assert.deepEqual(found, [
      { place: 'header', directive: `frame-src 'self' ${CHAT}` },
      { place: 'meta', directive: `script-src 'self' ${CHAT}` },
    ]);
  });
});

describe('snippets in a page', () => {
  const keys = (html: string) => findSnippets(parsePage(html).scripts, PAGE).map(({ key }) => key);

  it('are those that run, however they are written', () => {
    assert.deepEqual(keys(`<SCRIPT defer SRC='${CHAT}/w/v1/zgk_a.js'></SCRIPT>`), ['zgk_a']);
    assert.deepEqual(keys(`<script src=//czat.example/w/v1/zgk_a.js></script>`), ['zgk_a']);
    assert.deepEqual(keys(`<script>if(1<2)load("${CHAT}/w/v1/zgk_a.js")</script>`), ['zgk_a']);
    assert.deepEqual(keys(`İİİ${LINE}${LINE.replace('own', 'b')}`), ['zgk_own', 'zgk_b']);
  });

  it('are not those in a comment, in the text, or only fetched ahead', () => {
    assert.deepEqual(keys(`<!-- ${LINE} -->`), []);
    assert.deepEqual(keys(`<p>${CHAT}/w/v1/zgk_a.js</p><script>1</script>`), []);
    assert.deepEqual(keys(`<link rel="preload" as="script" href="${CHAT}/w/v1/zgk_a.js">`), []);
    assert.deepEqual(keys(`<script src="${CHAT}/w/v1/zgk_a/frame"></script>`), []);
  });
});
