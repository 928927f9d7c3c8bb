import assert from 'node:assert/strict';
import { readSignal, type TcData, type ToolWindow } from '../../../../plugin-assets/visits/signals.ts';

/** Objects of each cookie tool, as its published code builds them. */
const complianz = (marketing: '' | 'allow' | 'deny', changes: object = {}): ToolWindow => {
  const facts = { consenttype: 'optin', ...changes };
  return {
    complianz: facts,
    // Complianz 7: outside opt-in an unanswered banner counts as yes.
    cmplz_has_consent: () =>
      facts.consenttype !== 'optin' && marketing === '' ? true : marketing === 'allow',
  };
};
const wpConsentApi = (marketing: '' | 'allow' | 'deny', type?: string): ToolWindow => ({
  wp_has_consent: () =>
    !type ? true : type.includes('optout') && marketing === '' ? true : marketing === 'allow',
  wp_fallback_consent_type: '',
  ...(type === undefined ? {} : { wp_consent_type: type }),
});
const cookieYes = (advertisement: boolean, changes: object = {}): ToolWindow => ({
  getCkyConsent: () => ({
    activeLaw: 'gdpr',
    categories: { necessary: true, functional: false, analytics: true, advertisement },
    isUserActionCompleted: true,
    ...changes,
  }),
});
const cookiebot = (marketing: boolean, changes: object = {}): ToolWindow => ({
  Cookiebot: { hasResponse: true, consent: { marketing, method: 'explicit' }, ...changes },
});
const consentMode = (...acts: ['default' | 'update', string][]): ToolWindow => ({
  dataLayer: [
    { event: 'gtm.js' },
    // gtag() pushes its `arguments`.
    ...acts.map(([act, state]) =>
      ((...all: unknown[]) => ({ ...all, length: all.length }))('consent', act, {
        analytics_storage: 'granted',
        ad_personalization: state,
      }),
    ),
  ],
});
const tcData = (purposes: Record<string, boolean>, changes: object = {}): TcData => ({
  gdprApplies: true,
  eventStatus: 'useractioncomplete',
  publisher: { consents: purposes },
  ...changes,
});
const ALL_PURPOSES = { 1: true, 5: true, 6: true };

describe('the signal of a cookie tool', () => {
  it('is none where no tool said anything, also with the WP Consent API alone, which then allows everything [EP-5]', () => {
    assert.equal(readSignal({}, {}), undefined);
    const api = wpConsentApi('');
    assert.equal(api.wp_has_consent?.('marketing'), true);
    assert.equal(readSignal(api, {}), undefined);
  });

  for (const [name, yes, tool] of [
    ['Complianz', complianz('allow'), 'complianz'],
    ['the WP Consent API', wpConsentApi('allow', 'optin'), 'wp_consent_api'],
    ['CookieYes', cookieYes(true), 'cookieyes'],
    ['Cookiebot', cookiebot(true), 'cookiebot'],
    ['Google Consent Mode', consentMode(['default', 'denied'], ['update', 'granted']), 'google_consent_mode'],
  ] as const) {
    it(`is the yes that a visitor gave in ${name} [EP-5]`, () => assert.equal(readSignal(yes, {}), tool));
  }
  it('is the yes of the IAB TCF to the shop itself, and the yes of the shop’s own script [EP-5]', () => {
    assert.equal(readSignal({}, { tcf: tcData(ALL_PURPOSES) }), 'tcf');
    assert.equal(readSignal({}, { javascript: true }), 'javascript');
  });

  for (const [name, page] of [
    ['Complianz that was refused', complianz('deny')],
    ['Complianz without an answer', complianz('')],
    ['Complianz that asks nobody outside opt-in', complianz('', { consenttype: 'optout' })],
    ['Complianz of a region without a law', complianz('', { consenttype: 'other' })],
    ['the WP Consent API that was refused', wpConsentApi('deny', 'optin')],
    ['the WP Consent API by opt-out', wpConsentApi('', 'optout')],
    ['CookieYes that was refused', cookieYes(false)],
    ['CookieYes before the answer', cookieYes(true, { isUserActionCompleted: false })],
    ['CookieYes under a law of opt-out', cookieYes(true, { activeLaw: 'ccpa' })],
    ['Cookiebot that was refused', cookiebot(false)],
    ['Cookiebot before the answer', cookiebot(true, { hasResponse: false })],
    [
      'Cookiebot that took scrolling for a yes',
      cookiebot(true, { consent: { marketing: true, method: 'implied' } }),
    ],
    ['Google Consent Mode after a withdrawal', consentMode(['update', 'granted'], ['update', 'denied'])],
    [
      'a tool that fails',
      {
        getCkyConsent: () => {
          throw new Error('not ready');
        },
      },
    ],
    [
      'a browser with Global Privacy Control',
      { ...cookiebot(true), navigator: { globalPrivacyControl: true } },
    ],
  ] as [string, ToolWindow][]) {
    it(`is no yes: ${name} [EP-5]`, () => assert.equal(readSignal(page, {}), false));
  }

  it('is no yes: the IAB TCF without all purposes, before the answer, or to other vendors alone [EP-5]', () => {
    for (const tcf of [
      tcData({ 1: true, 5: true, 8: true, 9: true }),
      tcData(ALL_PURPOSES, { eventStatus: 'cmpuishown' }),
      tcData({}, { purpose: { consents: ALL_PURPOSES } }),
    ])
      assert.equal(readSignal({}, { tcf }), false);
    assert.equal(readSignal({}, { tcf: tcData(ALL_PURPOSES, { gdprApplies: false }) }), undefined);
  });

  it('is no yes to statistics, which is no yes to being watched one by one [EP-5]', () => {
    const only = (wanted: string) => (category: string) => category === wanted;
    const yesTo = (category: string): ToolWindow[] => [
      { complianz: { consenttype: 'optin' }, cmplz_has_consent: only(category) },
      { wp_consent_type: 'optin', wp_has_consent: only(category) },
    ];
    for (const page of yesTo('statistics')) assert.equal(readSignal(page, {}), false);
    for (const page of yesTo('marketing')) assert.ok(readSignal(page, {}));
  });

  it('is that of the shop’s own script where it asks about the list itself [EP-5]', () => {
    assert.equal(readSignal(complianz('deny'), { javascript: true }), 'javascript');
    assert.equal(
      readSignal({ ...complianz('deny'), navigator: { globalPrivacyControl: true } }, { javascript: true }),
      false,
    );
  });

  it('is none where Google Consent Mode was only given a default, which is the shop’s word [EP-5]', () => {
    assert.equal(readSignal(consentMode(['default', 'granted']), {}), undefined);
  });

  it('is a no when one of several tools says no [EP-5]', () => {
    const page = { ...complianz('deny'), ...consentMode(['update', 'granted']) };
    assert.equal(readSignal(page, {}), false);
    assert.equal(readSignal(complianz('allow'), { javascript: false }), false);
  });
});
