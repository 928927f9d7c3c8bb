import type { alertsEn } from './en-alerts.ts';
import { forms } from './word-forms.ts';

/** German words of how a person is told of visitors who wait. */
export const alertsDe: typeof alertsEn = {
  title: 'Benachrichtigungen',
  lead: 'Wie Sie erfahren, dass ein Besucher wartet. Eine Benachrichtigung nennt den Shop und sonst nichts: keinen Namen, keine Nachricht.',
  onCall: {
    title: 'Rufbereitschaft mit dem Telefon',
    lead: 'Besucher können chatten, obwohl Sie keine Konsole offen haben: Schreibt jemand, klingeln Ihre Geräte sofort, auch in Ihren Ruhezeiten. Besucher lesen, dass die Antwort einige Minuten dauern kann. Neue Chats kommen innerhalb der Öffnungszeiten des Shops.',
    howLong: 'Wie lange',
    hours: forms({ one: '{n} Stunde', other: '{n} Stunden' }),
    closing: 'Bis zum Ende der Öffnungszeiten',
    start: 'In Bereitschaft gehen',
    end: 'Beenden',
    started: 'Sie sind in Rufbereitschaft.',
    ended: 'Ihre Rufbereitschaft ist beendet.',
    noDevice:
      'Noch klingelt keines Ihrer Geräte. Schalten Sie zuerst Benachrichtigungen auf Ihrem Telefon ein:',
  },
  thisDevice: 'Dieses Gerät',
  isOn: 'Benachrichtigungen sind an',
  isOff: 'Benachrichtigungen sind aus',
  states: {
    unsupported:
      'Dieser Browser kann keine Benachrichtigungen zeigen. Verwenden Sie eine aktuelle Version von Chrome, Edge, Firefox oder Safari.',
    'not-installed':
      'Auf iPhone und iPad kommen Benachrichtigungen, wenn die Konsole auf dem Home-Bildschirm liegt: auf „Teilen“ tippen, dann „Zum Home-Bildschirm“, und von dort öffnen.',
    denied:
      'Der Browser blockiert Benachrichtigungen dieser Seite. Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie dort Benachrichtigungen und laden Sie die Seite neu.',
    default: 'Schalten Sie sie ein; der Browser fragt dann, ob Sie es erlauben.',
    here: 'Sie sehen eine Benachrichtigung, während die Konsole im Hintergrund offen ist. Sie kommt wieder, bis jemand antwortet.',
    push: 'Dieses Gerät meldet sich auch, wenn die Konsole geschlossen ist.',
  },
  noPush:
    'Ist die Konsole geschlossen, meldet sich nichts: Wer den Dienst betreibt, hat Push-Benachrichtigungen nicht eingerichtet (ZGODA_PUSH_CONTACT).',
  host: 'Die Benachrichtigung läuft verschlüsselt über {host}, den Server des Herstellers Ihres Browsers; lesen lässt sie sich dort nicht.',
  turnOn: 'Benachrichtigungen auf diesem Gerät einschalten',
  turnOff: 'Auf diesem Gerät ausschalten',
  turnedOn: 'Dieses Gerät meldet sich ab jetzt.',
  turnedOff: 'Dieses Gerät meldet sich nicht mehr.',
  unreachable:
    'Der Push-Dienst dieses Browsers hat nicht geantwortet; dieses Gerät meldet sich deshalb nur, solange die Konsole offen ist. Versuchen Sie es später noch einmal.',
  test: 'Mir eine Test-Benachrichtigung senden',
  tests: {
    delivered: 'Gesendet. Sie sollte in wenigen Sekunden erscheinen.',
    failed:
      'Der Push-Dienst hat sie nicht angenommen. Schalten Sie Benachrichtigungen auf diesem Gerät aus und wieder ein.',
    none: 'Keines Ihrer Geräte meldet sich, wenn die Konsole geschlossen ist.',
    here: 'So sieht eine Benachrichtigung aus, während die Konsole offen ist.',
  },
  others: 'Ihre anderen Geräte, die sich melden',
  since: '{host}, seit {when}',
  remove: 'Entfernen',
  removeWhich: 'Gerät vom {when} entfernen',
  when: 'Wann',
  mailAfter: 'E-Mail an mich, solange ich da bin, nach',
  ownerAfter: 'E-Mail an mich als Inhaber, wenn niemand antwortet, nach',
  mailOff:
    'Sie erhalten keine E-Mails über wartende Besucher: Sie sind unter „Benachrichtigungen per E-Mail“ ausgeschaltet.',
  closed: 'Meine Geräte auch melden lassen, wenn keine meiner Konsolen offen ist',
  closedHint: 'Nicht, solange Sie auf „Abwesend“ stehen.',
  quiet: 'Ruhezeit: kein Push und keine E-Mail zu Chats und Nachrichten',
  from: 'Von',
  to: 'Bis',
  zone: 'Zeitzone',
  seconds: forms({ one: '{n} Sekunde', other: '{n} Sekunden' }),
  minutes: forms({ one: '{n} Minute', other: '{n} Minuten' }),
  alerted: 'Benachrichtigt',
  kinds: { push: 'Benachrichtigung', mail: 'E-Mail', owner_mail: 'E-Mail an den Inhaber' },
  results: {
    sending: 'ob sie ankam, ist nicht bekannt',
    delivered: 'gesendet',
    failed: 'nicht zugestellt',
    queued: 'wartet auf den Versand',
  },
  alertedHint:
    '„Gesendet“ heißt, dass der Push-Dienst oder der Mailserver sie angenommen hat. Ob jemand sie gesehen hat, erfährt niemand.',
  former: 'ehemaliger Kollege',
};
