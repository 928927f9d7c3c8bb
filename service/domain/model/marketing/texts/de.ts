import type { MarketingWords } from './marketing-words.ts';

export const de: MarketingWords = {
  purposes: {
    email: 'Angebote und Werbung per E-Mail',
    phone: 'Angebote und Werbung per SMS und Telefon',
  },
  consent: {
    email:
      'Ich möchte von {controller} Angebote und Werbung per E-Mail erhalten. Diese Einwilligung kann ich jederzeit widerrufen: über den Link in jeder Nachricht oder per E-Mail an {email}. Details: {policy}.',
    phone:
      'Ich möchte von {controller} Angebote und Werbung an die angegebene Nummer auf zwei Wegen erhalten: per SMS und per Telefonanruf. Die Einwilligung gilt für beide; einer allein ist nicht wählbar. Diese Einwilligung kann ich jederzeit widerrufen: per E-Mail an {email} oder im Telefonat. Details: {policy}.',
  },
  hint: 'Diese Einwilligungen sind freiwillig: Wir antworten auch, wenn Sie nichts ankreuzen. Rechtsgrundlage ist Art. 6 Abs. 1 lit. a DSGVO und {law}. Der Widerruf berührt nicht die Rechtmäßigkeit der bisherigen Verarbeitung. {retention}',
  retention: 'Adresse und Nummer speichern wir bis zum Widerruf.',
  proof:
    ' Nur den Nachweis der Einwilligung, ohne Adresse und Nummer, bewahren wir danach für den Fall von Ansprüchen noch {years} auf (Art. 6 Abs. 1 lit. f DSGVO).',
  withdraw: 'Sie können jederzeit widerrufen: über den Link in jeder Nachricht oder per E-Mail an {email}.',
  mail: {
    subject: 'Bitte bestätigen Sie Ihre Anmeldung: {shop}',
    text: [
      'Guten Tag,',
      'jemand hat diese Adresse bei {shop} angegeben und eingewilligt, unsere Angebote per E-Mail zu erhalten. Wenn Sie das waren, bestätigen Sie bitte:',
      '{link}',
      'Der Link gilt 7 Tage. Wenn Sie das nicht waren oder es sich anders überlegt haben, müssen Sie nichts tun: Ohne Bestätigung senden wir nichts, und die Adresse wird nach 7 Tagen gelöscht.',
      '{controller}, {address}',
    ].join('\n\n'),
  },
  confirm: {
    title: 'Anmeldung bestätigen',
    text: [
      'Nach der Bestätigung sendet Ihnen {controller} Angebote und Werbung per E-Mail.',
      'Sie können jederzeit über den Link in jeder Nachricht widerrufen.',
    ],
    button: 'Anmeldung bestätigen',
    done: 'Anmeldung bestätigt',
    doneText: [
      'Vielen Dank. Wenn Sie es sich anders überlegen, nutzen Sie den Link in einer unserer Nachrichten.',
    ],
  },
  unsubscribe: {
    title: { email: 'Werbung per E-Mail abbestellen', phone: 'Werbung per SMS und Telefon abbestellen' },
    text: [
      'Danach kontaktiert {controller} Sie auf diesem Weg nicht mehr wegen Angeboten.',
      'Adresse oder Nummer werden sofort gelöscht. Es bleiben nur der Vermerk, dass dorthin keine Werbung gehen darf, und der Nachweis von Einwilligung und Widerruf.',
    ],
    button: 'Abmelden',
    done: 'Sie sind abgemeldet',
    doneText: [
      'Die Einwilligung ist widerrufen, Adresse oder Nummer gelöscht. Sie müssen nichts weiter tun.',
    ],
  },
  channels: { email: 'E-Mail', phone: 'SMS und Telefon' },
  states: {
    pending: 'wartet auf Bestätigung',
    confirmed: 'bestätigt',
    imported: 'aus einer Datei, ohne hier gespeicherte Einwilligung',
  },
  given: 'erteilt',
};
