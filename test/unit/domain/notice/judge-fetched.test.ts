import assert from 'node:assert/strict';
import type { FetchedPage, FetchFailure } from '../../../../service/domain/model/base/ports.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { afterFailure, judgeFetched } from '../../../../service/domain/notice/check-policy-link.ts';
import { AT, aBinding, later } from '../../../support/builders/builders.ts';
import { fetchedPage } from '../../../support/builders/fetched-page.ts';

const ADDRESS = 'https://sklep.example/polityka';
const DAY_S = 86_400;
const REAL = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów sklepu. '.repeat(12);
const LOGIN = '<form><input type="password"></form>';

type Fetched = Exclude<FetchedPage, { kind: 'busy' }>;
const shown = (finalUrl: string, markup: string): Fetched => {
  const page = fetchedPage(finalUrl, markup);
  assert.ok(page.kind !== 'busy');
  return page;
};
const failed = (reason: FetchFailure): Fetched => ({ kind: 'failed', reason, detail: 'x' });
const status = (code: number): Fetched => ({ kind: 'status', status: code });

describe('what a fetched page is', () => {
  type Case = { of: string; page: Fetched; asked?: string; is: string };
  const CASES: readonly Case[] = [
    { of: 'a page with a real text', page: shown(ADDRESS, `<p>${REAL}</p>`), is: 'published ok' },
    {
      of: 'a page with a real text and a form for signing in',
      page: shown(ADDRESS, `<p>${REAL}</p>${LOGIN}`),
      is: 'published ok',
    },
    {
      of: 'a page with a short text',
      page: shown(ADDRESS, '<p>Wkrótce.</p>'),
      is: 'placeholder short',
    },
    {
      of: 'a page that asks for a password',
      page: shown(ADDRESS, `<p>Zaloguj się.</p>${LOGIN}`),
      is: 'unpublished login',
    },
    {
      of: 'a page that leads to the home page',
      page: shown('https://sklep.example/', `<p>${REAL}</p>`),
      is: 'absent home_page',
    },
    {
      of: 'the home page that was asked for itself',
      asked: 'https://sklep.example',
      page: shown('https://sklep.example//', `<p>${REAL}</p>`),
      is: 'published ok',
    },
    {
      of: 'a page with a letter that could not be decoded',
      page: shown(ADDRESS, `<p>${REAL} prywatno\ufffdci</p>`),
      is: 'encoding',
    },
    {
      of: 'a page with such a letter in its title',
      page: shown(ADDRESS, `<title>Polityka prywatno\ufffdci</title><p>${REAL}</p>`),
      is: 'encoding',
    },
    { of: 'an answer 404', page: status(404), is: 'absent http_404' },
    { of: 'an answer 410', page: status(410), is: 'absent http_410' },
    { of: 'an answer 401', page: status(401), is: 'unpublished http_401' },
    { of: 'an answer 403', page: status(403), is: 'unpublished http_403' },
    { of: 'an answer 500', page: status(500), is: 'no_answer' },
    {
      of: 'a way to another domain',
      page: { kind: 'left', finalUrl: 'https://x.example' },
      is: 'foreign other_domain',
    },
    { of: 'a file that is no page', page: failed('not_html'), is: 'absent not_html' },
    { of: 'a private address', page: failed('refused'), is: 'foreign private_address' },
    { of: 'a page that is too large', page: failed('too_large'), is: 'too_large' },
    { of: 'a page that cannot be read', page: failed('unreadable'), is: 'unreadable' },
    { of: 'a site that does not answer in time', page: failed('timeout'), is: 'no_answer' },
    { of: 'a site that is not on the net', page: failed('unknown_host'), is: 'no_answer' },
    { of: 'a site with a bad certificate', page: failed('certificate'), is: 'no_answer' },
  ];
  for (const { of, page, asked = ADDRESS, is } of CASES) {
    it(`is ${is} for ${of} [D3]`, () => {
      const judged = judgeFetched(asked, page);
      assert.equal(typeof judged === 'string' ? judged : `${judged.state} ${judged.reason}`, is);
    });
  }

  it('brings title, text and language of a page, and none where there is no page', () => {
    const page = shown(ADDRESS, `<html lang="de"><title>Polityka</title><p>${REAL}</p>`);
    assert.ok(page.kind === 'page');
    const { title, text } = page.content;
    assert.deepEqual(judgeFetched(ADDRESS, page), {
      state: 'published',
      reason: 'ok',
      title,
      text,
      language: 'pl',
    });
    const unnamed = judgeFetched(ADDRESS, { ...page, language: null });
    assert.equal(typeof unnamed === 'string' ? null : unnamed.language, 'de');
    const short = judgeFetched(ADDRESS, shown(ADDRESS, '<title>Polityka</title><main>Wkrótce.</main>'));
    assert.deepEqual(short, {
      state: 'placeholder',
      reason: 'short',
      title: 'Polityka',
      text: 'Wkrótce.',
      language: 'pl',
    });
    assert.deepEqual(judgeFetched(ADDRESS, status(404)), {
      state: 'absent',
      reason: 'http_404',
      title: null,
      text: null,
      language: null,
    });
  });
});

describe('a page that does not answer', () => {
  const [bound] = aBinding().pages;
  assert.ok(bound);
  type Case = { what: string; before: Partial<PolicyPage>; afterS: number; lost: boolean; failures: number };
  const CASES: readonly Case[] = [
    { what: 'once, is not lost', before: {}, afterS: 0, lost: false, failures: 1 },
    {
      what: 'twice over more than a day, is not lost',
      before: { failures: 1, failingSince: AT },
      afterS: 2 * DAY_S,
      lost: false,
      failures: 2,
    },
    {
      what: 'three times in less than a day, is not lost',
      before: { failures: 2, failingSince: AT },
      afterS: DAY_S - 1,
      lost: false,
      failures: 3,
    },
    {
      what: 'three times over a day, is unreachable [D3]',
      before: { failures: 2, failingSince: AT },
      afterS: DAY_S,
      lost: true,
      failures: 3,
    },
    {
      what: 'four times over a day, is unreachable [D3]',
      before: { failures: 3, failingSince: AT },
      afterS: DAY_S + 1,
      lost: true,
      failures: 4,
    },
    {
      what: 'at the first look of all, is unreachable at once [D3]',
      before: { reason: 'not_checked', state: 'absent' },
      afterS: 0,
      lost: true,
      failures: 1,
    },
  ];
  for (const { what, before, afterS, lost, failures } of CASES) {
    it(what, () => {
      const page = { ...bound, ...before };
      const now = later(afterS);
      assert.deepEqual(afterFailure(page, now, 'no_answer'), {
        ...page,
        checkedAt: now,
        failingSince: before.failingSince ?? now,
        failures,
        ...(lost ? { state: 'unreachable', reason: 'no_answer' } : {}),
      });
    });
  }
});
