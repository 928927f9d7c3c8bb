import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

type Said = { readonly title: string; readonly paragraphs: readonly string[]; readonly next: string };

/** Gaps in braces. */
export type AddressWords = {
  /** To the new address. */
  readonly confirmMail: MailWords;
  readonly knownMail: MailWords;
  readonly askedMail: MailWords;
  /** To the old address, afterwards. */
  readonly changedMail: MailWords;
  readonly question: {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly button: string;
    readonly passwordLabel: string;
  };
  readonly done: Said;
  readonly known: Said;
};

const pl: AddressWords = {
  confirmMail: {
    subject: 'Potwierdź nowy adres e-mail swojego konta w czacie Zgoda',
    text: `Dzień dobry,

ktoś, prawdopodobnie Ty, chce logować się do konsoli czatu Zgoda tym adresem. Zmiana nastąpi dopiero, gdy potwierdzisz, że adres należy do Ciebie:

{link}

Link działa raz, przez {hours} godziny.

Jeśli to nie Ty, nic nie rób: bez potwierdzenia nic się nie zmieni.`,
  },
  knownMail: {
    subject: 'Ten adres ma już konto w czacie Zgoda',
    text: `Dzień dobry,

ktoś, prawdopodobnie Ty, chce używać tego adresu w innym koncie czatu Zgoda. Konto z tym adresem już istnieje, a jeden adres może mieć tylko jedno, dlatego nic się nie zmieniło. Zaloguj się tutaj:

{link}

Jeśli to nie Ty, nic nie rób: w Twoim koncie nic się nie zmieniło.`,
  },
  askedMail: {
    subject: 'Prośba o zmianę adresu e-mail Twojego konta w czacie Zgoda',
    text: `Dzień dobry, {name},

ktoś zalogowany na Twoim koncie poprosił o zmianę adresu e-mail, którym się logujesz. Zmiana nastąpi, gdy nowy adres zostanie potwierdzony w ciągu {hours} godzin.

Jeśli to Ty, nic nie musisz robić.

Jeśli to nie Ty, ktoś zna Twoje hasło. Od razu ustaw nowe: to unieważnia zmianę i wylogowuje wszystkie urządzenia.

{link}`,
  },
  changedMail: {
    subject: 'Zmieniono adres e-mail Twojego konta w czacie Zgoda',
    text: `Dzień dobry, {name},

adres e-mail Twojego konta w konsoli czatu Zgoda został zmieniony. Od teraz logujesz się nowym adresem i na niego przychodzą wiadomości. Ten adres nie należy już do konta.

Jeśli to nie Ty, od razu powiadom właściciela swojej firmy i operatora tej usługi: ktoś inny ma dostęp do Twojego konta.`,
  },
  question: {
    title: 'Nowy adres e-mail Twojego konta',
    paragraphs: [
      'Po potwierdzeniu logujesz się adresem {email}. Hasło i drugi krok pozostają bez zmian.',
      'Dotychczasowy adres dostanie o tym wiadomość.',
      'Jeśli to nie Ty, zamknij tę stronę. Nic się nie zmieni.',
    ],
    button: 'Potwierdź adres',
    passwordLabel: 'Hasło do Twojego konta',
  },
  done: {
    title: 'Adres jest zmieniony',
    paragraphs: ['Od teraz logujesz się nowym adresem. Hasło pozostaje bez zmian.'],
    next: 'Przejdź do konsoli',
  },
  known: {
    title: 'Ten adres ma już konto',
    paragraphs: ['Konto z tym adresem już istnieje. Adres Twojego konta nie został zmieniony.'],
    next: 'Przejdź do konsoli',
  },
};

