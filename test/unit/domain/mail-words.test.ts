import assert from 'node:assert/strict';
import { words as de } from '../../../plugin-assets/console/words/first/de.ts';
import { words as en } from '../../../plugin-assets/console/words/first/en.ts';
import { words as pl } from '../../../plugin-assets/console/words/first/pl.ts';
import { contractMailsCatalog } from '../../../service/domain/agency/texts/contract-mails-catalog.ts';
import { agreementWords } from '../../../service/domain/agreement/compose-agreement.ts';
import { alertCatalog } from '../../../service/domain/alert/texts/alert-catalog.ts';
import { breachCatalog } from '../../../service/domain/breach/texts/breach-catalog.ts';
import { departureCatalog } from '../../../service/domain/departure/texts/departure-catalog.ts';
import { leadAnswerMailCatalog } from '../../../service/domain/lead/texts/lead-answer-mail-catalog.ts';
import { mailHtml } from '../../../service/domain/mail/mail-html.ts';
import { replyRefusalMailsCatalog } from '../../../service/domain/mail-in/texts/reply-refusal-mails-catalog.ts';
import { MAIL_KINDS, type MailKind } from '../../../service/domain/model/mail/mail.ts';
import { fillMail, type MailWords } from '../../../service/domain/model/mail/mail-words.ts';
import { marketingCatalog } from '../../../service/domain/model/marketing/texts/marketing-catalog.ts';
import { accessMailsCatalog } from '../../../service/domain/model/staff/texts/access-mails-catalog.ts';
import { policyChangedMail } from '../../../service/domain/notice/policy-changed-mail.ts';
import { shopMailsCatalog } from '../../../service/domain/notify/texts/shop-mails-catalog.ts';
import { copyWords } from '../../../service/domain/receipt/copy-words.ts';
import { registrationCatalog } from '../../../service/domain/registration/texts/registration-catalog.ts';
import { senderCatalog } from '../../../service/domain/sender/texts/sender-catalog.ts';
import { withFirstTold } from '../../../service/domain/staff/texts/account-mails.ts';
import { accountMailsCatalog } from '../../../service/domain/staff/texts/account-mails-catalog.ts';
import { addressCatalog } from '../../../service/domain/staff/texts/address-catalog.ts';
import { rightsWords } from '../../../service/domain/subject-rights/rights-texts.ts';
import { answerMailCatalog } from '../../../service/domain/way-back/texts/answer-mail-catalog.ts';
import { answerTextMailCatalog } from '../../../service/domain/way-back/texts/answer-text-mail-catalog.ts';
import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';

/** A new kind of mail fails to compile without a row. */
const WORDS: Record<MailKind, (locale: Locale) => readonly MailWords[]> = {
  email_confirmation: (locale) => [
    registrationCatalog[locale].confirmMail,
    registrationCatalog[locale].knownMail,
    addressCatalog[locale].confirmMail,
    addressCatalog[locale].knownMail,
  ],
  invitation: (locale) => [
    accountMailsCatalog[locale].invitation,
    accountMailsCatalog[locale].invitationByService,
    withFirstTold(registrationCatalog[locale].clientMail, locale, 'Zgoda'),
  ],
  password_reset: (locale) => [accountMailsCatalog[locale].passwordReset],
  address_notice: (locale) => [addressCatalog[locale].askedMail, addressCatalog[locale].changedMail],
  agreement_copy: (locale) => {
    const { confirm, copy, ended } = agreementWords(locale).mails;
    return [confirm, copy, ended];
  },
  agreement_renewal: (locale) => [agreementWords(locale).mails.renewal],
  contract_waiting: (locale) => Object.values(contractMailsCatalog[locale]),
  agency_access: (locale) => [accessMailsCatalog[locale].changed, accessMailsCatalog[locale].ended],
  secret_outside: (locale) => [accessMailsCatalog[locale].secret],
  sub_processor_notice: (locale) => [agreementWords(locale).mails.subProcessor],
  lead_waiting: (locale) => [
    shopMailsCatalog[locale].leadWaiting,
    shopMailsCatalog[locale].leadsWaiting,
    shopMailsCatalog[locale].leadGiven,
  ],
  chat_waiting: (locale) => [alertCatalog[locale].mail, alertCatalog[locale].ownerMail],
  policy_lost: (locale) => [shopMailsCatalog[locale].policyLost],
  store_silent: (locale) => [shopMailsCatalog[locale].shopServerSilent],
  policy_changed: (locale) => [policyChangedMail(locale, true), policyChangedMail(locale, false)],
  bare_reminder: (locale) => [shopMailsCatalog[locale].bareReminder],
  receipt: (locale) => [shopMailsCatalog[locale].receipt, copyWords(locale).mail],
  answer_waiting: (locale) => [
    answerMailCatalog[locale],
    ...Object.values(answerTextMailCatalog[locale].words),
  ],
  reply_refused: (locale) =>
    Object.values(replyRefusalMailsCatalog[locale].texts).map((text) => ({
      subject: replyRefusalMailsCatalog[locale].subject,
      text,
    })),
  optin_confirmation: (locale) => [marketingCatalog[locale].mail],
  request_confirmation: (locale) => [rightsWords(locale).mails.confirmation],
  request_answer: (locale) => [rightsWords(locale).mails.answer],
  request_done: (locale) => [rightsWords(locale).mails.erased],
  request_due: (locale) => [rightsWords(locale).mails.due],
  breach_notice: (locale) => [
    { subject: breachCatalog[locale].mailSubject, text: breachCatalog[locale].mailText },
  ],
  retention_notice: () => [],
  offboarding_certificate: (locale) => Object.values(departureCatalog[locale]),
  notice_changed: () => [],
  lead_answer: (locale) => [leadAnswerMailCatalog[locale]],
  sender_confirmation: (locale) => [senderCatalog[locale].mail],
};

