import type { Locale } from '../../../protocol/vocabulary.ts';

export type SubProcessorPageWords = {
  readonly title: string;
  /** {operator} */
  readonly lead: string;
  readonly ownHosting: string;
  readonly none: string;
  readonly columns: readonly [string, string, string, string, string, string];
  readonly until: string;
  readonly planned: string;
  readonly inEea: string;
  /** {version} {date} */
  readonly version: string;
  readonly earlier: string;
  readonly rule: string;
  readonly json: string;
};

export const subProcessorPage: Readonly<Record<Locale, SubProcessorPageWords>> = {
  pl: {
    title: 'Subprocesorzy',
    lead: 'Firmy, z których usług korzysta {operator} przy prowadzeniu czatu Zgoda (art. 28 ust. 2 RODO).',
    ownHosting: 'Tę usługę prowadzi sam sklep. Nie ma więc procesora ani subprocesorów.',
    none: 'Na tej liście nie ma żadnej firmy.',
    columns: ['Firma', 'Kraj', 'Usługa', 'Dane', 'Podstawa przekazania', 'Od'],
    until: 'do',
    planned: 'planowane',
    inEea: 'nie dotyczy (EOG)',
    version: 'Wersja {version} z {date}',
    earlier: 'Wcześniejsze wersje',
    rule: 'O każdej nowej firmie zawiadamiamy sklepy e-mailem co najmniej 30 dni wcześniej. W ciągu 14 dni sklep może zgłosić sprzeciw.',
    json: 'Ta lista jako JSON',
  },
  en: {
    title: 'Sub-processors',
    lead: 'Companies whose services {operator} uses to run the Zgoda chat (Art. 28(2) GDPR).',
    ownHosting: 'The shop runs this service itself. There is therefore no processor and no sub-processor.',
    none: 'No company is on this list.',
    columns: ['Company', 'Country', 'Service', 'Data', 'Legal basis for transfers', 'Since'],
    until: 'until',
    planned: 'planned',
    inEea: 'not needed (EEA)',
    version: 'Version {version} of {date}',
    earlier: 'Earlier versions',
    rule: 'We inform shops of every new company by e-mail at least 30 days in advance. A shop can object within 14 days.',
    json: 'This list as JSON',
  },
  de: {
    title: 'Unterauftragsverarbeiter',
    lead: 'Unternehmen, deren Dienste {operator} für den Chat Zgoda einsetzt (Art. 28 Abs. 2 DSGVO).',
    ownHosting:
      'Der Shop betreibt diesen Dienst selbst. Es gibt also keinen Auftragsverarbeiter und keine Unterauftragsverarbeiter.',
    none: 'Auf dieser Liste steht kein Unternehmen.',
    columns: ['Unternehmen', 'Land', 'Dienst', 'Daten', 'Grundlage der Übermittlung', 'Seit'],
    until: 'bis',
    planned: 'geplant',
    inEea: 'nicht nötig (EWR)',
    version: 'Version {version} vom {date}',
    earlier: 'Frühere Versionen',
    rule: 'Über jedes neue Unternehmen informieren wir die Shops mindestens 30 Tage vorher per E-Mail. Innerhalb von 14 Tagen kann ein Shop Einspruch erheben.',
    json: 'Diese Liste als JSON',
  },
};
