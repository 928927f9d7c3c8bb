import type {
  FrameMessage,
  HostMessage,
  LoaderConfig,
  SentKind,
} from '../../service/protocol/embed-bridge.ts';
import type { ShownProduct } from '../../service/protocol/fields.ts';
import { askShop } from '../shared/ask-shop.ts';
import { productOf } from './product-of.ts';

// What the shop's page needs after the click: showing frame or button, the commands of `window.zgoda`, the product that the
// page shows, and the signed identity token of a customer. The loader fetches it from its own origin.

type Listener = (detail: unknown) => void;
type IdentitySource = string | (() => unknown);

const UNREAD: Record<string, string> = {
  pl: 'Nieprzeczytane wiadomości',
  en: 'Unread messages',
  de: 'Ungelesene Nachrichten',
};
const EVENTS = ['opened', 'closed', 'unread', 'sent', 'ended'];
const listeners: Record<string, Listener[]> = {};
let identity: IdentitySource | undefined;
let tell: ((state: string) => void) | undefined;
let stateNow = '';
/** The product set by command, and the path it was set on. It is ignored on any other path. */
let context: { path: string; product: ShownProduct | undefined } | undefined;
/** What the frame has told since it was loaded. */
let isReady = false;
let goesOn = false;
/** What it was told last. */
let wish: string;
let sent: Record<SentKind, number>;
/** Page and product as last sent to the frame; sent again only when they change. */
let retell: (() => void) | undefined;

const warn = (text: string) => console.warn(`Zgoda: ${text} See docs/javascript-api.md.`);

const emit = (event: string, detail?: unknown) => {
  for (const listener of listeners[event] ?? []) {
    try {
      listener(detail);
    } catch (error) {
      // Rethrow errors of the page's own code asynchronously, so that the chat keeps working.
      console.error(error);
    }
  }
};

/** Sends the token to the frame through the frame's port. Without a token the chat continues as before. Rule: AD-30. */
const answerIdentity = async (port: MessagePort): Promise<void> => {
  try {
    const token = await (identity === undefined
      ? askShop(warn)
      : typeof identity === 'function'
        ? identity()
        : identity);
    if (typeof token === 'string' && token) port.postMessage(token);
  } catch {
    // Treated as not signed in.
  }
};

/** The tag describes the page as first loaded; after client-side navigation it no longer applies. */
const loadedPath = new URL(performance.getEntriesByType('navigation')[0]?.name ?? '', location.href).pathname;

/** The product shown now, from the command or the tag: data of the page only, not of the visitor. Rule: MI-3. */
const shownProduct = (): ShownProduct | undefined => {
  const { pathname } = location;
  if (context?.path === pathname) return context.product;
  const name = document.querySelector<HTMLElement>('[data-zgoda][data-product]')?.dataset.product;
  return pathname === loadedPath ? productOf({ name }, warn) : undefined;
};

const run = (command: unknown, openIt: () => void): void => {
  if (!Array.isArray(command)) return warn("push an array, such as zgoda.push(['open']).");
  const [verb, first, second] = command;
  switch (verb) {
    case 'open':
      if (navigator.userActivation?.isActive) openIt();
      else warn('open needs a click of the visitor; use an element with data-zgoda-open.');
      return;
    case 'close':
      if (stateNow === 'open') tell?.('hidden');
      return;
    case 'identify':
      if (typeof first === 'string' || typeof first === 'function') identity = first as IdentitySource;
      else warn('identify takes a signed token, or a function that returns one.');
      return;
    case 'context': {
      const facts = first?.product;
      const isNone = first === null || facts === null;
      const product = facts && typeof facts === 'object' ? productOf(facts, warn) : undefined;
      if (!isNone && !product) warn('context takes {product: {name, id, price, currency}}, or null.');
      context = { path: location.pathname, product };
      return retell?.();
    }
    case 'on':
      if (!EVENTS.includes(first) || typeof second !== 'function')
        return warn(`on takes one of ${EVENTS.join(', ')}, and a function.`);
      listeners[first] = [...(listeners[first] ?? []), second as Listener];
      return;
    case 'consent':
      // The chat itself needs no consent; the visitor list of a shop that has one does. Rule: EP-5.
      dispatchEvent(new CustomEvent('zgoda-consent', { detail: first }));
      return;
    default:
      warn(`there is no command ${verb}.`);
  }
};

