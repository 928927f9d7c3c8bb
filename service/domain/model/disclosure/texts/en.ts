import type { RecipientWords } from './recipient-words.ts';

export const en: RecipientWords = {
  operator: '{name} runs the chat for us under a data-processing agreement.',
  subProcessors: 'It uses the services of {names}.',
  agencies: 'Chats and enquiries may also be answered on our behalf by {names}.',
  providers: {
    hosting: 'Our hosting is provided by {name}.',
    mail: 'Our e-mail is provided by {name}.',
  },
  unstated: {
    hosting: 'The company that provides our hosting may receive the data, too.',
    mail: 'The company that provides our e-mail may receive the data, too.',
    both: 'The companies that provide our hosting and e-mail may receive the data, too.',
    services: 'Companies whose services the chat provider uses may receive the data, too.',
  },
  nobodyElse: 'We pass the data on to nobody else.',
  transfers:
    'Data are transferred outside the European Economic Area: {list}. Write to {email} for a copy of the safeguards.',
  noTransfers: 'We do not transfer the data outside the European Economic Area.',
};
