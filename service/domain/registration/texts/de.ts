import type { RegistrationWords } from './words.ts';

export const de: RegistrationWords = {
  confirmMail: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse für Ihr Zgoda-Konto',
    text: `Guten Tag,

jemand, vermutlich Sie, hat mit dieser Adresse ein Konto bei Zgoda beantragt. Das Konto entsteht erst, wenn Sie bestätigen, dass die Adresse Ihnen gehört:

{link}

Der Link gilt einmal und {days} Tage lang. Danach löschen wir alles, was bei der Registrierung eingegeben wurde.

Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne Bestätigung entsteht kein Konto.`,
  },
  knownMail: {
    subject: 'Sie haben bereits ein Zgoda-Konto',
    text: `Guten Tag,

jemand, vermutlich Sie, hat mit dieser Adresse ein neues Konto bei Zgoda beantragt. Ein Konto mit dieser Adresse gibt es bereits, deshalb legen wir kein zweites an. Melden Sie sich hier an:

{link}

Eine weitere Firma oder einen weiteren Shop fügen Sie nach der Anmeldung hinzu.

Wenn Sie das nicht waren, müssen Sie nichts tun: An Ihrem Konto hat sich nichts geändert.`,
  },
  question: {
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    paragraphs: [
      'Sie eröffnen ein Zgoda-Konto für: {company}.',
      'Danach können Sie sich mit dem Passwort anmelden, das Sie bei der Registrierung gewählt haben.',
      'Wenn Sie kein Konto beantragt haben, schließen Sie diese Seite. Dann entsteht kein Konto.',
    ],
    button: 'Bestätigen und Konto eröffnen',
    passwordLabel: 'Passwort, das Sie bei der Registrierung gewählt haben',
  },
  done: {
    title: 'Ihr Konto ist bereit',
    paragraphs: [
      'Ihre Adresse ist bestätigt. Melden Sie sich mit dem gewählten Passwort an; wir führen Sie durch die nächsten Schritte.',
    ],
    next: 'Zur Anmeldung',
  },
  known: {
    title: 'Sie haben bereits ein Konto',
    paragraphs: [
      'Ein Konto mit dieser Adresse gibt es bereits. Es wurde kein neues eröffnet, und an Ihrem hat sich nichts geändert.',
    ],
    next: 'Zur Anmeldung',
  },
  clientMail: {
    subject: 'Der Shop {shop} wartet bei Zgoda auf Sie',
    text: `Guten Tag,

{agency} hat den Shop {shop} bei Zgoda eingerichtet und diese Adresse als Kontakt von {company} angegeben. Zgoda ist ein Chat für Onlineshops.

Verantwortlicher für die Daten Ihrer Kunden ist {company}, nicht die Agentur. Deshalb sind Sie bei Zgoda Inhaber des Shops. Übernehmen Sie ihn hier und legen Sie ein Passwort fest:

{link}

Der Link gilt einmal, bis {until}. Danach bitten Sie die Agentur um einen neuen.

Die Agentur kann die Einstellungen des Shops vorbereiten. Chats und Anfragen sieht sie erst, wenn Sie mit ihr einen Auftragsverarbeitungsvertrag geschlossen haben: Sie finden ihn in den Einstellungen des Shops unter „Zugang“. Dort können Sie den Zugang der Agentur auch mit einem Klick beenden.

Wenn Sie diese Agentur nicht kennen, verwenden Sie den Link nicht und informieren Sie die Agentur oder den Betreiber dieses Dienstes.`,
  },
  notice: {
    title: 'Was wir mit den Daten Ihres Kontos tun',
    dpo: ' Datenschutzbeauftragte/r: {value}.',
    customers:
      ' Die Daten der Kunden Ihres Shops verarbeiten wir nur in Ihrem Auftrag; das regelt ein eigener Auftragsverarbeitungsvertrag.',
    paragraphs: [
      {
        heading: 'Wer',
        text: 'Verantwortlicher für die Daten Ihres Kontos ist {operator}, {address}. Kontakt: {email}.{dpo}',
      },
      {
        heading: 'Wozu und auf welcher Grundlage',
        text: 'Name, E-Mail-Adresse, Passwort (wir speichern nur einen Hashwert) und Sprache brauchen wir, um das Konto zu führen und den Dienst zu erbringen (Art. 6 Abs. 1 lit. b DSGVO; wenn Sie für ein Unternehmen handeln, lit. f: unser Interesse an der Erfüllung des Vertrags mit ihm). Die Firmendaten brauchen wir für den Auftragsverarbeitungsvertrag und unsere gesetzlichen Pflichten (lit. b und c). Die Aufzeichnung, wer wann was in der Konsole getan hat, dient der Sicherheit und der Rechenschaft (lit. f).',
      },
      {
        heading: 'Wie lange',
        text: 'Eine nicht bestätigte Registrierung löschen wir nach {days} Tagen. Die Daten des Kontos bewahren wir auf, solange es besteht; Aufzeichnungen über Vorgänge und Nachweise über Verträge länger, solange sie nötig sind, um zu belegen, was geschehen ist, höchstens bis zur Verjährung von Ansprüchen.',
      },
      {
        heading: 'Wer sie sieht',
        text: 'Personen Ihrer Organisation, Agenturen, denen Sie Zugang geben, wir selbst und Unternehmen, die für uns Server betreiben und E-Mails versenden (die Liste der Unterauftragsverarbeiter gehört zum Vertrag). Besucher des Chats sehen nur den Namen, unter dem Sie antworten. Es gibt kein Profiling und keine automatisierten Entscheidungen.',
      },
      {
        heading: 'Ihre Rechte',
        text: 'Sie können Auskunft, Berichtigung, Löschung, Einschränkung und Übertragung Ihrer Daten verlangen, einer Verarbeitung aufgrund unseres Interesses widersprechen und sich bei {authority} beschweren. Schreiben Sie an {email}.',
      },
      {
        heading: 'Ob Sie die Daten angeben müssen',
        text: 'Wenn Sie eingeladen wurden, haben wir Ihre E-Mail-Adresse von dem, der Sie eingeladen hat. Sie müssen die Daten nicht angeben, aber ohne die Pflichtfelder können wir kein Konto eröffnen. Hier geht es um Ihr Konto.{customers}',
      },
    ],
  },
};
