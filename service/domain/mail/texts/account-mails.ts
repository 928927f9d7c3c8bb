import type { Locale } from '../../../protocol/vocabulary.ts';
import type { MailWords } from '../mail-words.ts';

/** Mails about an account and the way into a company. */
type AccountMails = Readonly<Record<'invitation' | 'invitationByService' | 'passwordReset', MailWords>>;

export const accountMails: Record<Locale, AccountMails> = {
  pl: {
    invitation: {
      subject: 'Zaproszenie do zespołu: {organisation}',
      text: `Dzień dobry,

{inviter} zaprasza do zespołu „{organisation}” w konsoli Zgoda. Tu odpowiada się na rozmowy i zgłoszenia ze sklepu.

Przyjmij zaproszenie:
{link}

Link działa raz, do {until}. Jeśli to pomyłka, nic nie trzeba robić: zaproszenie wygaśnie samo.`,
    },
    invitationByService: {
      subject: 'Zaproszenie do zespołu: {organisation}',
      text: `Dzień dobry,

czeka zaproszenie do zespołu „{organisation}” w konsoli Zgoda. Tu odpowiada się na rozmowy i zgłoszenia ze sklepu.

Przyjmij zaproszenie:
{link}

Link działa raz, do {until}. Jeśli to pomyłka, nic nie trzeba robić: zaproszenie wygaśnie samo.`,
    },
    passwordReset: {
      subject: 'Nowe hasło do konsoli Zgoda',
      text: `Dzień dobry, {name},

ktoś poprosił o nowe hasło do Twojego konta. Ustaw je tutaj:
{link}

Link działa raz, przez godzinę. Po ustawieniu nowego hasła wszystkie urządzenia zostaną wylogowane.

Jeśli to nie Ty, nic nie rób: hasło pozostaje bez zmian.`,
    },
  },
  en: {
    invitation: {
      subject: 'Invitation to the team of {organisation}',
      text: `Hello,

{inviter} invites you to the team of “{organisation}” in the Zgoda console. This is where conversations and leads of the shop are answered.

Accept the invitation:
{link}

The link works once, until {until}. If this is a mistake, you need not do anything: the invitation ends by itself.`,
    },
    invitationByService: {
      subject: 'Invitation to the team of {organisation}',
      text: `Hello,

you are invited to the team of “{organisation}” in the Zgoda console. This is where conversations and leads of the shop are answered.

Accept the invitation:
{link}

The link works once, until {until}. If this is a mistake, you need not do anything: the invitation ends by itself.`,
    },
    passwordReset: {
      subject: 'New password for the Zgoda console',
      text: `Hello {name},

somebody asked for a new password for your account. Set it here:
{link}

The link works once, for one hour. Once the new password is set, all devices are signed out.

If it was not you, do nothing: your password stays as it is.`,
    },
  },
  de: {
    invitation: {
      subject: 'Einladung in das Team von {organisation}',
      text: `Guten Tag,

{inviter} lädt Sie in das Team von „{organisation}“ in der Zgoda-Konsole ein. Dort werden Gespräche und Anfragen aus dem Shop beantwortet.

Einladung annehmen:
{link}

Der Link gilt einmal, bis {until}. Falls das ein Irrtum ist, müssen Sie nichts tun: Die Einladung läuft von selbst ab.`,
    },
    invitationByService: {
      subject: 'Einladung in das Team von {organisation}',
      text: `Guten Tag,

Sie sind in das Team von „{organisation}“ in der Zgoda-Konsole eingeladen. Dort werden Gespräche und Anfragen aus dem Shop beantwortet.

Einladung annehmen:
{link}

Der Link gilt einmal, bis {until}. Falls das ein Irrtum ist, müssen Sie nichts tun: Die Einladung läuft von selbst ab.`,
    },
    passwordReset: {
      subject: 'Neues Passwort für die Zgoda-Konsole',
      text: `Guten Tag {name},

jemand hat ein neues Passwort für Ihr Konto angefordert. Legen Sie es hier fest:
{link}

Der Link gilt einmal, eine Stunde lang. Mit dem neuen Passwort werden alle Geräte abgemeldet.

Falls Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.`,
    },
  },
};
