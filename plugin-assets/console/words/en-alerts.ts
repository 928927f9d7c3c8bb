import { forms } from './word-forms.ts';

/** English words of how a person is told of visitors who wait. */
export const alertsEn = {
  title: 'Notifications',
  lead: 'How you learn that a visitor is waiting. A notification names the shop and nothing else: no name, no message.',
  onCall: {
    title: 'On call with the phone',
    lead: 'Visitors can chat although no console of yours is open: your devices ring at once when somebody writes, also in your quiet hours. Visitors read that an answer may take a few minutes. New chats come within the opening hours of the shop.',
    howLong: 'For how long',
    hours: forms({ one: '{n} hour', other: '{n} hours' }),
    closing: 'Until the end of the opening hours',
    start: 'Go on call',
    end: 'Leave',
    started: 'You are on call.',
    ended: 'You are no longer on call.',
    noDevice: 'None of your devices rings yet. Turn on notifications on your phone first.',
  },
  thisDevice: 'This device',
  isOn: 'Notifications are on',
  isOff: 'Notifications are off',
  states: {
    unsupported:
      'This browser cannot show notifications. Use a current version of Chrome, Edge, Firefox or Safari.',
    'not-installed':
      'On an iPhone or iPad, notifications work once the console is on the home screen: press Share, then “Add to Home Screen”, and open it from there.',
    denied:
      'The browser blocks notifications of this site. Press the symbol to the left of the address, allow notifications there, and reload the page.',
    default: 'Turn them on and the browser asks whether you allow it.',
    here: 'You see a notification while the console is open in the background. It comes again until somebody answers.',
    push: 'This device also rings while the console is closed.',
  },
  noPush:
    'With the console closed nothing rings: whoever runs the service has not set up push notifications (ZGODA_PUSH_CONTACT).',
  host: 'The notification travels through {host}, the server of your browser’s vendor, encrypted: it cannot be read there.',
  turnOn: 'Turn on notifications on this device',
  turnOff: 'Turn off on this device',
  turnedOn: 'This device rings from now on.',
  turnedOff: 'This device no longer rings.',
  unreachable:
    'The push service of this browser did not answer, so this device rings only while the console is open. Try again later.',
  test: 'Send me a test notification',
  tests: {
    delivered: 'Sent. It should appear within a few seconds.',
    failed: 'The push service did not take it. Turn notifications off and on again on this device.',
    none: 'No device of yours rings while the console is closed.',
    here: 'This is how a notification looks while the console is open.',
  },
  others: 'Your other devices that ring',
  since: '{host}, since {when}',
  remove: 'Remove',
  removeWhich: 'Remove the device of {when}',
  when: 'When',
  mailAfter: 'E-mail to me while I am here, after',
  ownerAfter: 'E-mail to me as the owner, when nobody answers, after',
  mailOff: 'You get no e-mails about waiting visitors: they are turned off under “E-mail notifications”.',
  closed: 'Ring my devices also while no console of mine is open',
  closedHint: 'Not while you are set to away.',
  quiet: 'Quiet hours: no push, and no e-mail about chats and messages',
  from: 'From',
  to: 'To',
  zone: 'Time zone',
  seconds: forms({ one: '{n} second', other: '{n} seconds' }),
  minutes: forms({ one: '{n} minute', other: '{n} minutes' }),
  alerted: 'Notified',
  kinds: { push: 'notification', mail: 'e-mail', owner_mail: 'e-mail to the owner' },
  results: {
    sending: 'it is not known whether it arrived',
    delivered: 'sent',
    failed: 'not delivered',
    queued: 'waits to be sent',
  },
  alertedHint:
    '“Sent” means that the push service or mail server took it. Whether anybody saw it is told to nobody.',
  former: 'former colleague',
};
