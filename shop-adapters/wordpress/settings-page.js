/* Settings → Zgoda: fetches the card anew when what it says is old, so that the page itself waits for nobody. */
(() => {
  const card = document.getElementById('zgoda-state');
  if (!card?.dataset.nonce) return;
  const line = card.querySelector('.zgoda-asking');
  line.textContent = line.dataset.asking;
  const body = new URLSearchParams({ action: 'zgoda_state', _wpnonce: card.dataset.nonce });
  fetch(window.ajaxurl, { method: 'POST', body, credentials: 'same-origin' })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)))
    .then((html) => {
      const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('zgoda-state');
      const focused = card.contains(document.activeElement) ? document.activeElement.id : '';
      card.replaceWith(document.adoptNode(fresh));
      if (focused) document.getElementById(focused)?.focus();
    })
    .catch(() => {
      line.textContent = line.dataset.failed;
    });
})();
