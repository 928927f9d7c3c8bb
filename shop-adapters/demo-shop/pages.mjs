/** The shop's pages: path → title and content in the page's language. */
import { POLICY_PATHS } from './demo-state.mjs';
import { GOODS, priceText } from './goods.mjs';
import { esc, PATHS } from './layout.mjs';
import { POLICY, SHOP_NAME } from './policy-text.mjs';
import { WORDS } from './words.mjs';

const picture = (good, size) =>
  `<img src="/public/art/${good.slug}.svg" alt="" width="${size}" height="${size}" loading="lazy">`;

const card = (good, locale) => {
  const words = good[locale];
  return `<li class="card"><a href="${PATHS[locale].good}${good.slug}">
<span class="card-picture">${picture(good, 400)}</span>
<span class="card-kind">${esc(WORDS[locale][good.kind])}</span>
<span class="card-name">${esc(words.name)}</span>
<span class="card-short">${esc(words.short)}</span>
<span class="price">${priceText(good.grosz)}</span>
</a></li>`;
};

const home = (locale) => {
  const t = WORDS[locale];
  return {
    title: `${SHOP_NAME}: ${t.tagline.toLowerCase()}`,
    main: `<section class="hero"><div class="wrap hero-row">
<div class="hero-words"><h1>${esc(t.heroTitle)}</h1><p>${esc(t.heroText)}</p><p><a class="button" href="#goods">${esc(t.heroAction)}</a></p></div>
<img class="hero-picture" src="/public/art/hero.svg" alt="" width="960" height="720">
</div></section>
<section class="wrap block" id="goods" aria-labelledby="goods-title"><h2 id="goods-title">${esc(t.goodsTitle)}</h2>
<ul class="goods">${GOODS.map((good) => card(good, locale)).join('\n')}</ul></section>
<section class="band" id="about" aria-labelledby="about-title"><div class="wrap band-row">
<div><h2 id="about-title">${esc(t.aboutTitle)}</h2><p>${esc(t.aboutText)}</p></div>
<ul class="promises">${t.promises.map(([title, text]) => `<li><strong>${esc(title)}</strong><span>${esc(text)}</span></li>`).join('')}</ul>
</div></section>`,
  };
};

const goodPage = (good, locale) => {
  const t = WORDS[locale];
  const words = good[locale];
  const others = GOODS.filter((other) => other !== good)
    .sort((a, b) => Number(a.kind === good.kind) - Number(b.kind === good.kind))
    .slice(0, 4);
  return {
    title: `${words.name} · ${SHOP_NAME}`,
    product: words.name,
    main: `<div class="wrap block">
<nav class="crumbs" aria-label="${esc(t.home)}"><a href="${PATHS[locale].home}">${esc(t.home)}</a> <span aria-hidden="true">/</span> <span>${esc(t[good.kind])}</span></nav>
<article class="good">
<div class="good-picture">${picture(good, 560)}</div>
<div class="good-words"><h1>${esc(words.name)}</h1><p class="good-short">${esc(words.short)}</p><p class="price">${priceText(good.grosz)}</p>
<p>${esc(words.text)}</p>
<p class="good-act"><button class="button" type="button" data-add="${good.slug}">${esc(t.addToCart)}</button></p>
<p class="good-added" role="status" data-added data-text="${esc(t.added)}" data-link="${esc(t.seeCart)}" data-href="${PATHS[locale].cart}"></p>
<noscript><p>${esc(t.cartNeedsScript)}</p></noscript>
<dl class="facts">${words.facts.map(([name, value]) => `<div><dt>${esc(name)}</dt><dd>${esc(value)}</dd></div>`).join('')}</dl>
<p class="hint">${esc(t.askAbout)}</p></div>
</article>
<section aria-labelledby="others-title"><h2 id="others-title">${esc(t.otherGoods)}</h2><ul class="goods">${others.map((other) => card(other, locale)).join('\n')}</ul></section>
</div>`,
  };
};

const cart = (locale) => {
  const t = WORDS[locale];
  const row = (good) => `<li class="line" data-line="${good.slug}" data-grosz="${good.grosz}" hidden>
<span class="line-picture">${picture(good, 96)}</span>
<a class="line-name" href="${PATHS[locale].good}${good.slug}">${esc(good[locale].name)}</a>
<label class="line-amount"><span class="unseen">${esc(t.amount)}: ${esc(good[locale].name)}</span><input type="number" min="1" max="99" inputmode="numeric" value="1" data-amount></label>
<span class="price" data-line-price></span>
<button class="quiet" type="button" data-remove>${esc(t.remove)}<span class="unseen">: ${esc(good[locale].name)}</span></button></li>`;
  return {
    title: `${t.cart} · ${SHOP_NAME}`,
    main: `<div class="wrap block narrow"><h1>${esc(t.cart)}</h1>
<noscript><p>${esc(t.cartNeedsScript)}</p></noscript>
<p class="empty" data-cart-empty>${esc(t.cartEmpty)}</p>
<div data-cart-full hidden><ul class="lines">${GOODS.map(row).join('\n')}</ul>
<p class="sum"><span>${esc(t.sum)}</span> <strong class="price" data-cart-sum></strong></p>
<p class="order"><button class="button" type="button" data-order>${esc(t.order)}</button></p>
<p class="hint" role="status" data-order-answer data-text="${esc(t.orderAnswer)}"></p></div>
<p><a href="${PATHS[locale].home}#goods">${esc(t.back)}</a></p></div>`,
  };
};

const policy = (locale) => ({
  title: `${POLICY[locale].title} · ${SHOP_NAME}`,
  main: `<article class="wrap block narrow prose"><h1>${esc(POLICY[locale].title)}</h1>
${POLICY[locale].sections
  .map(
    ([heading, paragraphs]) =>
      `<h2>${esc(heading)}</h2>\n${paragraphs.map((text) => `<p>${esc(text)}</p>`).join('\n')}`,
  )
  .join('\n')}
</article>`,
});

const missing = (locale) => {
  const t = WORDS[locale];
  return {
    title: `${t.notFound} · ${SHOP_NAME}`,
    main: `<div class="wrap block narrow"><h1>${esc(t.notFound)}</h1><p>${esc(t.notFoundText)}</p><p><a class="button" href="${PATHS[locale].home}">${esc(t.back)}</a></p></div>`,
  };
};

/**
 * What stands at a path.
 * @param {string} path
 * @param {boolean} isPublished Is the policy page published?
 * @returns {{ status: number, locale: 'pl' | 'en', otherPath: string, title: string, main: string, product?: string }}
 */
export const pageAt = (path, isPublished) => {
  for (const locale of ['pl', 'en']) {
    const other = locale === 'pl' ? 'en' : 'pl';
    const found = (content, otherPath) => ({ status: 200, locale, otherPath, ...content });
    if (path === PATHS[locale].home) return found(home(locale), PATHS[other].home);
    if (path === PATHS[locale].cart) return found(cart(locale), PATHS[other].cart);
    if (path === POLICY_PATHS[locale] && isPublished) return found(policy(locale), POLICY_PATHS[other]);
    const good = GOODS.find(({ slug }) => path === `${PATHS[locale].good}${slug}`);
    if (good) return found(goodPage(good, locale), `${PATHS[other].good}${good.slug}`);
  }
  const locale = path.startsWith('/en/') ? 'en' : 'pl';
  return { status: 404, locale, otherPath: PATHS[locale === 'pl' ? 'en' : 'pl'].home, ...missing(locale) };
};
