import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../mail-words.ts';

/** Mails about a shop. Each says that something is there and links to it; none says what. Rule: SE-6. */
export type ShopMails = Readonly<
  Record<
    | 'leadWaiting'
    | 'leadsWaiting'
    | 'chatWaiting'
    | 'policyLost'
    | 'storeSilent'
    | 'bareReminder'
    | 'receipt',
    MailWords
  >
>;

export const shopMails: Record<Locale, ShopMails> = {
  pl: {
    leadWaiting: {
      subject: 'Nowe zgłoszenie {reference}: {shop}',
      text: `Dzień dobry,

w sklepie {shop} czeka nowe zgłoszenie o numerze {reference}. Przeczytasz je po zalogowaniu do konsoli:
{link}

W tej wiadomości nie ma danych osoby, która napisała. Powiadomienia wyłączysz w swoim profilu.`,
    },
    leadsWaiting: {
      subject: 'Nowe zgłoszenia: {shop}',
      text: `Dzień dobry,

w sklepie {shop} czekają nowe zgłoszenia. Przeczytasz je po zalogowaniu do konsoli:
{link}

W tej wiadomości nie ma danych osób, które napisały. Powiadomienia wyłączysz w swoim profilu.`,
    },
    chatWaiting: {
      subject: 'Ktoś czeka na odpowiedź: {shop}',
      text: `Dzień dobry,

w sklepie {shop} ktoś od ponad półtorej minuty czeka w rozmowie na odpowiedź. Otwórz rozmowę:
{link}

Powiadomienia wyłączysz w swoim profilu.`,
    },
    policyLost: {
      subject: 'Polityka prywatności zniknęła: {shop}',
      text: `Dzień dobry,

strona z polityką prywatności sklepu {shop} nie jest już opublikowana. Dlatego formularz kontaktowy nie prosi teraz o zgodę, a zgłoszenia są przyjmowane inaczej albo wcale, zależnie od ustawień sklepu.

Opublikuj politykę albo popraw link. Co dokładnie widać, pokazuje konsola:
{link}`,
    },
    storeSilent: {
      subject: 'Sklep przestał przysyłać raporty: {shop}',
      text: `Dzień dobry,

wtyczka sklepu {shop} nie przysyła już raportów: wyłączono ją, usunięto albo coś jej przeszkadza. Zgoda sama sprawdza teraz, czy strona z polityką prywatności jest dostępna.

Jeśli to nie było zamierzone, włącz wtyczkę albo połącz sklep ponownie. Co się dzieje, pokazuje konsola:
{link}`,
    },
    bareReminder: {
      subject: 'Formularz bez informacji o danych: {shop}',
      text: `Dzień dobry,

w sklepie {shop} formularz kontaktowy działa bez informacji o danych osobowych. Takie ustawienie wybrano w konsoli; administrator danych odpowiada za to, by poinformować osoby w inny sposób (art. 13 RODO). Zgłoszenia z takiego formularza są przechowywane najwyżej 30 dni.

Zmienisz to w ustawieniach sklepu:
{link}

Przypominamy o tym raz w miesiącu, dopóki to ustawienie jest włączone.`,
    },
    receipt: {
      subject: 'Potwierdzenie zgłoszenia {reference}: {shop}',
      text: `Dzień dobry,

Twoje zgłoszenie do sklepu {shop} dotarło. Jego numer to {reference}.

Tu zobaczysz, na co się zgodzono, komu i do kiedy, oraz możesz to cofnąć, bez logowania i bez podawania powodu:
{link}

Jeśli to zgłoszenie nie pochodzi od Ciebie, możesz je tam usunąć.`,
    },
  },
  en: {
    leadWaiting: {
      subject: 'New lead {reference}: {shop}',
      text: `Hello,

a new lead with the number {reference} is waiting in the shop {shop}. Read it in the console, once signed in:
{link}

This mail holds no data of the person who wrote. You can turn notices off in your profile.`,
    },
    leadsWaiting: {
      subject: 'New leads: {shop}',
      text: `Hello,

new leads are waiting in the shop {shop}. Read them in the console, once signed in:
{link}

This mail holds no data of the people who wrote. You can turn notices off in your profile.`,
    },
    chatWaiting: {
      subject: 'Somebody is waiting for an answer: {shop}',
      text: `Hello,

in the shop {shop} somebody has been waiting in a conversation for more than a minute and a half. Open the conversation:
{link}

You can turn notices off in your profile.`,
    },
    policyLost: {
      subject: 'The privacy policy has gone: {shop}',
      text: `Hello,

the page with the privacy policy of the shop {shop} is no longer published. So the contact form asks for no consent now, and leads are taken in another way or not at all, as the shop is set.

Publish the policy again, or mend the link. The console shows what visitors see:
{link}`,
    },
    storeSilent: {
      subject: 'The store reports no more: {shop}',
      text: `Hello,

the plugin of the shop {shop} sends no reports any more: it was switched off or deleted, or something is in its way. Zgoda now checks by itself whether the page with the privacy policy can be read.

If this was not meant to be, switch the plugin on, or connect the store again. The console shows how things stand:
{link}`,
    },
    bareReminder: {
      subject: 'Contact form without information about data: {shop}',
      text: `Hello,

in the shop {shop} the contact form works without information about personal data. This was chosen in the console; the controller answers for informing people in another way (Art. 13 GDPR). Leads from such a form are kept for 30 days at most.

Change it in the settings of the shop:
{link}

This reminder comes once a month while the setting is on.`,
    },
    receipt: {
      subject: 'Receipt for your message {reference}: {shop}',
      text: `Hello,

your message to the shop {shop} has arrived. Its number is {reference}.

Here you see what was agreed, with whom and until when, and can take it back, without login and without giving a reason:
{link}

If the message is not from you, you can delete it there.`,
    },
  },
  de: {
    leadWaiting: {
      subject: 'Neue Anfrage {reference}: {shop}',
      text: `Guten Tag,

im Shop {shop} wartet eine neue Anfrage mit der Nummer {reference}. Sie lesen sie nach der Anmeldung in der Konsole:
{link}

Diese E-Mail enthält keine Daten der Person, die geschrieben hat. Benachrichtigungen schalten Sie in Ihrem Profil ab.`,
    },
    leadsWaiting: {
      subject: 'Neue Anfragen: {shop}',
      text: `Guten Tag,

im Shop {shop} warten neue Anfragen. Sie lesen sie nach der Anmeldung in der Konsole:
{link}

Diese E-Mail enthält keine Daten der Personen, die geschrieben haben. Benachrichtigungen schalten Sie in Ihrem Profil ab.`,
    },
    chatWaiting: {
      subject: 'Jemand wartet auf Antwort: {shop}',
      text: `Guten Tag,

im Shop {shop} wartet jemand seit mehr als anderthalb Minuten in einem Gespräch auf Antwort. Öffnen Sie das Gespräch:
{link}

Benachrichtigungen schalten Sie in Ihrem Profil ab.`,
    },
    policyLost: {
      subject: 'Die Datenschutzerklärung ist weg: {shop}',
      text: `Guten Tag,

die Seite mit der Datenschutzerklärung des Shops {shop} ist nicht mehr veröffentlicht. Deshalb fragt das Kontaktformular jetzt nicht nach einer Einwilligung, und Anfragen werden je nach Einstellung anders oder gar nicht angenommen.

Veröffentlichen Sie die Erklärung wieder oder berichtigen Sie den Link. Was Besucher sehen, zeigt die Konsole:
{link}`,
    },
    storeSilent: {
      subject: 'Der Shop sendet keine Berichte mehr: {shop}',
      text: `Guten Tag,

das Plugin des Shops {shop} sendet keine Berichte mehr: Es wurde abgeschaltet oder gelöscht, oder etwas hindert es daran. Zgoda prüft jetzt selbst, ob die Seite mit der Datenschutzerklärung lesbar ist.

Falls das nicht gewollt war, schalten Sie das Plugin ein oder verbinden Sie den Shop erneut. Den Stand zeigt die Konsole:
{link}`,
    },
    bareReminder: {
      subject: 'Kontaktformular ohne Datenschutzhinweis: {shop}',
      text: `Guten Tag,

im Shop {shop} arbeitet das Kontaktformular ohne Hinweis auf personenbezogene Daten. Das wurde in der Konsole so gewählt; der Verantwortliche muss die Betroffenen auf andere Weise informieren (Art. 13 DSGVO). Anfragen aus einem solchen Formular werden höchstens 30 Tage gespeichert.

Ändern Sie das in den Einstellungen des Shops:
{link}

Diese Erinnerung kommt einmal im Monat, solange die Einstellung gilt.`,
    },
    receipt: {
      subject: 'Bestätigung Ihrer Anfrage {reference}: {shop}',
      text: `Guten Tag,

Ihre Anfrage an den Shop {shop} ist angekommen. Ihre Nummer lautet {reference}.

Hier sehen Sie, worin eingewilligt wurde, gegenüber wem und bis wann, und können es zurücknehmen, ohne Anmeldung und ohne Angabe von Gründen:
{link}

Falls die Anfrage nicht von Ihnen stammt, können Sie sie dort löschen.`,
    },
  },
};
