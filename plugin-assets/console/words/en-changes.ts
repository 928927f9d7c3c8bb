import { forms } from './word-forms.ts';

/** English words of the changes of policy and notice. */
export const changesEn = {
  changes: {
    title: 'Changes of the privacy policy',
    lead: 'When the text of the linked page changes, new consents apply to the new text. Earlier consents stay valid until you decide.',
    none: 'The text has not changed since the page was linked.',
    undecided: 'Needs a decision',
    at: 'Changed {when}',
    compare: 'Compare the texts',
    hide: 'Hide the comparison',
    missingText: 'One of the two texts is no longer stored.',
    added: 'added',
    removed: 'removed',
    legend:
      'Added words are underlined and shown between [+ and +]; removed words are struck through and shown between [− and −].',
    unchanged: forms({ one: '… {n} word unchanged …', other: '… {n} words unchanged …' }),
    tooLong: 'The texts are too long to compare word by word, so they are compared line by line.',
    standing: 'Still based on the earlier text or one before it:',
    leads: forms({ one: '{n} lead', other: '{n} leads' }),
    cards: forms({ one: '{n} card with consent', other: '{n} cards with consent' }),
    subscriptions: forms({ one: '{n} marketing consent', other: '{n} marketing consents' }),
    question: 'What does this change mean for these people?',
    choices: {
      harmless: 'Minor edit',
      inform: 'Inform people',
      ask_again: 'Ask for consent again',
    },
    choiceTexts: {
      harmless: 'Only a minor edit, such as a corrected typo. Nobody is informed.',
      inform:
        'The consents stay valid. Everyone who left an e-mail address gets a link, and the receipt says what has changed.',
      ask_again:
        'The purpose, the recipients or the controller have changed. Consents from contact forms stop being valid, and people get a link to consent again; without an answer, their leads are deleted after 30 days at the latest. Consents from cards and for offers stay valid.',
    },
    decide: 'Confirm the decision',
    final: 'A decision cannot be changed later. It is recorded with your name and the time.',
    decided: 'Decided: {choice}, {when}',
    stood: 'Based on the earlier text or one before it at that time:',
    working: 'In progress: {reached} of {leads}',
    done: forms({
      one: 'E-mail sent to {n} person; what waits or failed is listed in Settings under “E-mail”.',
      other: 'E-mails sent to {n} people; what waits or failed is listed in Settings under “E-mail”.',
    }),
    made: forms({ one: 'E-mail made for {n} person', other: 'E-mails made for {n} people' }),
    said: 'The decision is recorded.',
    readOnly: 'Only owners and managers can decide.',
    versions: 'Versions of the privacy notice',
    versionsLead:
      'What visitors were shown and when, in each language. A version is kept as long as a consent refers to it.',
    since: 'from {when}',
    until: 'until {when}',
    now: 'now',
    first: 'first known version',
    aspects: {
      policy_text: 'text of the policy',
      policy_page: 'address or title of the policy page',
      basis: 'legal basis',
      fields: 'fields of the form',
      controller: 'controller',
      retention: 'retention',
      recipients: 'recipients',
      wording: 'wording',
    } as Record<string, string>,
    banner: '{shop}: the privacy policy has changed. Decide what this means for earlier consents.',
    bannerFix: 'See the change',
    askedAgain: 'Asked for consent again',
    askedAgainText:
      'The shop’s policy has changed and the person was asked for consent again. You can still answer this question; without new consent the lead is deleted on {when}.',
  },
};
