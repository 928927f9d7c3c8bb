import type { RecipientWords } from './recipient-words.ts';

export const en: RecipientWords = {
  operator: '{name} runs the chat for us under a data-processing agreement.',
  subProcessors: 'It uses the services of {names}.',
  agencies: 'Answers on our behalf are also given by {names}.',
  unnamed: 'The companies that provide our hosting and e-mail may receive the data, too.',
  transfers: 'Data leave the European Economic Area: {list}. Write to {email} for a copy of the safeguards.',
};
