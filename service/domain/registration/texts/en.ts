import type { RegistrationWords } from './words.ts';

export const en: RegistrationWords = {
  confirmMail: {
    subject: 'Confirm your e-mail address to open your Zgoda account',
    text: `Hello,

Someone, probably you, asked for a Zgoda account with this address. The account is created only when you confirm that the address is yours:

{link}

The link works once, for {days} days. After that we delete everything that was entered during registration.

If this was not you, ignore this e-mail: without confirmation, no account will be created.`,
  },
  knownMail: {
    subject: 'You already have a Zgoda account',
    text: `Hello,

Someone, probably you, asked for a new Zgoda account with this address. An account with this address already exists, so we have not created a second one. Sign in here:

{link}

After signing in you can add another company or shop.

If this was not you, ignore this e-mail: nothing has changed in your account.`,
  },
  question: {
    title: 'Confirm your e-mail address',
    paragraphs: [
      'You are opening a Zgoda account for: {company}.',
      'You can then sign in with the password you chose.',
      'If you did not ask for an account, close this page. No account will be created.',
    ],
    button: 'Confirm and open the account',
    passwordLabel: 'Password that you chose when you registered',
  },
  done: {
    title: 'Your account is ready',
    paragraphs: [
      'Your address is confirmed. Sign in with the password you chose; we will guide you through the next steps.',
    ],
    next: 'Go to sign-in',
  },
  known: {
    title: 'You already have an account',
    paragraphs: [
      'An account with this address already exists. No new one was created, and nothing has changed in yours.',
    ],
    next: 'Go to sign-in',
  },
  clientMail: {
    subject: 'The shop {shop} is waiting for you in Zgoda',
    text: `Hello,

{agency} has set up the shop {shop} in Zgoda and named this address as the contact of {company}. Zgoda is a live chat for online shops.

The controller of your customers’ data is {company}, not the agency. That is why you are the owner of the shop in Zgoda. Take it over here and set a password:

{link}

The link works once and expires on {until}. After that, ask the agency for a new one.

The agency can get the shop’s settings ready. It sees chats and enquiries only once you have concluded a data-processing agreement with it: you find it in the shop’s settings, under “Access”. There you can also end the agency’s access with one click.

If you do not know this agency, do not use the link, and tell the agency or the operator of this service.`,
  },
  notice: {
    title: 'What we do with the data of your account',
    dpo: ' Data-protection officer: {value}.',
    customers:
      ' We process the data of your shop’s customers only on your instructions; a separate data-processing agreement covers that.',
    paragraphs: [
      {
        heading: 'Who',
        text: 'The controller of your account data is {operator}, {address}. Contact: {email}.{dpo}',
      },
      {
        heading: 'Why, and on what basis',
        text: 'We need your name, e-mail address, password (we keep only a hash of it) and language to run the account and provide the service (Art. 6(1)(b) GDPR; if you act for a company, point (f): our interest in performing the contract with it). We need the company data for the data-processing agreement and to meet our legal duties (points (b) and (c)). The record of who did what in the console, and when, serves security and accountability (point (f)).',
      },
      {
        heading: 'How long',
        text: 'A registration that is not confirmed is deleted after {days} days. Account data are kept as long as the account exists; records of acts and proof of agreements longer, for as long as they are needed to show what happened, at most until claims are time-barred.',
      },
      {
        heading: 'Who sees them',
        text: 'People of your organisation, agencies to which you give access, we ourselves, and companies that run servers and send mail for us (the list of sub-processors is part of the agreement). Visitors of the chat see only the name under which you answer. There is no profiling and no automated decision.',
      },
      {
        heading: 'Your rights',
        text: 'You may ask for access to your data, have them corrected or erased, have their use restricted, receive them in a portable form, object to processing based on our interest, and complain to {authority}. Write to {email}.',
      },
      {
        heading: 'Whether you have to give them',
        text: 'If someone invited you, we have your e-mail address from them. You do not have to give us your data, but without the required fields we cannot open an account. This is about your account.{customers}',
      },
    ],
  },
};
