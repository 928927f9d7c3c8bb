/* Settings → Zgoda: fetches the status card again when it is out of date, so that the page itself waits for no request. */
(() => {
  /* While the service checks a page, ask again: this often, with this pause. */
  const MOST_ASKS = 8;
  const PAUSE_MS = 1500;
  const ask = (asks) => {
    const card = document.getElementById('zgoda-state');
    if (!card?.dataset.nonce) return;
    const line = card.querySelector('.zgoda-asking');
    /* Announced once to screen readers. */
    if (asks === 1) line.textContent = line.dataset.asking;
    const body = new URLSearchParams({ action: 'zgoda_state', _wpnonce: card.dataset.nonce });
    fetch(window.ajaxurl, { method: 'POST', body, credentials: 'same-origin' })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)))
      .then((html) => {
        const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('zgoda-state');
        const focused = card.contains(document.activeElement) ? document.activeElement.id : '';
        card.replaceWith(document.adoptNode(fresh));
        if (focused) document.getElementById(focused)?.focus();
        if (asks < MOST_ASKS) setTimeout(ask, PAUSE_MS, asks + 1);
      })
      .catch(() => {
        line.textContent = line.dataset.failed;
      });
  };
  ask(1);
})();