const LINK = `https://chat.example/console/#/join/${'s'.repeat(43)}`;
const EVIL = 'https://evil.example/login';
/** Hostile names of shops, companies and people. */
const PLANTED = [
  `Zgoda.\n\nPotwierdź konto:\n\n${EVIL}\n\nZespół`,
  `Zgoda\r\n${EVIL}\r\n`,
  `Zgoda\u2028${EVIL}\u2029`,
  EVIL,
  '{link}',
  '\u202Egnol\u200B',
];

describe('mails of the service', () => {
  const each = (check: (words: MailWords, label: string) => void) => {
    for (const kind of MAIL_KINDS) {
      for (const locale of LOCALES) {
        for (const words of WORDS[kind](locale)) check(words, `${kind} ${locale}: ${words.subject}`);
      }
    }
  };
  const filled = (words: MailWords, value: string) => {
    const names = [...`${words.subject} ${words.text}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    return fillMail(words, { ...Object.fromEntries(names.map((name) => [name, value])), link: LINK });
  };

  it('give no line to what somebody typed', () => {
    each((words, label) => {
      for (const value of PLANTED) {
        const mail = filled(words, value);
        assert.ok(!/[\r\n\u2028\u2029]/.test(mail.subject), label);
        assert.equal(mail.text.split(/[\r\n\u2028\u2029]/).length, words.text.split('\n').length, label);
        assert.ok(!/[\u200B\u202E]/.test(mail.text + mail.subject), label);
      }
    });
  });

  it('make a button of their own link alone', () => {
    each((words, label) => {
      for (const value of PLANTED) {
        const { text, link } = filled(words, value);
        const signed = `${text}\n\n${EVIL}\nSent by the Zgoda chat.`;
        const html = mailHtml(signed, link, 'pl', 'Open');
        const targets = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
        assert.deepEqual(targets, words.text.includes('{link}') ? [LINK] : [], label);
      }
    });
  });

  it('name a tab of the console as the console does in the same language', () => {
    const told = {
      pl: { words: pl, names: /zakładce „([^”]+)”/g },
      en: { words: en, names: /(?:under “([^”]+)”|on the (\w+) tab)/g },
      de: { words: de, names: /unter „([^“]+)“/g },
    };
    const named = LOCALES.map((locale) => {
      const { words, names } = told[locale];
      const { groups, tabs } = words.settings;
      const known = [...Object.values(groups), ...Object.values(tabs)];
      const texts = MAIL_KINDS.flatMap((kind) => WORDS[kind](locale).map(({ text }) => text));
      const found = texts.flatMap((text) => [...text.matchAll(names)].map((match) => match[1] ?? match[2]));
      for (const name of found) assert.ok(known.includes(name ?? ''), `${locale}: ${name}`);
      return found.length;
    });
    assert.ok(
      named.every((count) => count === named[0] && count > 0),
      named.join(),
    );
  });

  it('are never sent with an empty gap', () => {
    assert.throws(() => fillMail({ subject: 'x', text: '{shop}' }, {}), /no value for \{shop\}/);
  });
});
