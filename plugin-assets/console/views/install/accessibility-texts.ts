import type { Locale } from '../../../../service/protocol/vocabulary.ts';

/**
 * A paragraph about the chat for the shop's own accessibility statement, in the language of the shop. It says what was
 * tested and what was not, because a statement must not promise too much. Rule: AX-6.
 */
export const ACCESSIBILITY_TEXTS: Readonly<Record<Locale, readonly string[]>> = {
  pl: [
    'Czat w sklepie {shop}',
    'Na stronach sklepu działa czat Zgoda. Pokazuje się jako przycisk, a po naciśnięciu otwiera okno rozmowy albo formularz kontaktowy. Sam się nie otwiera, nie odtwarza dźwięku i nie przenosi fokusu bez działania użytkownika.',
    'Okno czatu zaprojektowano zgodnie z WCAG 2.1 na poziomie AA (norma EN 301 549, rozdział 9). Można je obsłużyć samą klawiaturą: Tab i Shift + Tab przechodzą po elementach, Enter wysyła wiadomość, Esc zamyka okno i wraca do przycisku. Fokus jest zawsze widoczny. Nowe wiadomości i błędy są ogłaszane czytnikom ekranu, pola mają etykiety, a pole zgody jest zwykłym, na początku pustym polem wyboru. Tekst można powiększyć do 200 %, a okno mieści się na ekranie o szerokości 320 pikseli. Kolory wybrane przez sklep są przyjmowane tylko wtedy, gdy kontrast tekstu wynosi co najmniej 4,5 : 1. Animacje znikają, gdy system prosi o ograniczenie ruchu.',
    'Sprawdzono automatycznie w przeglądarce Chromium: reguły axe, obsługę klawiaturą, kontrast i szerokość 320 pikseli, po polsku, angielsku i niemiecku. Nie przeprowadzono dotąd badań z użytkownikami czytników ekranu ani niezależnego audytu.',
    'Jeśli czat sprawia trudność, napisz do nas na {email}. Na każde pytanie, które można zadać na czacie, odpowiemy też e-mailem.',
  ],
  en: [
    'The chat in the shop {shop}',
    'The pages of this shop include the Zgoda chat. It appears as a button; pressing it opens a chat or a contact form. It never opens by itself, plays no sound and does not move the focus unless you act.',
    'The chat window is designed to meet WCAG 2.1 at level AA (EN 301 549, chapter 9). It can be used with the keyboard alone: Tab and Shift + Tab go through its parts, Enter sends a message, Esc closes the window and returns to the button. The focus is always visible. New messages and errors are announced to screen readers, fields have labels, and the consent box is a plain checkbox that starts empty. Text can be enlarged to 200 %, and the window fits a screen 320 pixels wide. Colours chosen by the shop are accepted only where text has a contrast of at least 4.5 : 1. Animations are off when the system asks for reduced motion.',
    'Tested automatically in the Chromium browser: axe rules, keyboard use, contrast and a width of 320 pixels, in Polish, English and German. There have been no tests with screen-reader users and no independent audit so far.',
    'If the chat is hard for you to use, write to us at {email}. Any question that can be asked in the chat is answered by e-mail as well.',
  ],
  de: [
    'Der Chat im Shop {shop}',
    'Auf den Seiten dieses Shops gibt es den Chat Zgoda. Er erscheint als Schaltfläche; ein Klick öffnet einen Chat oder ein Kontaktformular. Er öffnet sich nie von selbst, spielt keinen Ton ab und verschiebt den Fokus nicht ohne Ihr Zutun.',
    'Das Chatfenster ist nach WCAG 2.1, Stufe AA, gestaltet (EN 301 549, Kapitel 9). Es lässt sich allein mit der Tastatur bedienen: Tab und Umschalt + Tab führen durch die Elemente, Enter sendet eine Nachricht, Esc schließt das Fenster und kehrt zur Schaltfläche zurück. Der Fokus ist immer sichtbar. Neue Nachrichten und Fehler werden Screenreadern mitgeteilt, Felder haben Beschriftungen, und das Einwilligungsfeld ist ein gewöhnliches, anfangs leeres Kontrollkästchen. Text lässt sich auf 200 % vergrößern, und das Fenster passt auf einen 320 Pixel breiten Bildschirm. Vom Shop gewählte Farben werden nur angenommen, wenn der Text einen Kontrast von mindestens 4,5 : 1 hat. Animationen entfallen, wenn das System um weniger Bewegung bittet.',
    'Automatisch geprüft im Browser Chromium: axe-Regeln, Bedienung mit der Tastatur, Kontrast und 320 Pixel Breite, auf Polnisch, Englisch und Deutsch. Tests mit Nutzern von Screenreadern und ein unabhängiges Audit gab es bisher nicht.',
    'Wenn Ihnen der Chat Schwierigkeiten macht, schreiben Sie uns an {email}. Was man im Chat fragen kann, beantworten wir auch per E-Mail.',
  ],
};
