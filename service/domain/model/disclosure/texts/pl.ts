import type { RecipientWords } from './recipient-words.ts';

export const pl: RecipientWords = {
  operator: 'Czat prowadzi dla nas {name} na podstawie umowy powierzenia przetwarzania danych.',
  subProcessors: 'Ta firma korzysta z usług: {names}.',
  agencies: 'W naszym imieniu odpowiada też: {names}.',
  unnamed: 'Dane mogą też otrzymać dostawcy hostingu i poczty, z których usług korzystamy.',
  transfers:
    'Dane trafiają poza Europejski Obszar Gospodarczy: {list}. Kopię zabezpieczeń wyślemy, jeśli napiszesz na {email}.',
};
