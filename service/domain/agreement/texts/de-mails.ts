import type { AgreementWords } from './agreement-words.ts';

export const agreementMailsDe: Pick<AgreementWords, 'mails' | 'confirmPage'> = {
  mails: {
    confirm: {
      subject: 'Auftragsverarbeitungsvertrag bestätigen: {company}',
      text: `Guten Tag,

in der Zgoda-Konsole wurde im Namen von {company} ein Auftragsverarbeitungsvertrag für den Shop {shop} angenommen. Das vollständige Dokument ist beigefügt; bitte bewahren Sie es auf.

Der Vertrag gilt, sobald Sie ihn hier bestätigen (der Link gilt 7 Tage):

{link}

Wenn Sie von diesem Vertrag nichts wissen, bestätigen Sie ihn nicht. Ohne Bestätigung wird er nicht wirksam.

{operator}`,
    },
    copy: {
      subject: 'Der Auftragsverarbeitungsvertrag gilt: {company}',
      text: `Guten Tag,

der Auftragsverarbeitungsvertrag zwischen {company} und {operator} gilt für den Shop {shop}. Das Dokument ist beigefügt; bitte bewahren Sie es auf.

Stand des Vertrags, Nachweis seines Abschlusses und frühere Fassungen finden Sie in der Konsole:

{link}

{operator}`,
    },
    renewal: {
      subject: 'Neuen Auftragsverarbeitungsvertrag annehmen: {shop}',
      text: `Guten Tag,

der Auftragsverarbeitungsvertrag für den Shop {shop} liegt in einer neuen Fassung mit wesentlichen Änderungen vor.

Bitte lesen Sie den neuen Vertrag und nehmen Sie ihn an. Bis dahin gilt der bisherige; Chat und Formular funktionieren ohne Unterbrechung weiter:

{link}

{operator}`,
    },
    subProcessor: {
      subject: 'Neuer Unterauftragsverarbeiter ab {since}',
      text: `Guten Tag,

ab {since} möchten wir im Chat-Dienst des Shops {shop} einen neuen Unterauftragsverarbeiter einsetzen:

{name}, {address}, {country}
Dienst: {service}
Daten: {data}
Grundlage einer Übermittlung außerhalb des EWR: {transferTool}
Kontakt: {contact}

Innerhalb von 14 Tagen ab dieser E-Mail können Sie in der Konsole unter „Vertrag“ oder per E-Mail an {operatorEmail} Einspruch erheben; die genaue Frist zeigt die Konsole:

{link}

Wenn Sie keinen Einspruch erheben möchten, müssen Sie nichts tun.

{operator}`,
    },
    ended: {
      subject: 'Auftragsverarbeitungsvertrag beendet: {shop}',
      text: `Guten Tag,

der Auftragsverarbeitungsvertrag für den Shop {shop} endete am {at}. Chat und Formular nehmen keine personenbezogenen Daten mehr an; Besucher sehen die E-Mail-Adresse des Shops.

Zuvor erhobene Daten können Sie 30 Tage lang in der Konsole herunterladen. Danach werden sie gelöscht, und Sie erhalten eine Bescheinigung. Damit sie bleiben, schließen Sie einen neuen Vertrag:

{link}

{operator}`,
    },
  },
  confirmPage: {
    title: 'Auftragsverarbeitungsvertrag',
    paragraphs: [
      '{name} ({role}) hat im Namen von {company} einen Auftragsverarbeitungsvertrag mit {operator} für den Shop {shop} angenommen.',
      'Das Dokument (Version der Vorlage {version}) ist der E-Mail beigefügt. Der Vertrag gilt, sobald Sie auf die Schaltfläche klicken.',
    ],
    button: 'Ich bestätige den Vertrag',
    doneTitle: 'Der Vertrag gilt',
    done: [
      'Der Auftragsverarbeitungsvertrag zwischen {company} und {operator} gilt ab jetzt. Eine Kopie erhalten Sie per E-Mail.',
      'Der Shop {shop} kann Chats und Anfragen annehmen, sobald die übrigen Einstellungen vollständig sind.',
    ],
  },
};
