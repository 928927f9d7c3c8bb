import type { RecipientWords } from './recipient-words.ts';

export const de: RecipientWords = {
  operator: 'Den Chat betreibt für uns {name} auf Grundlage eines Auftragsverarbeitungsvertrags.',
  subProcessors: 'Dieses Unternehmen nutzt die Dienste von: {names}.',
  agencies: 'In unserem Namen antwortet auch: {names}.',
  providers: {
    hosting: 'Unser Hosting stellt {name} bereit.',
    mail: 'Unseren E-Mail-Dienst stellt {name} bereit.',
  },
  unstated: {
    hosting: 'Auch der Anbieter unseres Hostings kann die Daten erhalten.',
    mail: 'Auch der Anbieter unseres E-Mail-Dienstes kann die Daten erhalten.',
    both: 'Auch die Anbieter unseres Hostings und unseres E-Mail-Dienstes können die Daten erhalten.',
    services: 'Auch Unternehmen, deren Dienste der Chat-Anbieter nutzt, können die Daten erhalten.',
  },
  nobodyElse: 'An andere geben wir die Daten nicht weiter.',
  transfers:
    'Daten werden in Länder außerhalb des Europäischen Wirtschaftsraums übermittelt: {list}. Eine Kopie der Garantien senden wir Ihnen, wenn Sie an {email} schreiben.',
  noTransfers: 'Wir übermitteln keine Daten in Länder außerhalb des Europäischen Wirtschaftsraums.',
};
