import type { RecipientWords } from './recipient-words.ts';

export const de: RecipientWords = {
  operator: 'Den Chat betreibt für uns {name} auf Grundlage eines Auftragsverarbeitungsvertrags.',
  subProcessors: 'Dieses Unternehmen nutzt die Dienste von: {names}.',
  agencies: 'In unserem Namen antwortet auch: {names}.',
  unnamed: 'Auch die Anbieter unseres Hostings und unserer E-Mail können die Daten erhalten.',
  transfers:
    'Daten gelangen in Länder außerhalb des Europäischen Wirtschaftsraums: {list}. Eine Kopie der Garantien senden wir Ihnen, wenn Sie an {email} schreiben.',
};
