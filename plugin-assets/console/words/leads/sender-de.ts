import type { senderEn } from './sender-en.ts';

export const senderDe: typeof senderEn = {
  title: 'Antworten per E-Mail',
  lead: 'Antworten auf Anfragen gehen von der Adresse des Betreibers aus, Rückantworten kommen zum Shop. Mit einer eigenen Adresse sehen Kunden Ihren Shop als Absender.',
  address: 'Adresse, von der Sie antworten',
  save: 'Link zur Bestätigung senden',
  remove: 'Eigene Adresse entfernen',
  waits:
    'Wir haben eine E-Mail an {address} gesendet. Sobald der Link darin gedrückt wurde, gehen Antworten von dieser Adresse aus. Bis dahin gehen sie vom Dienst aus.',
  stands: 'Antworten gehen von {address} aus.',
  refused:
    'Der Mailserver des Betreibers sendet nicht von dieser Adresse, daher gingen Antworten in den letzten sieben Tagen von der Adresse des Betreibers aus; bitten Sie ihn, diese zu erlauben.',
  good: 'Die DNS-Einträge von {domain} passen: E-Mails von dieser Adresse sollten ankommen.',
  spam: 'E-Mails von dieser Adresse landen wahrscheinlich im Spam, denn {reasons}. Bitten Sie, wer Ihre Domain verwaltet:',
  unknown:
    'Das DNS von {domain} antwortet nicht, daher wissen wir nicht, ob E-Mails ankommen. Sehen Sie später nach.',
  spf: {
    other: 'der SPF-Eintrag von {domain} nennt unseren Mailserver nicht',
    missing: '{domain} hat keinen SPF-Eintrag',
    several: '{domain} hat mehrere SPF-Einträge, dann zählt keiner',
    operator_missing: 'die Domain des Dienstes, {service}, hat keinen SPF-Eintrag',
  },
  noDkim: 'eine DKIM-Signatur für {domain} lässt sich nicht prüfen',
  fix: {
    other: '„include:{service}“ in den SPF-Eintrag von {domain} aufnehmen',
    missing:
      'einen TXT-Eintrag für {domain} anlegen: „v=spf1 include:{service} ~all“, mit allen anderen Servern, die für Sie senden',
    several: 'die SPF-Einträge von {domain} zu einem mit „include:{service}“ zusammenfassen',
    operator_missing: 'zuerst muss der Betreiber SPF für {service} einrichten',
  },
  fixDkim: 'den DKIM-Eintrag {name} anlegen; der Betreiber kennt seinen Inhalt',
  dmarc: {
    quarantine: 'Ihre DMARC-Regel verlangt, solche E-Mails in den Spam zu legen.',
    reject: 'Ihre DMARC-Regel verlangt, solche E-Mails abzulehnen.',
  },
};
