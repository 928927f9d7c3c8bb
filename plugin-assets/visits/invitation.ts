import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import type { Locale } from '../../service/protocol/vocabulary.ts';
import { invitationCatalog } from './words/invitation-catalog.ts';

const sheetOf = ({ side, offset, accent, onAccent }: LoaderConfig): string =>
  ':host{all:initial!important}' +
  `div{position:fixed;z-index:998;${side}:16px;bottom:calc(${offset + 84}px + env(safe-area-inset-bottom));box-sizing:border-box;width:min(300px,100% - 32px);padding:16px;border-radius:16px;background:#fff;color:#1b1b1b;font:16px/1.4 system-ui;box-shadow:0 4px 24px #0005;overflow-wrap:anywhere}` +
  'strong{display:block;padding-right:32px;font-size:14px}' +
  'p{margin:0 0 12px;padding-right:32px}' +
  'button{min-height:44px;border:0;font:600 16px system-ui;cursor:pointer}' +
  `.accept{width:100%;border-radius:22px;background:${accent};color:${onAccent}}` +
  '.close{position:absolute;top:4px;right:4px;min-width:44px;background:none;color:inherit;border-radius:12px}' +
  'button:focus-visible{outline:2px solid;outline-offset:-4px}' +
  '@media(prefers-color-scheme:dark){div{background:#24262b;color:#f2f2f2}}';

/**
 * Opens nothing and takes no focus; politely announced. Rules: EP-5, D1.
 * @returns the remover
 */
export const showInvitation = (
  config: LoaderConfig,
  locale: Locale,
  { text, from }: { text: string; from: string | null },
  on: { accepted(): void; closed(): void },
): (() => void) => {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, words = ''): HTMLElementTagNameMap[K] => {
    const made = document.createElement(tag);
    made.textContent = words;
    return made;
  };
  const host = make('zgoda-invitation' as 'div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetOf(config));
  root.adoptedStyleSheets = [sheet];
  const box = make('div');
  box.setAttribute('role', 'status');
  const accept = make('button', invitationCatalog[locale].accept);
  accept.className = 'accept';
  const close = make('button', '✕');
  close.className = 'close';
  close.setAttribute('aria-label', invitationCatalog[locale].close);
  const remove = () => host.remove();
  accept.onclick = () => {
    remove();
    on.accepted();
  };
  close.onclick = () => {
    remove();
    on.closed();
  };
  host.onkeydown = ({ key }) => {
    if (key === 'Escape') close.click();
  };
  root.append(box);
  document.documentElement.append(host);
  // Live regions announce only later additions.
  box.append(...(from === null ? [] : [make('strong', from)]), make('p', text), accept, close);
  return remove;
};
