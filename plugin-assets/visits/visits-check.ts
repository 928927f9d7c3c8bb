import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import type { ConsentTool } from '../../service/protocol/visit-lists.ts';
import { pageLocale } from './page-locale.ts';
import {
  hasPrivacyControl,
  type Reading,
  readSignal,
  readTools,
  type Told,
  type ToolWindow,
} from './signals.ts';
import { checkCatalog } from './words/check-catalog.ts';

// Diagnostics of cookie tools; stores and sends nothing.

const NAMES: Record<ConsentTool, string> = {
  complianz: 'Complianz',
  cookieyes: 'CookieYes',
  cookiebot: 'Cookiebot',
  wp_consent_api: 'WP Consent API',
  tcf: 'IAB TCF',
  google_consent_mode: 'Google Consent Mode',
  javascript: "zgoda.push(['consent', …])",
};
const SHEET =
  ':host{all:initial!important}' +
  'section{position:fixed;z-index:9999;top:16px;left:16px;box-sizing:border-box;width:min(420px,100% - 32px);max-height:80vh;overflow:auto;padding:16px;border-radius:16px;background:#fff;color:#1b1b1b;font:14px/1.5 system-ui;box-shadow:0 4px 24px #0005}' +
  'h2{margin:0;font-size:16px}ul{margin:8px 0;padding-left:20px}p{margin:8px 0;font-weight:600}' +
  'button{min-height:44px;padding:0 16px;font:600 14px system-ui}';

const LOOK_MS = 1_000;

export const show = (config: LoaderConfig, told: Told): void => {
  const page = window as unknown as ToolWindow;
  const w = checkCatalog[pageLocale(config)];
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };
  const host = make('zgoda-check' as 'div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  root.adoptedStyleSheets = [sheet];
  const section = make('section');
  const list = make('ul');
  const verdict = make('p');
  verdict.setAttribute('role', 'status');
  const close = make('button', w.close);
  section.append(make('h2', w.title), list, verdict, close);
  root.append(section);

  const wordOf = (says: Reading): string => (says === undefined ? w.silent : says ? w.yes : w.no);
  let shown = '';
  const look = (): void => {
    const lines = readTools(page, told).map(({ tool, says }) => `${NAMES[tool]}: ${wordOf(says)}`);
    if (hasPrivacyControl(page)) lines.push(w.control);
    const signal = readSignal(page, told);
    const says = signal === undefined ? w.unheard : signal === false ? w.refused : w.listed;
    // Only on change, else it is announced each second.
    if (shown === `${lines} ${says}`) return;
    shown = `${lines} ${says}`;
    list.replaceChildren(...lines.map((line) => make('li', line)));
    verdict.textContent = says;
  };
  const timer = setInterval(look, LOOK_MS);
  close.onclick = () => {
    clearInterval(timer);
    host.remove();
  };
  document.documentElement.append(host);
  look();
};
