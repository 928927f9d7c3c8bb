import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';

/** Replaced on serving. */
declare const __ZGODA_CONFIG__: LoaderConfig;

// Loaded by every page, so it is terse. A child of <html>, safe from changes of <body>.
const doc = document;
const html = doc.documentElement;
const config = __ZGODA_CONFIG__;
const make = (tag: string) => doc.createElement(tag);

if (doc.querySelector('zgoda-chat')) console.warn('Zgoda: loaded twice');
else {
  const said = (
    doc.querySelector<HTMLElement>('[data-zgoda]')?.dataset.lang ||
    html.lang ||
    navigator.language
  )
    .slice(0, 2)
    .toLowerCase();
  // Unsupported page language: use the shop's.
  const locale = config.label[said] ? said : config.locale;
  const host = make('zgoda-chat');
  host.lang = locale;
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  const button = make('button');
  const frame = make('iframe') as HTMLIFrameElement;
  let state: string | null | undefined;
  let tries = 0;

  const load = () => {
    frame.src = `${config.origin}/w/v1/${config.key}/frame?${locale}&${state}`;
    root.append(frame);
    // Browsers may cache a failed import by URL.
    const page: Promise<typeof import('./page.ts')> = import(`${config.origin}/w/v1/page.js#${tries++}`);
    frame.onload = () => page.then(({ start }) => start(config, button, make('b'), frame, state as string));
  };

  // This order compresses best. Constructed: no `unsafe-inline`; `!important` overrides page rules.
  sheet.replaceSync(
    `:host{all:initial!important}` +
      `button,iframe{z-index:999;display:flex;border-radius:28px;${config.side}:16px;bottom:calc(${config.offset + 16}px + env(safe-area-inset-bottom));box-shadow:0 4px 24px #0005;position:fixed;border:0}` +
      `button{gap:8px;padding:0 16px;align-items:center;cursor:pointer;height:56px;background:${config.accent};font:600 16px system-ui;color:${config.onAccent}}` +
      `:focus-visible{outline-offset:-6px;outline:2px solid}` +
      `i{border:12px solid;border-radius:12px 12px 12px 0}` +
      `iframe{z-index:9999999;border-radius:16px;width:380px;height:min(620px,100% - ${config.offset + 32}px)}` +
      // Invisible but laid out, so that the frame is ready.
      `[hidden]{visibility:hidden}` +
      `@media print{*{visibility:hidden}}` +
      // Also for low windows.
      `@media(max-width:479px),(max-height:479px){button{gap:0;font-size:0}iframe{inset:0;width:100%;border-radius:0;height:100%}}`,
  );
  root.adoptedStyleSheets = [sheet];
  frame.hidden = true;
  frame.title = config.label[locale] as string;
  button.append(make('i'), frame.title);
  button.onclick = () => {
    state = 'shown';
    load();
  };
  root.append(button);
  html.append(host);

  /** Also after a return from the back-forward cache. */
  const resume = () => {
    try {
      if (!state) {
        state = sessionStorage.getItem(`zgoda:${config.key}`);
        if (state) load();
      }
    } catch {
      // Storage is blocked: the chat ended with the previous page.
    }
  };
  resume();
  addEventListener('pageshow', resume);

  // Only a user action may open the chat. Rules: EP-1, EP-2, D1.
  addEventListener(
    'click',
    (event) => event.isTrusted && (event.target as Element).closest('[data-zgoda-open]') && button.click(),
    true,
  );
  const page = window as { zgoda?: unknown[] };
  // An element of the page with the id or name `zgoda` is found here too.
  // biome-ignore lint/suspicious/noAssignInExpressions: bytes
  const queue = Array.isArray(page.zgoda) ? page.zgoda : (page.zgoda = []);
  const take = (command: unknown) =>
    // `==` matches both the string and an array that holds only it.
    // biome-ignore lint/suspicious/noDoubleEquals: shorter than looking into the array
    command == 'open' &&
    (navigator.userActivation?.isActive ? button.click() : console.warn('Zgoda: needs a click'));
  queue.map(take);
  // biome-ignore lint/suspicious/noAssignInExpressions: bytes
  queue.push = (command) => take((queue[queue.length] = command)) as unknown as number;
}
