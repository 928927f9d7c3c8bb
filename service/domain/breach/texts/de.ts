import type { BreachWords } from './breach-words.ts';

export const de: BreachWords = {
  kinds: {
    leads: 'Anfragen aus dem Formular (Name, E-Mail, Telefon, Nachricht)',
    conversations: 'Gespräche im Chat',
    accounts: 'Konten des Teams (Name, E-Mail, Rolle)',
  },
  people: {
    leads: 'Personen, die das Formular gesendet haben',
    conversations: 'Personen, die im Chat geschrieben haben',
    accounts: 'Personen, die für den Shop antworten',
  },
  natures: {
    confidentiality: 'Verletzung der Vertraulichkeit (Offenlegung oder Zugriff Unbefugter)',
    integrity: 'Verletzung der Integrität (Daten wurden verändert)',
    availability: 'Verletzung der Verfügbarkeit (Zugriff verloren oder Daten zerstört)',
  },
  period: 'vom {from} bis zum {to}',
  dpoUnknown: 'vom Verantwortlichen zu ergänzen, falls benannt',
  mailSubject: 'Datenschutzverletzung: {shop}',
  mailText: `Guten Tag,

wir haben eine Verletzung des Schutzes personenbezogener Daten festgestellt, die {shop} betrifft. Die vollständige Meldung nach Art. 33 DSGVO, die Liste der Personen und Entwürfe weiterer Schreiben finden Sie nach der Anmeldung:

{link}

Der Verantwortliche meldet die Verletzung binnen 72 Stunden nach Bekanntwerden der Aufsichtsbehörde, es sei denn, dass sie voraussichtlich nicht zu einem Risiko für die Betroffenen führt.`,
  controller: `Meldung einer Datenschutzverletzung an den Verantwortlichen (Art. 33 Abs. 2 DSGVO)

Verantwortlicher: {controller}
Shop: {shop}
Festgestellt: {found}
Zeitraum der Verletzung: {period}

1. Art der Verletzung: {natures}. {what}
2. Kategorien betroffener Personen: {people}. Kategorien von Daten: {kinds}.
3. Ungefähre Zahl der Personen und Datensätze: ergibt sich aus der Liste der Personen, die der Verantwortliche nach der Anmeldung herunterlädt.
4. Wahrscheinliche Folgen: {consequences}
5. Ergriffene und vorgeschlagene Maßnahmen: {measures}
6. Ansprechpartner für weitere Auskünfte: {contact}.

Was noch nicht feststeht, reichen wir unverzüglich nach.`,
  authority: `Meldung einer Verletzung des Schutzes personenbezogener Daten (Art. 33 Abs. 1 DSGVO) – Entwurf

Verantwortlicher: {controller}, {address}
Kontakt: {email}
Datenschutzbeauftragter: {dpo}

1. Bekannt geworden: {known}. Zeitraum der Verletzung: {period}.
2. Art der Verletzung: {natures}. {what}
3. Kategorien betroffener Personen: {people}. Kategorien von Daten: {kinds}.
4. Ungefähre Zahl der Personen und Datensätze: vom Verantwortlichen anhand der Liste der Personen zu ergänzen.
5. Wahrscheinliche Folgen für die Personen: {consequences}
6. Ergriffene und vorgeschlagene Maßnahmen, auch zur Abmilderung: {measures}
7. Auftragsverarbeiter: {processor}.
8. Benachrichtigung der betroffenen Personen: vom Verantwortlichen zu ergänzen.
9. Bei Meldung nach mehr als 72 Stunden, Gründe der Verzögerung: vom Verantwortlichen zu ergänzen.`,
  persons: `Guten Tag,

wir müssen Sie über eine Verletzung des Schutzes Ihrer personenbezogenen Daten im Shop {shop} informieren.

Was geschehen ist: {what}
Wann: {period}
Welche Daten betroffen sind: {kinds}
Mögliche Folgen: {consequences}
Was wir getan haben und tun: {measures}

Was Sie tun können: Seien Sie vorsichtig bei Nachrichten und Anrufen, die sich auf Ihren Kontakt mit unserem Shop berufen, und geben Sie keine Passwörter oder Codes heraus.

Fragen: {email}. Datenschutzbeauftragter: {dpo}.

{controller}, {address}`,
};
