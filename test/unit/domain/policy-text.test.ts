import assert from 'node:assert/strict';
import { judgePolicyText } from '../../../service/domain/notice/judge-policy-text.ts';
import { parsePage } from '../../../service/outbound/parse-page.ts';

const visibleText = (html: string) => parsePage(html).text;
const pageTitle = (html: string) => parsePage(html).title;
const documentLanguage = (html: string) => parsePage(html).language;
const asksForPassword = (html: string) => parsePage(html).asksForPassword;

const REAL = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów sklepu. '.repeat(12);

describe('text of a policy page', () => {
  it('takes a real text, and no stub, filler or blank form', () => {
    assert.equal(judgePolicyText(REAL), null);
    assert.equal(judgePolicyText('Wkrótce.'), 'short');
    assert.equal(judgePolicyText(`Lorem ipsum dolor sit amet. ${REAL}`), 'lorem_ipsum');
    assert.equal(judgePolicyText('lorem ipsum '.repeat(100)), 'lorem_ipsum');
    assert.equal(judgePolicyText(`Please replace this text with you privacy policy. ${REAL}`), 'stub');
    assert.equal(judgePolicyText(`Administratorem jest XXXXX. ${REAL}`), 'blanks');
    assert.equal(judgePolicyText(`Administratorem jest […]. ${REAL}`), 'blanks');
    assert.equal(judgePolicyText('{{ policy.body }}'), 'template');
  });

  it('reads the words of the page itself, so that a new theme changes nothing', () => {
    const content = '<h1>Polityka</h1><p>Dane&nbsp;i&nbsp;„prawa" &amp; obowi\u0105zki</p>';
    const one = `<html lang="pl-PL"><head><title>Polityka – Sklep</title><style>p{}</style></head><body><nav>Menu</nav><main>${content}<script>x()</script></main><footer>2026</footer></body></html>`;
    const two = `<html lang=pl><body><header>Inny motyw</header><div><main class="x">${content}</main></div></body></html>`;
    assert.equal(visibleText(one), 'Polityka Dane i „prawa" & obowiązki');
    assert.equal(visibleText(two), visibleText(one));
    assert.equal(pageTitle(one), 'Polityka');
    assert.equal(documentLanguage(one), 'pl');
    assert.equal(documentLanguage(two), 'pl');
  });

  it('sees a page that asks for a password', () => {
    assert.equal(asksForPassword('<form><input name="p" type="password"></form>'), true);
    assert.equal(asksForPassword('<p>password</p>'), false);
  });
});
