// The shop's own script: the cart. Nothing is stored until something is put into it.
(() => {
  const KEY = 'lisc-i-glina-cart';
  const read = () => {
    try {
      const cart = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
      return typeof cart === 'object' && cart !== null ? cart : {};
    } catch {
      return {};
    }
  };
  const write = (cart) => {
    try {
      if (Object.keys(cart).length === 0) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, JSON.stringify(cart));
    } catch {
      // A browser that stores nothing has a cart for this page only.
    }
    show(cart);
  };
  const price = (grosz) => {
    const rest = grosz % 100;
    return `${Math.floor(grosz / 100)}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}\u00a0zł`;
  };
  const one = (selector, from = document) => from.querySelector(selector);

  function show(cart) {
    const pieces = Object.values(cart).reduce((sum, amount) => sum + amount, 0);
    const badge = one('[data-cart-count]');
    badge.hidden = pieces === 0;
    badge.textContent = String(pieces);
    const full = one('[data-cart-full]');
    if (!full) return;
    let sum = 0;
    for (const line of document.querySelectorAll('[data-line]')) {
      const amount = cart[line.dataset.line] ?? 0;
      line.hidden = amount === 0;
      if (amount === 0) continue;
      const total = amount * Number(line.dataset.grosz);
      sum += total;
      one('[data-amount]', line).value = String(amount);
      one('[data-line-price]', line).textContent = price(total);
    }
    full.hidden = pieces === 0;
    one('[data-cart-empty]').hidden = pieces > 0;
    one('[data-cart-sum]').textContent = price(sum);
  }

  document.addEventListener('click', (event) => {
    const add = event.target.closest('[data-add]');
    if (add) {
      const cart = read();
      cart[add.dataset.add] = Math.min(99, (cart[add.dataset.add] ?? 0) + 1);
      write(cart);
      const said = one('[data-added]');
      const link = document.createElement('a');
      link.href = said.dataset.href;
      link.textContent = said.dataset.link;
      said.replaceChildren(`${said.dataset.text} `, link);
    }
    const remove = event.target.closest('[data-remove]');
    if (remove) {
      const cart = read();
      delete cart[remove.closest('[data-line]').dataset.line];
      write(cart);
      one('h1').tabIndex = -1;
      one('h1').focus();
    }
    if (event.target.closest('[data-order]')) {
      const answer = one('[data-order-answer]');
      answer.textContent = answer.dataset.text;
    }
  });
  document.addEventListener('change', (event) => {
    if (!event.target.matches('[data-amount]')) return;
    const cart = read();
    const amount = Math.round(Number(event.target.value));
    cart[event.target.closest('[data-line]').dataset.line] = Math.min(99, Math.max(1, amount || 1));
    write(cart);
  });

  // On a phone the demo bar starts closed, unless it was just used.
  const bar = one('#demo');
  if (bar && bar.dataset.touched !== 'true' && matchMedia('(max-width: 719px)').matches) bar.open = false;
  show(read());
})();
