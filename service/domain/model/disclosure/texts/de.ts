import type { RecipientWords } from './recipient-words.ts';

export const de: RecipientWords = {
  operator: 'Den Chat betreibt für uns {name} auf Grundlage eines Auftragsverarbeitungsvertrags.',
  subProcessors: 'Dieses Unternehmen nutzt die Dienste von: {names}.',
  agencies: 'In unserem Namen antwortet auch: {names}.',
  providers: {
    hosting: 'Unser Hosting stellt {name} bereit.',
    mail: 'Unsere E-Mail stellt {name} bereit.',
  },
  unstated: {
    hosting: 'Auch der Anbieter unseres Hostings kann die Daten erhalten.',
    mail: 'Auch der Anbieter unserer E-Mail kann die Daten erhalten.',
    both: 'Auch die Anbieter unseres Hostings und unserer E-Mail können die Daten erhalten.',
    services: 'Auch Unternehmen, deren Dienste der Chat-Anbieter nutzt, können die Daten erhalten.',
  },
  nobodyElse: 'An andere geben wir die Daten nicht weiter.',
  transfers:
    'Daten gelangen in Länder außerhalb des Europäischen Wirtschaftsraums: {list}. Eine Kopie der Garantien senden wir Ihnen, wenn Sie an {email} schreiben.',
  noTransfers: 'Die Daten bleiben im Europäischen Wirtschaftsraum.',
};