const en: AddressWords = {
  confirmMail: {
    subject: 'Confirm the new e-mail address of your Zgoda account',
    text: `Hello,

Someone, probably you, wants to sign in to the Zgoda console with this address. It changes only when you confirm that the address is yours:

{link}

The link works once, for {hours} hours.

If this was not you, ignore this e-mail: without confirmation, nothing changes.`,
  },
  knownMail: {
    subject: 'This address already has a Zgoda account',
    text: `Hello,

Someone, probably you, wants to use this address for another Zgoda account. An account with this address already exists, and an address can have only one, so nothing has changed. Sign in here:

{link}

If this was not you, ignore this e-mail: nothing has changed in your account.`,
  },
  askedMail: {
    subject: 'Request to change the e-mail address of your Zgoda account',
    text: `Hello {name},

Someone who is signed in to your account asked to change the e-mail address that you sign in with. It changes when the new address is confirmed within {hours} hours.

If this was you, there is nothing to do.

If this was not you, someone knows your password. Set a new one at once: this stops the change and signs out all devices.

{link}`,
  },
  changedMail: {
    subject: 'The e-mail address of your Zgoda account was changed',
    text: `Hello {name},

The e-mail address of your account in the Zgoda console was changed. From now on you sign in with the new address, and e-mails go there. This address no longer belongs to the account.

If this was not you, tell the owner of your company and the operator of this service at once: someone else has access to your account.`,
  },
  question: {
    title: 'New e-mail address of your account',
    paragraphs: [
      'Once confirmed, you sign in with {email}. Your password and second step stay the same.',
      'The present address gets an e-mail about it.',
      'If this was not you, close this page. Nothing will change.',
    ],
    button: 'Confirm the address',
    passwordLabel: 'Password of your account',
  },
  done: {
    title: 'The address is changed',
    paragraphs: ['From now on you sign in with the new address. Your password stays the same.'],
    next: 'Go to the console',
  },
  known: {
    title: 'This address already has an account',
    paragraphs: ['An account with this address already exists. The address of your account was not changed.'],
    next: 'Go to the console',
  },
};

const de: AddressWords = {
  confirmMail: {
    subject: 'Bestätigen Sie die neue E-Mail-Adresse Ihres Zgoda-Kontos',
    text: `Guten Tag,

jemand, vermutlich Sie, möchte sich mit dieser Adresse an der Zgoda-Konsole anmelden. Die Änderung gilt erst, wenn Sie bestätigen, dass die Adresse Ihnen gehört:

{link}

Der Link gilt einmal und {hours} Stunden lang.

Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne Bestätigung ändert sich nichts.`,
  },
  knownMail: {
    subject: 'Zu dieser Adresse gibt es bereits ein Zgoda-Konto',
    text: `Guten Tag,

jemand, vermutlich Sie, möchte diese Adresse für ein anderes Zgoda-Konto verwenden. Ein Konto mit dieser Adresse gibt es bereits, und zu jeder Adresse kann es nur eines geben. Deshalb hat sich nichts geändert. Melden Sie sich hier an:

{link}

Wenn Sie das nicht waren, müssen Sie nichts tun: An Ihrem Konto hat sich nichts geändert.`,
  },
  askedMail: {
    subject: 'Die E-Mail-Adresse Ihres Zgoda-Kontos soll geändert werden',
    text: `Guten Tag {name},

jemand, der mit Ihrem Konto angemeldet ist, möchte die E-Mail-Adresse ändern, mit der Sie sich anmelden. Die Änderung gilt, sobald die neue Adresse innerhalb von {hours} Stunden bestätigt wird.

Wenn Sie das waren, müssen Sie nichts tun.

Wenn Sie das nicht waren, kennt jemand Ihr Passwort. Legen Sie sofort ein neues fest: Damit wird die Änderung hinfällig, und alle Geräte werden abgemeldet.

{link}`,
  },
  changedMail: {
    subject: 'Die E-Mail-Adresse Ihres Zgoda-Kontos wurde geändert',
    text: `Guten Tag {name},

die E-Mail-Adresse Ihres Kontos in der Zgoda-Konsole wurde geändert. Ab jetzt melden Sie sich mit der neuen Adresse an, und E-Mails gehen dorthin. Diese Adresse gehört nicht mehr zum Konto.

Wenn Sie das nicht waren, informieren Sie sofort den Inhaber Ihrer Firma und den Betreiber dieses Dienstes: Jemand anderes hat Zugang zu Ihrem Konto.`,
  },
  question: {
    title: 'Neue E-Mail-Adresse Ihres Kontos',
    paragraphs: [
      'Nach der Bestätigung melden Sie sich mit {email} an. Passwort und zweiter Schritt bleiben, wie sie sind.',
      'Die bisherige Adresse erhält eine E-Mail darüber.',
      'Wenn Sie das nicht waren, schließen Sie diese Seite. Dann ändert sich nichts.',
    ],
    button: 'Adresse bestätigen',
    passwordLabel: 'Passwort Ihres Kontos',
  },
  done: {
    title: 'Die Adresse ist geändert',
    paragraphs: ['Ab jetzt melden Sie sich mit der neuen Adresse an. Ihr Passwort bleibt unverändert.'],
    next: 'Zur Konsole',
  },
  known: {
    title: 'Zu dieser Adresse gibt es bereits ein Konto',
    paragraphs: [
      'Ein Konto mit dieser Adresse gibt es bereits. Die Adresse Ihres Kontos wurde nicht geändert.',
    ],
    next: 'Zur Konsole',
  },
};

export const ADDRESS_WORDS: Readonly<Record<Locale, AddressWords>> = { pl, en, de };
