import type { Locale } from '../../service/protocol/vocabulary.ts';

type ReturnWords = Record<
  | 'title'
  | 'text'
  | 'goOn'
  | 'noMails'
  | 'noMailsTitle'
  | 'noMailsText'
  | 'working'
  | 'chat'
  | 'hidden'
  | 'hiddenText'
  | 'shop'
  | 'invalid'
  | 'invalidText'
  | 'failed'
  | 'failedText'
  | 'blocked'
  | 'blockedText'
  | 'closed'
  | 'closedText'
  | 'unsent'
  | 'unsentText'
  | 'retry',
  string
>;

export const returnWords: Record<Locale, ReturnWords> = {
  pl: {
    title: 'Wróć do rozmowy',
    text: 'Na Twoim czacie czeka odpowiedź. Po naciśnięciu przycisku rozmowa otworzy się w tej przeglądarce.',
    goOn: 'Otwórz rozmowę',
    noMails: 'Nie chcę więcej e-maili',
    noMailsTitle: 'Nie będzie więcej e-maili',
    noMailsText: 'Adres e-mail został usunięty. Ten link niczego już nie otwiera.',
    working: 'Chwileczkę…',
    chat: 'Rozmowa ze sklepem',
    hidden: 'Rozmowa jest zamknięta na tej stronie',
    hiddenText: 'Możesz otworzyć ją ponownie albo wrócić do sklepu.',
    shop: 'Wróć do sklepu',
    invalid: 'Ten link już nie działa',
    invalidText:
      'Rozmowa mogła się zakończyć albo minął czas, przez który link działał. Nową rozmowę zaczniesz na stronie sklepu.',
    failed: 'Nie udało się',
    failedText: 'Sprawdź połączenie z internetem i spróbuj jeszcze raz.',
    blocked: 'Rozmowy nie można tu otworzyć',
    blockedText:
      'Ta przeglądarka nic tu nie zapisuje, a bez tego rozmowa się nie otworzy. Zezwól na to w ustawieniach albo otwórz link w innej przeglądarce.',
    closed: 'Czat sklepu jest teraz zamknięty',
    closedText: 'Rozmowy nie można teraz otworzyć. Spróbuj później.',
    unsent: 'Tego nie udało się wysłać',
    unsentText:
      'Te słowa zostały napisane w tej przeglądarce do innej rozmowy. Skopiuj je, jeśli są jeszcze potrzebne: gdy otworzysz rozmowę, znikną.',
    retry: 'Spróbuj jeszcze raz',
  },
  en: {
    title: 'Back to your chat',
    text: 'An answer waits in your chat. Press the button to open the chat in this browser.',
    goOn: 'Open the chat',
    noMails: 'Send me no more e-mails',
    noMailsTitle: 'There will be no more e-mails',
    noMailsText: 'The e-mail address was deleted. This link opens nothing any more.',
    working: 'One moment…',
    chat: 'Chat with the shop',
    hidden: 'The chat is closed on this page',
    hiddenText: 'You can open it again, or go back to the shop.',
    shop: 'Back to the shop',
    invalid: 'This link does not work any more',
    invalidText:
      'The chat may have ended, or the time of the link is over. You can start a new chat on the page of the shop.',
    failed: 'That did not work',
    failedText: 'Check your connection and try again.',
    blocked: 'The chat cannot be opened here',
    blockedText:
      'This browser stores nothing on this page, and the chat does not open without it. Allow it in the settings, or open the link in another browser.',
    closed: 'The chat of the shop is closed now',
    closedText: 'The chat cannot be opened at the moment. Please try later.',
    unsent: 'This could not be sent',
    unsentText:
      'These words were written in this browser for another chat. Copy them if you still need them: they are gone once you open the chat.',
    retry: 'Try again',
  },
  de: {
    title: 'Zurück zu Ihrem Chat',
    text: 'In Ihrem Chat wartet eine Antwort. Mit der Schaltfläche öffnen Sie den Chat in diesem Browser.',
    goOn: 'Chat öffnen',
    noMails: 'Keine weiteren E-Mails an mich',
    noMailsTitle: 'Sie bekommen keine weiteren E-Mails',
    noMailsText: 'Die E-Mail-Adresse wurde gelöscht. Dieser Link öffnet nichts mehr.',
    working: 'Einen Moment…',
    chat: 'Chat mit dem Shop',
    hidden: 'Der Chat ist auf dieser Seite geschlossen',
    hiddenText: 'Sie können ihn wieder öffnen oder zum Shop zurückkehren.',
    shop: 'Zurück zum Shop',
    invalid: 'Dieser Link funktioniert nicht mehr',
    invalidText:
      'Der Chat wurde vielleicht beendet, oder die Zeit des Links ist abgelaufen. Einen neuen Chat beginnen Sie auf der Seite des Shops.',
    failed: 'Das hat nicht geklappt',
    failedText: 'Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    blocked: 'Der Chat lässt sich hier nicht öffnen',
    blockedText:
      'Dieser Browser speichert auf dieser Seite nichts, und ohne das öffnet sich der Chat nicht. Erlauben Sie es in den Einstellungen oder öffnen Sie den Link in einem anderen Browser.',
    closed: 'Der Chat des Shops ist zurzeit geschlossen',
    closedText: 'Der Chat lässt sich jetzt nicht öffnen. Bitte versuchen Sie es später.',
    unsent: 'Das konnte nicht gesendet werden',
    unsentText:
      'Diese Worte wurden in diesem Browser für einen anderen Chat geschrieben. Kopieren Sie sie, wenn Sie sie noch brauchen: Sobald Sie den Chat öffnen, sind sie weg.',
    retry: 'Noch einmal versuchen',
  },
};
