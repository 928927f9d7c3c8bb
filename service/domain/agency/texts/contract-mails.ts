import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** To the owners of the side that acts next. */
export const contractMails: Record<Locale, Readonly<Record<'agency' | 'shop', MailWords>>> = {
  pl: {
    agency: {
      subject: 'Umowa czeka na przyjęcie: {shop}',
      text: `Dzień dobry,

umowa firm {controller} i {agency} o obsłudze czatu sklepu „{shop}” jest gotowa do przyjęcia. Agencja może odczytywać rozmowy i zgłoszenia sklepu tylko na podstawie takiej umowy.

Prosimy ją przeczytać i przyjąć w konsoli, w ustawieniach sklepu, w zakładce „Dostęp” (trzeba się zalogować):

{link}

Jeśli nic o tym nie wiesz, nic nie trzeba robić.`,
    },
    shop: {
      subject: 'Agencja przyjęła umowę, teraz Twoja kolej: {shop}',
      text: `Dzień dobry,

agencja {agency} przyjęła umowę o obsłudze czatu sklepu „{shop}”. Umowa zacznie obowiązywać, gdy przyjmie ją także firma {controller}.

Prosimy ją przeczytać i przyjąć w konsoli, w ustawieniach sklepu, w zakładce „Dostęp” (trzeba się zalogować):

{link}

Jeśli nic o tym nie wiesz, nie przyjmuj umowy: bez tego nie zacznie obowiązywać.`,
    },
  },
  en: {
    agency: {
      subject: 'A contract is waiting for your acceptance: {shop}',
      text: `Hello,

{controller} has prepared a contract with {agency} about the chat of the shop {shop}. An agency may read chats and leads of a shop only under such a contract.

Please read and accept it in the console, in the settings of the shop, under “Access” (you will be asked to sign in):

{link}

If you know nothing about this, you do not need to do anything.`,
    },
    shop: {
      subject: 'The agency has accepted the contract, now it is your turn: {shop}',
      text: `Hello,

{agency} has accepted the contract about the chat of the shop {shop}. It takes effect when {controller} accepts it, too.

Please read and accept it in the console, in the settings of the shop, under “Access” (you will be asked to sign in):

{link}

If you know nothing about this, do not accept the contract. Without that it does not take effect.`,
    },
  },
  de: {
    agency: {
      subject: 'Ein Vertrag wartet auf Annahme: {shop}',
      text: `Guten Tag,

{controller} hat mit {agency} einen Vertrag über den Chat des Shops „{shop}“ vorbereitet. Eine Agentur darf Chats und Anfragen eines Shops nur mit einem solchen Vertrag lesen.

Bitte lesen Sie ihn und nehmen Sie ihn in der Konsole an, in den Einstellungen des Shops unter „Zugang“ (Sie müssen sich anmelden):

{link}

Wenn Sie davon nichts wissen, müssen Sie nichts tun.`,
    },
    shop: {
      subject: 'Die Agentur hat den Vertrag angenommen, jetzt sind Sie dran: {shop}',
      text: `Guten Tag,

{agency} hat den Vertrag über den Chat des Shops „{shop}“ angenommen. Er gilt, sobald auch {controller} ihn annimmt.

Bitte lesen Sie ihn und nehmen Sie ihn in der Konsole an, in den Einstellungen des Shops unter „Zugang“ (Sie müssen sich anmelden):

{link}

Wenn Sie davon nichts wissen, nehmen Sie den Vertrag nicht an. Ohne die Annahme gilt er nicht.`,
    },
  },
};
