import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** Controller of account data (Art. 14). */
const FIRST_TOLD: Record<Locale, string> = {
  pl: 'Administratorem danych Twojego konta jest {operator}. Twój adres podał nam ten, kto Cię zaprasza. Strona, do której prowadzi link, mówi na początku, co robimy z tymi danymi i jakie masz prawa.',
  en: 'The controller of the data of your account is {operator}. We have this address from whoever invites you. The page behind the link says at the top what we do with these data and which rights you have.',
  de: 'Verantwortlicher für die Daten Ihres Kontos ist {operator}. Ihre Adresse haben wir von dem, der Sie einlädt. Die Seite hinter dem Link sagt am Anfang, was wir mit diesen Daten tun und welche Rechte Sie haben.',
};

/**
 * Invitation with the controller. Rule: TR-1.
 * @param operator named in the notice; null: none
 */
export const withFirstTold = (words: MailWords, locale: Locale, operator: string | null): MailWords =>
  operator === null ? words : { ...words, text: `${words.text}\n\n${FIRST_TOLD[locale]}` };

type AccountMails = Readonly<Record<'invitation' | 'invitationByService' | 'passwordReset', MailWords>>;

export const accountMails: Record<Locale, AccountMails> = {
  pl: {
    invitation: {
      subject: 'Zaproszenie do zespołu: {organisation}',
      text: `Dzień dobry,

{inviter} zaprasza Cię do zespołu „{organisation}” w konsoli czatu Zgoda. Tam prowadzi się rozmowy z odwiedzającymi sklep i odpowiada na zgłoszenia.

Przyjmij zaproszenie:
{link}

Link działa raz, do {until}. Jeśli to pomyłka, nic nie trzeba robić: zaproszenie wygaśnie samo.`,
    },
    invitationByService: {
      subject: 'Zaproszenie do zespołu: {organisation}',
      text: `Dzień dobry,

masz zaproszenie do zespołu „{organisation}” w konsoli czatu Zgoda. Tam prowadzi się rozmowy z odwiedzającymi sklep i odpowiada na zgłoszenia.

Przyjmij zaproszenie:
{link}

Link działa raz, do {until}. Jeśli to pomyłka, nic nie trzeba robić: zaproszenie wygaśnie samo.`,
    },
    passwordReset: {
      subject: 'Nowe hasło do konsoli czatu Zgoda',
      text: `Dzień dobry, {name},

ktoś poprosił o nowe hasło do Twojego konta. Ustaw je tutaj:
{link}

Link działa przez godzinę i tylko raz. Po ustawieniu nowego hasła wszystkie urządzenia zostaną wylogowane.

Jeśli to nie Ty, nic nie rób: hasło pozostaje bez zmian.`,
    },
  },
  en: {
    invitation: {
      subject: 'Invitation to the team of {organisation}',
      text: `Hello,

{inviter} invites you to join the team of “{organisation}” in the Zgoda console. That is where you answer the shop’s chats and leads.

Accept the invitation:
{link}

The link works once and expires on {until}. If this is a mistake, you do not have to do anything: the invitation simply expires.`,
    },
    invitationByService: {
      subject: 'Invitation to the team of {organisation}',
      text: `Hello,

You are invited to join the team of “{organisation}” in the Zgoda console. That is where you answer the shop’s chats and leads.

Accept the invitation:
{link}

The link works once and expires on {until}. If this is a mistake, you do not have to do anything: the invitation simply expires.`,
    },
    passwordReset: {
      subject: 'New password for the Zgoda console',
      text: `Hello {name},

Someone asked to reset the password of your account. Set a new one here:
{link}

The link works once, for one hour. Setting a new password signs you out on all devices.

If this was not you, ignore this e-mail: your password stays the same.`,
    },
  },
  de: {
    invitation: {
      subject: 'Einladung in das Team von {organisation}',
      text: `Guten Tag,

{inviter} lädt Sie in das Team von „{organisation}“ in der Zgoda-Konsole ein. Dort führen Sie die Chats des Shops und beantworten Anfragen.

Einladung annehmen:
{link}

Der Link gilt einmal, bis {until}. Falls das ein Irrtum ist, müssen Sie nichts tun: Die Einladung läuft von selbst ab.`,
    },
    invitationByService: {
      subject: 'Einladung in das Team von {organisation}',
      text: `Guten Tag,

Sie sind in das Team von „{organisation}“ in der Zgoda-Konsole eingeladen. Dort führen Sie die Chats des Shops und beantworten Anfragen.

Einladung annehmen:
{link}

Der Link gilt einmal, bis {until}. Falls das ein Irrtum ist, müssen Sie nichts tun: Die Einladung läuft von selbst ab.`,
    },
    passwordReset: {
      subject: 'Neues Passwort für die Zgoda-Konsole',
      text: `Guten Tag {name},

jemand hat ein neues Passwort für Ihr Konto angefordert. Legen Sie es hier fest:
{link}

Der Link gilt eine Stunde lang und nur einmal. Sobald das neue Passwort festgelegt ist, werden alle Geräte abgemeldet.

Falls Sie es nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt unverändert.`,
    },
  },
};
