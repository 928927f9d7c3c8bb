import type { FrameMessage, HostMessage, LoaderConfig } from '../../service/protocol/embed-bridge.ts';

/** Replaced with the shop's own values when the file is served. */
declare const __ZGODA_CONFIG__: LoaderConfig;

// Every byte here is loaded on every page of every shop: this file is terser than the others. It waits for
// nothing: the tag may stand in the head, for the button is a child of <html>, where no transform of <body>
// moves it and no exchange of <body> removes it.
const doc = document;
const html = doc.documentElement;
const config = __ZGODA_CONFIG__;
const make = (tag: string) => doc.createElement(tag);

if (!doc.querySelector('zgoda-chat')) {
  const locale =
    [doc.querySelector<HTMLElement>('[data-zgoda]')?.dataset.lang, html.lang, navigator.language]
      .map((tag) => `${tag}`.slice(0, 2).toLowerCase())
      .find((tag) => config.label[tag]) ?? 'en';
  const host = make('zgoda-chat');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  const button = make('button');
  const badge = make('b');
  const frame = make('iframe') as HTMLIFrameElement;
  let isReady: boolean | undefined;

  /** The only storage in the shop's page: one word, written only after a click. Rules: EP-1, EP-3. */
  const mark = (verb: 'getItem' | 'setItem' | 'removeItem', word?: string) => {
    try {
      return sessionStorage[verb](`zgoda:${config.key}`, word as string);
    } catch {
      // Blocked storage: the chat ends with the page.
    }
  };
  let state = mark('getItem');

  const tell = () =>
    frame.contentWindow?.postMessage(
      { t: `host.${state}`, page: location.origin + location.pathname } as HostMessage,
      config.origin,
    );
  const load = () => {
    frame.src = `${config.origin}/w/v1/${config.key}/frame#${locale}`;
    root.append(frame);
  };

  // A sheet made by script needs no `unsafe-inline`; an important `:host` outranks whatever the page says of it.
  // The button stays under the shop's dialogs, the panel is over everything.
  sheet.replaceSync(
    `:host{all:initial!important}` +
      `button,iframe{position:fixed;z-index:999;${config.side}:16px;bottom:calc(${config.offset + 16}px + env(safe-area-inset-bottom));border:0;border-radius:28px;box-shadow:0 4px 24px #0005}` +
      `button{display:flex;align-items:center;gap:8px;height:56px;padding:0 16px;background:${config.accent};color:${config.onAccent};font:600 16px system-ui;cursor:pointer}` +
      `:focus-visible{outline:2px solid;outline-offset:-6px}` +
      `i{border:12px solid;border-radius:12px 12px 12px 0}` +
      `b{padding:4px 8px;border-radius:16px;background:#fd6;color:#000}` +
      `iframe{z-index:9999999;width:380px;height:min(620px,100% - ${config.offset + 32}px);border-radius:16px}` +
      `[hidden],b:empty{display:none}` +
      `@media(max-width:479px){button{gap:0;font-size:0}b{font-size:16px}iframe{inset:0;width:100%;height:100%;border-radius:0}}`,
  );
  root.adoptedStyleSheets = [sheet];
  frame.hidden = true;
  frame.onload = tell;
  frame.title = config.label[locale] as string;
  button.append(make('i'), frame.title, badge);
  button.onclick = () => {
    state = 'shown';
    if (isReady) tell();
    else load();
  };
  addEventListener('message', ({ data, origin, source }: MessageEvent<FrameMessage>) => {
    if (origin === config.origin && source === frame.contentWindow) {
      const isOpen = data.mark === 'open';
      isReady = true;
      mark(data.mark ? 'setItem' : 'removeItem', data.mark);
      badge.textContent = (data.count || '') as string;
      if (button.hidden !== isOpen) {
        button.hidden = isOpen;
        frame.hidden = !isOpen;
        if (state === 'shown') (isOpen ? frame : button).focus();
      }
    }
  });
  root.append(button);
  html.append(host);
  if (state) load();
}
