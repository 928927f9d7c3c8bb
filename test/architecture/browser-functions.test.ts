import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from '../support/imports.ts';

/**
 * Missing in the oldest supported browsers (operations.md §17: Chrome 105, Firefox 110, Safari 16.4). No
 * polyfills. Calls with `?.` are allowed.
 */
const NEWER_IN_SCRIPTS: Record<string, RegExp> = {
  'URL.canParse: Chrome 120, Firefox 115, Safari 17': /\bcanParse\b(?!\?\.)/,
  'URL.parse: Chrome 126, Firefox 126, Safari 18': /\bURL\.parse\b(?!\?\.)/,
  'ARIA as properties: Firefox 119': /\baria[A-Z]\w*/,
  'toSorted, toReversed, toSpliced, with: Chrome 110, Firefox 115':
    /\.(toSorted|toReversed|toSpliced|with)\(/,
  'groupBy: Chrome 117, Firefox 119, Safari 17.4': /\bgroupBy\(/,
  'Promise.withResolvers: Chrome 119, Firefox 121, Safari 17.4': /\bwithResolvers\(/,
  'Promise.try: Chrome 128, Firefox 134, Safari 18.2': /\bPromise\.try\(/,
  'Array.fromAsync: Chrome 121, Firefox 115': /\bfromAsync\(/,
  'methods of sets: Chrome 122, Firefox 127, Safari 17':
    /\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
  'methods of iterators: Chrome 122, Firefox 131, Safari 18.4':
    /\.(values|keys|entries)\(\)\.(map|filter|find|some|every|reduce|forEach|take|drop|flatMap|toArray)\(/,
  'AbortSignal.any: Chrome 116, Firefox 124, Safari 17.4': /\bAbortSignal\.any\b/,
  'isWellFormed, toWellFormed: Chrome 111, Firefox 119': /\b(is|to)WellFormed\b(?!\?\.)/,
  'Intl.Segmenter: Firefox 125': /\bIntl\.Segmenter\b/,
  'Intl.DurationFormat: Chrome 129, Firefox 136': /\bDurationFormat\b/,
  'requestIdleCallback: not in Safari': /\brequestIdleCallback\b(?!\?\.)/,
  'scrollend: Chrome 114, Safari 26.2': /\bscrollend\b/,
  'checkVisibility: Safari 17.4': /\bcheckVisibility\b(?!\?\.)/,
  'popovers: Chrome 114, Firefox 125, Safari 17': /\b(show|hide|toggle)Popover\b|\bpopover=/,
  'closedby of dialogs: Chrome 134, Firefox 141': /\bclosed[bB]y\b/,
  'requestClose of dialogs: Chrome 134, Firefox 139': /\brequestClose\b/,
  'moveBefore: Chrome 133, Firefox 144': /\bmoveBefore\b/,
  'userActivation: Firefox 120': /\buserActivation\b(?!\?\.)/,
};
const NEWER_IN_SHEETS: Record<string, RegExp> = {
  ':has(): Firefox 121': /:has\(/,
  'dvh, svh, lvh: Chrome 108': /\d[dsl]v[hwib]\b/,
  'lh: Chrome 109, Firefox 120': /\d(r?lh)\b/,
  ':dir(): Chrome 120': /:dir\(/,
  ':user-invalid: Chrome 119': /:user-(in)?valid/,
  'light-dark(): Chrome 123, Firefox 120, Safari 17.5': /\blight-dark\(/,
  'color-mix(): Chrome 111, Firefox 113': /\bcolor-mix\(/,
  'relative colours and oklch(): Chrome 111, Firefox 113': /\bokl(ch|ab)\(|\bfrom var\(/,
  '@scope, @starting-style: Chrome 117': /@(scope|starting-style)\b/,
  'subgrid: Chrome 117': /\bsubgrid\b/,
  'linear(): Chrome 113, Firefox 112, Safari 17.2': /[: ]linear\(/,
};
/** Style sheets that use such a property, and how they look without it. */
const GOES_WITHOUT: Record<string, string> = {
  'console/styles/base.css dvh, svh, lvh': 'taken by @supports, else vh',
  'console/styles/controls.css :has()':
    'the control in the box shows by itself that it is chosen or has the focus',
  'console/styles/changes.css :has()': 'the control in the box shows by itself that it is chosen',
  'console/styles/notices.css :has()': 'a chip without an icon has a wider edge',
  'console/styles/replies.css :has()': 'the gaps are listed under the field',
  'console/styles/records.css :has()': 'the whole page is printed',
};

const withoutComments = (text: string): string => text.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '');
const usesOf = (ending: RegExp, newer: Record<string, RegExp>): string[] =>
  filesBelow('plugin-assets')
    .filter((file) => ending.test(file))
    .flatMap((file) => {
      const text = withoutComments(readFileSync(join(root, file), 'utf8')).replace(/^ *\/\/.*$/gm, '');
      return Object.keys(newer)
        .filter((name) => newer[name]?.test(text))
        .map((name) => `${file.replace('plugin-assets/', '')} ${name.split(': ')[0]}`);
    })
    .sort();

describe('the browser files', () => {
  it('call no function that a promised browser lacks', () => {
    assert.deepEqual(usesOf(/\.tsx?$/, NEWER_IN_SCRIPTS), []);
  });

  it('use in their sheets only what a promised browser has, or what nobody misses', () => {
    assert.deepEqual(usesOf(/\.css$/, NEWER_IN_SHEETS), Object.keys(GOES_WITHOUT).sort());
  });
});
