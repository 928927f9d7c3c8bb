import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** Mails about a shop: a link without content. Rule: SE-6. */
export type ShopMails = Readonly<
  Record<
    | 'leadWaiting'
    | 'leadGiven'
    | 'leadsWaiting'
    | 'quarantineWaiting'
    | 'policyLost'
    | 'shopServerSilent'
    | 'bareReminder'
    | 'receipt',
    MailWords
  >
>;

export const shopMails: Record<Locale, ShopMails> = {
  pl: {
    leadGiven: {
      subject: 'Przekazano Ci zgłoszenie {reference}: {shop}',
      text: `Dzień dobry,

ktoś z zespołu sklepu {shop} przekazał Ci zgłoszenie o numerze {reference}. Przeczytasz je po zalogowaniu do konsoli:
{link}

W tej wiadomości nie ma danych osoby, która napisała. Powiadomienia wyłączysz w swoim profilu.`,
    },
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
    quarantineWaiting: {
      subject: 'Podejrzany spam do przejrzenia: {shop}',
      text: `Dzień dobry,

w sklepie {shop} przyszły wiadomości z formularza, które wyglądają na spam. Czekają w kwarantannie, a po czasie usuną się same. Sprawdź, czy nie ma wśród nich prawdziwych zgłoszeń:
{link}

W tej wiadomości nie ma danych osób, które napisały. Piszemy o tym najwyżej raz dziennie; powiadomienia wyłączysz w swoim profilu.`,
    },
    policyLost: {
      subject: 'Polityka prywatności zniknęła: {shop}',
      text: `Dzień dobry,

strona z polityką prywatności sklepu {shop} nie jest już opublikowana. Dlatego formularz kontaktowy nie prosi teraz o zgodę, a zgłoszenia są przyjmowane inaczej albo wcale, zależnie od ustawień sklepu.

Opublikuj politykę ponownie albo popraw link. Co widzą teraz odwiedzający, sprawdzisz w konsoli:
{link}`,
    },
    shopServerSilent: {
      subject: 'Sklep przestał przysyłać raporty: {shop}',
      text: `Dzień dobry,

wtyczka sklepu {shop} nie przysyła już raportów: wyłączono ją, usunięto albo coś jej przeszkadza. Zgoda sama sprawdza teraz, czy strona z polityką prywatności jest dostępna.

Jeśli to nie było zamierzone, włącz wtyczkę albo połącz sklep ponownie. Stan połączenia sprawdzisz w konsoli:
{link}`,
    },
    bareReminder: {
      subject: 'Formularz bez klauzuli informacyjnej: {shop}',
      text: `Dzień dobry,

w sklepie {shop} formularz kontaktowy działa bez klauzuli informacyjnej. Takie ustawienie wybrano w konsoli; administrator danych musi poinformować te osoby w inny sposób (art. 13 RODO). Zgłoszenia z takiego formularza są przechowywane najwyżej 30 dni.

Zmienisz to w ustawieniach sklepu:
{link}

Przypominamy o tym raz w miesiącu, dopóki to ustawienie jest włączone.`,
    },
    receipt: {
      subject: 'Potwierdzenie zgłoszenia {reference}: {shop}',
      text: `Dzień dobry,

Twoje zgłoszenie do sklepu {shop} dotarło. Jego numer to {reference}.

Tutaj zobaczysz, kto otrzymał Twoje dane, na jakiej podstawie i do kiedy je przechowuje. Możesz tam też cofnąć zgodę albo usunąć zgłoszenie, bez logowania i bez podawania powodu:
{link}

Jeśli to zgłoszenie nie pochodzi od Ciebie, usuń je tam.`,
    },
  },
  en: {
    leadGiven: {
      subject: 'Lead {reference} was handed over to you: {shop}',
      text: `Hello,

A colleague in the shop {shop} has handed lead {reference} over to you. Sign in to the console to read it:
{link}

This e-mail holds no data of the person who wrote. You can turn off such e-mails in your profile.`,
    },
    leadWaiting: {
      subject: 'New lead {reference}: {shop}',
      text: `Hello,

A new lead, number {reference}, is waiting in the shop {shop}. Sign in to the console to read it:
{link}

This e-mail contains no data about the person who wrote. You can turn these notifications off in your profile.`,
    },
    leadsWaiting: {
      subject: 'New leads: {shop}',
      text: `Hello,

New leads are waiting in the shop {shop}. Sign in to the console to read them:
{link}

This e-mail contains no data about the people who wrote. You can turn these notifications off in your profile.`,
    },
    quarantineWaiting: {
      subject: 'Suspected spam to look through: {shop}',
      text: `Hello,

Messages that look like spam came through the contact form of the shop {shop}. They wait in the quarantine and are deleted by themselves after a time. Check whether there are real leads among them:
{link}

This e-mail contains no data about the people who wrote. We send it once a day at most; you can turn these notifications off in your profile.`,
    },
    policyLost: {
      subject: 'The privacy policy is no longer published: {shop}',
      text: `Hello,

The privacy policy page of the shop {shop} is no longer published. The contact form therefore does not ask for consent at the moment, and leads are accepted on another basis or not at all, depending on the shop’s settings.

Publish the policy again or correct the link. The console shows what visitors see now:
{link}`,
    },
    shopServerSilent: {
      subject: 'The shop has stopped sending reports: {shop}',
      text: `Hello,

The plugin of the shop {shop} has stopped sending reports: it was switched off or deleted, or something is blocking it. Zgoda now checks by itself whether the privacy policy page can be read.

If this was not intended, switch the plugin on or connect the shop again. The console shows the state of the connection:
{link}`,
    },
    bareReminder: {
      subject: 'Contact form without a privacy notice: {shop}',
      text: `Hello,

The contact form of the shop {shop} shows no privacy notice. This was chosen in the console; the controller must inform people in another way (Art. 13 GDPR). Leads from such a form are kept for 30 days at most.

You can change this in the shop’s settings:
{link}

We send this reminder once a month while the setting is on.`,
    },
    receipt: {
      subject: 'Receipt for your message {reference}: {shop}',
      text: `Hello,

The shop {shop} has received your message. Its number is {reference}.

Here you can see who received your data, on what basis, and until when they are kept. You can also withdraw your consent or delete the message there, without signing in and without giving a reason:
{link}

If you did not send this message, please delete it there.`,
    },
  },
  de: {
    leadGiven: {
      subject: 'Anfrage {reference} wurde Ihnen übergeben: {shop}',
      text: `Guten Tag,

jemand aus dem Team des Shops {shop} hat Ihnen die Anfrage {reference} übergeben. Sie lesen sie nach der Anmeldung in der Konsole:
{link}

Diese E-Mail enthält keine Daten der Person, die geschrieben hat. Solche Benachrichtigungen schalten Sie in Ihrem Profil ab.`,
    },
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
    quarantineWaiting: {
      subject: 'Spam-Verdacht zum Durchsehen: {shop}',
      text: `Guten Tag,

über das Kontaktformular des Shops {shop} kamen Nachrichten, die nach Spam aussehen. Sie warten in der Quarantäne und werden nach einiger Zeit von selbst gelöscht. Bitte prüfen Sie, ob echte Anfragen darunter sind:
{link}

Diese E-Mail enthält keine Daten der Personen, die geschrieben haben. Sie kommt höchstens einmal am Tag; Sie können diese Benachrichtigungen in Ihrem Profil abschalten.`,
    },
    policyLost: {
      subject: 'Die Datenschutzerklärung ist nicht mehr veröffentlicht: {shop}',
      text: `Guten Tag,

die Seite mit der Datenschutzerklärung des Shops {shop} ist nicht mehr veröffentlicht. Deshalb fragt das Kontaktformular derzeit nicht nach einer Einwilligung, und Anfragen werden je nach Einstellung auf anderer Grundlage oder gar nicht angenommen.

Veröffentlichen Sie die Erklärung wieder oder korrigieren Sie den Link. Was Besucher jetzt sehen, zeigt die Konsole:
{link}`,
    },
    shopServerSilent: {
      subject: 'Der Shop sendet keine Meldungen mehr: {shop}',
      text: `Guten Tag,

das Plugin des Shops {shop} sendet keine Meldungen mehr: Es wurde abgeschaltet oder gelöscht, oder etwas hindert es daran. Zgoda prüft jetzt selbst, ob die Seite mit der Datenschutzerklärung lesbar ist.

Falls das nicht beabsichtigt war, schalten Sie das Plugin ein oder verbinden Sie den Shop erneut. Den Stand der Verbindung zeigt die Konsole:
{link}`,
    },
    bareReminder: {
      subject: 'Kontaktformular ohne Datenschutzhinweis: {shop}',
      text: `Guten Tag,

im Shop {shop} zeigt das Kontaktformular keinen Datenschutzhinweis. Das wurde in der Konsole so gewählt; der Verantwortliche muss die Betroffenen auf andere Weise informieren (Art. 13 DSGVO). Anfragen aus einem solchen Formular werden höchstens 30 Tage gespeichert.

Ändern können Sie das in den Einstellungen des Shops:
{link}

Diese Erinnerung kommt einmal im Monat, solange die Einstellung gilt.`,
    },
    receipt: {
      subject: 'Bestätigung Ihrer Anfrage {reference}: {shop}',
      text: `Guten Tag,

Ihre Anfrage ist beim Shop {shop} angekommen. Die Vorgangsnummer lautet {reference}.

Hier sehen Sie, wer Ihre Daten erhalten hat, auf welcher Grundlage und bis wann sie gespeichert werden. Sie können dort auch Ihre Einwilligung widerrufen oder die Anfrage löschen, ohne Anmeldung und ohne Angabe von Gründen:
{link}

Falls die Anfrage nicht von Ihnen stammt, löschen Sie sie bitte dort.`,
    },
  },
};
