import { element } from './element.ts';
import { KEYS_ADDRESS } from './read-keys.ts';
import type { VerifyWords } from './words/verify-catalog.ts';

export const offlineSection = (words: VerifyWords): HTMLElement =>
  element(
    'section',
    { className: 'card quiet' },
    element(
      'p',
      {},
      element('a', { href: '/verify/verify-evidence.mjs', download: 'verify-evidence.mjs' }, words.offline),
    ),
    element('p', {}, element('a', { href: KEYS_ADDRESS, download: 'zgoda-keys.json' }, words.savedKeys)),
    element('code', {}, words.offlineHow),
  );
