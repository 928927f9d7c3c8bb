/** Adds the tag of `snippet.html` once. On a server it does nothing. */
export function loadZgoda({ service, shopKey, lang }) {
  if (typeof document === 'undefined') return;
  // A router may have replaced the head after the chat was made.
  if (document.querySelector('script[data-zgoda], zgoda-chat')) return;
  const script = document.createElement('script');
  script.src = `${new URL(service).origin}/w/v1/${encodeURIComponent(shopKey)}.js`;
  script.async = true;
  script.crossOrigin = 'anonymous';
  script.referrerPolicy = 'no-referrer';
  script.dataset.zgoda = '';
  if (lang) script.dataset.lang = lang;
  // So that a later call tries again.
  script.onerror = () => script.remove();
  document.head.append(script);
}

/** Pushes a page command, also before the chat is loaded. On a server it does nothing. */
export function pushZgoda(command) {
  if (typeof window === 'undefined') return;
  // Browsers show an element with the id `zgoda` under this name.
  if (!Array.isArray(window.zgoda)) window.zgoda = [];
  window.zgoda.push(command);
}
