import type {
  FrameMessage,
  HostMessage,
  LoaderConfig,
  SentKind,
} from '../../service/protocol/embed-bridge.ts';
import type { ShownProduct } from '../../service/protocol/fields.ts';
import type { Locale } from '../../service/protocol/vocabulary.ts';
import { askShop } from '../shared/ask-shop.ts';
import { productOf } from './product-of.ts';
import { pageCatalog } from './words/page-catalog.ts';

// Page code after the click: frame, `window.zgoda` commands, product, identity token.

type Listener = (detail: unknown) => void;
type IdentitySource = string | (() => unknown);

const EVENTS = ['opened', 'closed', 'unread', 'sent', 'ended'];
const listeners: Record<string, Listener[]> = {};
let identity: IdentitySource | undefined;
let tell: ((state: string) => void) | undefined;
let stateNow = '';
/** Product set by command; valid only on its path. */
let context: { path: string; product: ShownProduct | undefined } | undefined;
/** Reported by the frame since its load. */
let isReady = false;
let goesOn = false;
/** Last command to the frame. */
let wish: string;
let sent: Record<SentKind, number>;
/** Sends page and product when changed. */
let retell: (() => void) | undefined;

const warn = (text: string) => console.warn(`Zgoda: ${text} See docs/javascript-api.md.`);

const emit = (event: string, detail?: unknown) => {
  for (const listener of listeners[event] ?? []) {
    try {
      listener(detail);
    } catch (error) {
      // Errors of page code must not stop the chat.
      console.error(error);
    }
  }
};

/** The token is optional. Rule: AD-30. */
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

/** The tag describes only the first page of client-side navigation. */
const loadedPath = new URL(performance.getEntriesByType('navigation')[0]?.name ?? '', location.href).pathname;

/** From command or tag: page data only, not of the visitor. Rule: MI-3. */
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
      // Only the visitor list needs consent. Rule: EP-5.
      dispatchEvent(new CustomEvent('zgoda-consent', { detail: first }));
      return;
    default:
      warn(`there is no command ${verb}.`);
  }
};

/**
 * @param badge unread count in the button
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
  // A reloaded frame keeps its state. Rule: EP-1.
  if (!isFirst) return tell(isReady ? (stateNow === 'open' ? 'open' : 'hidden') : state);

  const queue: unknown[] = (window as { zgoda?: unknown[] }).zgoda ?? [];
  const take = (command: unknown, isOld?: boolean) => {
    try {
      if (!isOld || `${command}` !== 'open') run(command, () => button.click());
    } catch (error) {
      // E.g. a throwing getter of the page.
      console.error(error);
    }
  };
  for (const command of queue.splice(0)) take(command, true);
  queue.push = (...commands) => {
    for (const command of commands) take(command);
    return 0;
  };
  tell(state);

  badge.style.cssText = 'background:#fd6;color:#000;border-radius:16px;padding:4px 8px;font-size:16px';
  // A closed frame is hidden from screen readers too. Rule: AX-2.
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
  /** The only storage on the shop's origin, written after a click. Rules: EP-1, EP-3. */
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
    status.textContent = data.count ? `${pageCatalog[lang as Locale].unread}: ${data.count}` : '';
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

  // Client-side navigation. Rule: MI-3.
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