/**
 * The loader calls this each time the frame has loaded.
 * @param badge for the number of unread messages; it is in the button while there are some
 * @param state `shown` after a click; `open` or `hidden` after navigation
 */
export const start = (
  config: LoaderConfig,
  button: HTMLElement,
  badge: HTMLElement,
  frame: HTMLIFrameElement,
  state: string,
): void => {
  const isFirst = !tell;
  sent = { message: 0, form: 0 };
  goesOn = false;
  const load = button.onclick;
  tell = (wanted) => {
    wish = wanted;
    frame.contentWindow?.postMessage(
      {
        t: `host.${wanted}`,
        page: location.origin + location.pathname,
        product: shownProduct(),
      } as HostMessage,
      config.origin,
    );
  };
  // A frame that loaded itself anew stays as the visitor left it. Rule: EP-1.
  if (!isFirst) return tell(isReady ? (stateNow === 'open' ? 'open' : 'hidden') : state);

  const queue: unknown[] = (window as { zgoda?: unknown[] }).zgoda ?? [];
  const take = (command: unknown, isOld?: boolean) => {
    try {
      // Commands queued before the click; the loader has already handled each `open`.
      if (!isOld || `${command}` !== 'open') run(command, () => button.click());
    } catch (error) {
      // For example a getter of the page that throws. The chat keeps working.
      console.error(error);
    }
  };
  for (const command of queue.splice(0)) take(command, true);
  queue.push = (...commands) => {
    for (const command of commands) take(command);
    return 0;
  };
  tell(state);

  // The page's own CSS does not reach into the shadow root.
  badge.style.cssText = 'background:#fd6;color:#000;border-radius:16px;padding:4px 8px;font-size:16px';
  // While the chat is closed its frame is hidden from screen readers too. Rule: AX-2.
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.style.cssText = 'position:fixed;clip-path:inset(50%)';
  button.after(status);
  let count = 0;
  retell = () => {
    if (stateNow || !isReady) tell?.(stateNow || wish);
  };
  button.onclick = (event) => {
    if (isReady) tell?.('shown');
    else load?.call(button, event);
  };
  /** The only storage on the shop's origin: one word, written only after a click. Rules: EP-1, EP-3. */
  const remember = (word: string) => {
    try {
      if (word) sessionStorage.setItem(`zgoda:${config.key}`, word);
      else sessionStorage.removeItem(`zgoda:${config.key}`);
    } catch {
      // Storage is blocked: the chat ends with the page.
    }
  };
  addEventListener('message', ({ data, origin, source, ports }: MessageEvent<FrameMessage>) => {
    if (origin !== config.origin || source !== frame.contentWindow) return;
    if (data.t === 'frame.identity') {
      const [port] = ports;
      if (port) answerIdentity(port);
      return;
    }
    const isOpen = data.mark === 'open';
    isReady = true;
    remember(data.mark);
    badge.textContent = `${data.count}`;
    const { lang } = (button.getRootNode() as ShadowRoot).host as HTMLElement;
    status.textContent = data.count ? `${UNREAD[lang]}: ${data.count}` : '';
    // An empty label counts as none.
    button.setAttribute('aria-label', data.count ? `${frame.title}. ${status.textContent}` : '');
    if (data.count) button.append(badge);
    else badge.remove();
    if (button.hidden !== isOpen) {
      button.hidden = isOpen;
      frame.hidden = !isOpen;
      if (wish === 'shown') (isOpen ? frame : button).focus();
    }
    const was = stateNow;
    stateNow = data.mark;
    if (isOpen !== (was === 'open')) emit(isOpen ? 'opened' : 'closed');
    if (data.count !== count) {
      count = data.count;
      emit('unread', count);
    }
    for (const kind of ['message', 'form'] as const) {
      for (; sent[kind] < data.sent[kind]; sent[kind] += 1) emit('sent', { kind });
    }
    if (goesOn && !data.goesOn) emit('ended');
    goesOn = data.goesOn;
  });

  // Client-side navigation: the consultant sees the visitor's current page. Rule: MI-3.
  let seen = location.pathname;
  const follow = () => {
    if (location.pathname === seen) return;
    seen = location.pathname;
    retell?.();
  };
  for (const verb of ['pushState', 'replaceState'] as const) {
    const original = history[verb];
    history[verb] = function (...values) {
      original.apply(this, values);
      follow();
    };
  }
  addEventListener('popstate', follow);
};
