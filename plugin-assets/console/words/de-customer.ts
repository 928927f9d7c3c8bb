import type { customerEn } from './en-customer.ts';
import { forms } from './word-forms.ts';

/** German words for what the shop server says about its customer. */
export const customerDe: typeof customerEn = {
  customer: {
    title: 'Im Shop',
    chip: 'Daten aus dem Shop',
    verified: 'Kunde, vom Shop bestätigt',
    guest: 'Gast, nicht angemeldet',
    account: 'Konto im Shop',
    cart: 'Warenkorb',
    items: forms({ one: '{n} Artikel', other: '{n} Artikel' }),
    orders: 'Bestellungen',
    order: 'Bestellung {number}',
    only: 'Nur für diesen Chat und mit ihm gelöscht.',
    failed: 'Die Daten des Shops konnten nicht geladen werden. Öffnen Sie den Chat noch einmal.',
  },
};
