/** What every page of the shop has: head, demo bar, header, footer, and the one script tag of the chat. */
import { POLICY_PATHS } from './demo-state.mjs';
import { CONTROLLER, POLICY, SHOP_NAME } from './policy-text.mjs';
import { WORDS } from './words.mjs';

/** Text for HTML; a word of one letter stays with the next word, a unit with its number. */
export const esc = (text) =>
  String(text)
    .replace(/(^|[\s(„])([aiouwzAIOUWZ]) (?=\S)/g, '$1$2\u00a0')
    .replace(
      /[&<>"]/g,
      (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character],
    );

export const PATHS = {
  pl: { home: '/', cart: '/koszyk', good: '/p/', policy: POLICY_PATHS.pl },
  en: { home: '/en/', cart: '/en/cart', good: '/en/p/', policy: POLICY_PATHS.en },
};

/** The tag that a shop pastes or its adapter prints (contract/README.md, section 3). */
export const scriptTag = (service, key, locale, product) =>
  `<script data-cfasync="false" src="${esc(service)}/w/v1/${esc(key)}.js" async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="${locale}"${product ? ` data-product="${esc(product)}"` : ''} data-no-optimize="1" data-no-defer="1" nowprocket></script>`;

const LEAF =
  '<svg class="logo-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M9 23C7 13 14 8 24 8c1 10-5 17-13 15M9 25c2-6 6-10 10-12" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';

/**
 * One whole page.
 * @param {{ locale: 'pl' | 'en', title: string, path: string, otherPath: string, main: string, isPublished: boolean,
 *   product?: string, report: 'accepted' | 'waiting' | 'refused', service: string, key: string, demoIsTouched: boolean }} page
 */
export const renderPage = (page) => {
  const { locale, title, path, main, service, key } = page;
  const t = WORDS[locale];
  const paths = PATHS[locale];
  const current = (address) => (address === path ? ' aria-current="page"' : '');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${esc(title)}</title>
<link rel="icon" href="/public/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/public/tokens.css">
<link rel="stylesheet" href="/public/shop.css">
<script src="/public/shop.js" defer></script>
</head>
<body>
<a class="skip" href="#content">${esc(t.skip)}</a>
${demoBar(page, t)}
<header class="head">
<div class="wrap head-row">
<a class="logo" href="${paths.home}">${LEAF}<span>${esc(SHOP_NAME)}</span></a>
<nav class="menu" aria-label="${esc(t.mainMenu)}">
<a href="${paths.home}#goods">${esc(t.shop)}</a>
<a href="${paths.home}#about">${esc(t.about)}</a>
<a href="${paths.cart}"${current(paths.cart)}>${esc(t.cart)} <span class="count" data-cart-count hidden></span></a>
</nav>
</div>
</header>
<main id="content" tabindex="-1">
${main}
</main>
<footer class="foot">
<div class="wrap foot-row">
<section><h2>${esc(SHOP_NAME)}</h2><p>${esc(t.tagline)}.</p></section>
<section><h2>${esc(t.contact)}</h2><address>${esc(CONTROLLER.name)}<br>${esc(CONTROLLER.address)}<br><a href="mailto:${esc(CONTROLLER.email)}">${esc(CONTROLLER.email)}</a><br>${esc(CONTROLLER.phone)}</address></section>
<section><h2>${esc(t.information)}</h2>${
    page.isPublished
      ? `<p><a href="${paths.policy}" rel="privacy-policy"${current(paths.policy)}>${esc(POLICY[locale].title)}</a></p>`
      : `<p>${esc(t.policyMissing)}</p>`
  }</section>
</div>
</footer>
${scriptTag(service, key, locale, page.product)}
</body>
</html>
`;
};

/** The bar to play with: it is no part of a shop, and looks it. */
const demoBar = (page, t) => {
  const { isPublished, report, locale, path, otherPath, service } = page;
  const told = { accepted: t.demoAccepted, waiting: t.demoWaiting, refused: t.demoRefused }[report];
  const other = locale === 'pl' ? 'en' : 'pl';
  return `<aside class="demo" aria-label="${esc(t.demoLabel)}"><details id="demo" open data-touched="${page.demoIsTouched}">
<summary><span class="demo-mark">${esc(t.demo)}</span> ${esc(t.demoText)}</summary>
<div class="demo-body">
<form class="demo-policy" method="post" action="/demo/policy">
<input type="hidden" name="back" value="${esc(path)}">
<p role="status"><span class="dot ${isPublished ? 'is-on' : 'is-off'}" aria-hidden="true"></span>${esc(t.demoPolicy)}: <strong>${esc(isPublished ? t.demoPublished : t.demoDraft)}</strong>. ${esc(told)}</p>
<button class="small" name="policy" value="${isPublished ? 'draft' : 'published'}">${esc(isPublished ? t.demoUnpublish : t.demoPublish)}</button>
</form>
<p class="demo-staff">${esc(t.demoStaff)} <a href="${esc(service)}/console" target="_blank" rel="noopener">${esc(t.demoConsole)} <span class="unseen">${esc(t.newTab)}</span></a></p>
<p class="demo-language"><a href="${otherPath}" lang="${other}" hreflang="${other}">${esc(t.otherLanguage)}</a></p>
</div>
</details></aside>`;
};
