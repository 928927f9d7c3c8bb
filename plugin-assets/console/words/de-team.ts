import type { teamEn } from './en-team.ts';

/** German words of people: access to a shop, the team, the operator, the own profile. */
export const teamDe: typeof teamEn = {
  access: {
    title: 'Agenturen mit Zugang',
    lead: 'Eine Agentur antwortet Besuchern in Ihrem Namen, sobald Sie einen Vertrag mit ihr haben. Sie wird nicht Verantwortlicher, und Sie können ihren Zugang jederzeit beenden.',
    code: 'Agenturcode',
    codeHint: '8 Buchstaben und Ziffern; die Agentur findet ihn unter „Team“.',
    add: 'Zugang geben',
    since: 'seit {date}',
    ended: 'beendet {date}',
    revoke: 'Zugang beenden',
    revokeAsk:
      'Der Zugang endet sofort; um ihn wieder zu geben, fügen Sie die Agentur über ihren Code hinzu und schließen Sie den Vertrag neu.',
    revoked: 'Der Zugang von {agency} ist beendet.',
    added: '{agency} ist hinzugefügt. Schließen Sie den Vertrag, damit sie antworten kann.',
    emptyTitle: 'Keine Agentur hat Zugang',
    empty: 'Geben Sie den Code Ihrer Agentur ein, damit ihre Leute Ihren Besuchern antworten können.',
    wrongCode: 'Keine Agentur hat diesen Code. Fragen Sie die Agentur noch einmal danach.',
    ownerOnly: 'Nur der Inhaber des Shops kann Zugang geben und beenden.',
    waits: 'wartet auf den Vertrag',
    waitsHere:
      'Wartet auf den Vertrag: Dieser Teil öffnet sich, wenn der Vertrag zwischen Ihrer Agentur und dem Shop in Kraft ist.',
    waitsForAddress:
      'Ihre E-Mail-Adresse ist noch nicht bestätigt: Melden Sie sich ab, fordern Sie ein neues Passwort an und setzen Sie es über den Link in der E-Mail.',
    toContract: 'Zum Vertrag',
    waitsHint:
      'Bis der Vertrag in Kraft ist, sieht die Agentur nur die Einstellungen des Shops: keine Chats, keine Anfragen, keine Daten von Personen.',
    bound: 'Vertrag in Kraft',
    contract: 'Vertrag mit der Agentur',
    contractOf: 'Vertrag: {agency}',
    ofAgency: 'Vertrag zwischen Ihrer Agentur und {shop}',
    why: 'Die Agentur ist eine eigene Firma. Bevor sie Daten Ihrer Kunden lesen darf, brauchen Sie beide einen Vertrag (Art. 28 DSGVO).',
    kind: 'Was ist die Agentur?',
    kinds: {
      processor: 'Sie arbeitet für den Shop',
      sub_processor: 'Sie arbeitet für die Firma, die den Chat betreibt',
    },
    kindHints: {
      processor:
        'Sie lassen sie Ihren Kunden antworten. Der übliche Fall: ein Auftragsverarbeitungsvertrag zwischen Ihnen und der Agentur.',
      sub_processor:
        'Sie steht auf der Liste der Unterauftragsverarbeiter dieser Firma. Sie genehmigen sie, und sie tritt Ihrem Auftragsverarbeitungsvertrag bei.',
    },
    prepare: 'Vertrag vorbereiten',
    prepareAgain: 'Neu vorbereiten',
    ownerPrepares:
      'Ein Inhaber des Shops bereitet den Vertrag hier vor. Danach nimmt ihn auch der Inhaber der Agentur an.',
    onlyOwners: 'Den Vertrag nehmen die Inhaber des Shops und der Agentur an.',
    acceptedBy: {
      shop: 'Für den Shop angenommen: {name}, {role}, {when}.',
      agency: 'Für die Agentur angenommen: {name}, {role}, {when}.',
    },
    otherSide: {
      shop: 'Nun muss ihn ein Inhaber des Shops annehmen.',
      agency:
        'Nun muss ihn der Inhaber der Agentur annehmen: in der Konsole, in den Einstellungen dieses Shops unter „Zugang“.',
    },
    signatoryRole: 'Was Sie in der Firma sind',
    signatoryRoleHint: 'Zum Beispiel: Geschäftsführer, Inhaber.',
    needRole: 'Sagen Sie, was Sie in der Firma sind.',
    accept: 'Vertrag schließen',
    acceptedDone: 'Vertrag angenommen.',
    boundSince: 'In Kraft seit {date}. Er endet zusammen mit dem Zugang der Agentur.',
    missing: {
      controller: 'Sagen Sie zuerst in den Einstellungen des Shops, wer der Verantwortliche ist.',
      agency_company:
        'Die Agentur hat ihre Firmendaten noch nicht ausgefüllt. Bitten Sie sie darum, unter „Team“.',
      agreement:
        'Der Shop hat keinen Vertrag mit der Firma, die den Chat betreibt; es gibt also nichts, dem man beitreten könnte.',
      sub_processor:
        'Die Firma, die den Chat betreibt, führt diese Agentur nicht als Unterauftragsverarbeiter. Wählen Sie „Sie arbeitet für den Shop“.',
      nothing: 'Der Vertrag mit dieser Agentur ist schon in Kraft.',
    },
  },
  people: {
    title: 'Team',
    members: 'Mitglieder',
    invitations: 'Offene Einladungen',
    expires: 'gilt bis {when}',
    invite: 'Jemanden einladen',
    inviteLead:
      'Die Person erhält per E-Mail einen Link, der einmal gilt, 48 Stunden lang. Sendet der Dienst keine E-Mails, sehen Sie den Link hier und geben ihn selbst weiter.',
    inviteButton: 'Einladen',
    shops: 'Shops',
    everyShop: 'Alle Shops',
    someShops: 'Ausgewählte Shops',
    chooseShop: 'Wählen Sie mindestens einen Shop.',
    isMember:
      'Diese Person gehört schon zum Team, und die Einladung gäbe ihr nichts Neues. Eine höhere Rolle oder weitere Shops gibt eine Einladung; für weniger entfernen Sie die Person zuerst.',
    mailed: 'Die Einladung an {email} ist unterwegs',
    mailedNext:
      'Ihr Link gilt einmal, und nur diese Person erhält ihn. Kommt er nicht an, ziehen Sie die Einladung zurück und senden Sie nach fünf Minuten eine neue.',
    linkReady: 'Link für {email}',
    linkOnce: 'Er wird nur einmal gezeigt. Kopieren Sie ihn und senden Sie ihn nur dieser Person.',
    link: 'Einladungslink',
    remove: 'Entfernen',
    removeWho: '{name} entfernen',
    removeAsk: 'Der Zugang endet sofort; um ihn wieder zu geben, laden Sie diese Person neu ein.',
    removed: '{name} wurde entfernt.',
    withdraw: 'Zurückziehen',
    withdrawWho: 'Einladung von {email} zurückziehen',
    withdrawAsk:
      'Der Link darin gilt sofort nicht mehr; um einen anderen zu geben, laden Sie diese Person neu ein.',
    withdrawn: 'Einladung von {email} zurückgezogen.',
    you: 'Sie',
    agencyCode: 'Agenturcode',
    agencyCodeHint: 'Ein Shopinhaber gibt ihn unter „Zugang“ ein, um Ihrer Agentur Zugang zu geben.',
    none: 'Sie verwalten keine Organisation.',
    noneNext: 'Inhaber und Leitung sehen hier ihre Leute.',
    merchant: 'Händler',
    agency: 'Agentur',
    organisation: 'Organisation',
    noInvitations: 'Keine offenen Einladungen.',
    closing: 'Ende der Firma',
    closeLead:
      'Kein Shop braucht die Firma mehr: Sichern Sie die Löschbescheinigungen Ihrer Shops, dann schließen Sie sie.',
    closeShops:
      'Eine Firma wird geschlossen, wenn sie keinen Shop mehr hat: Löschen Sie zuerst jeden in seinen Einstellungen unter „Export und Kündigung“.',
    close: 'Schließen',
    closeWho: 'Firma {name} schließen',
    closeAsk:
      'Firma, Team und Einladungen sind sofort und endgültig weg; Konten von Personen ohne andere Firma werden 30 Tage später gelöscht.',
    closeType: 'Geben Sie den Namen der Firma ein: {name}',
    closeNeeded:
      'Die Firma hat noch einen Shop, einen Shop in Löschung oder Zugang zum Shop eines Kunden: Beenden Sie das zuerst.',
    closed: 'Die Firma {name} ist geschlossen.',
    roleHints: {
      owner: 'alles, auch der Zugang von Agenturen',
      manager: 'Einstellungen, Personen, Nachweise, Chats und Anfragen',
      consultant: 'Chats und Anfragen',
      auditor: 'kann alles lesen, nichts ändern',
    },
  },
  operator: {
    recordsTitle: 'Verzeichnisse, Verletzungen, Zeugen',
    title: 'Firmen',
    lead: 'Als Betreiber fügen Sie Inhaber und Agenturen hinzu. Chats und Anfragen sehen Sie nicht.',
    add: 'Organisation hinzufügen',
    name: 'Name der Organisation',
    kind: 'Art',
    merchant: 'Händler (hat Shops)',
    agency: 'Agentur (antwortet im Namen von Händlern)',
    owner: 'E-Mail des Inhabers',
    create: 'Hinzufügen und Inhaber einladen',
    created: 'Erstellt',
    shops: 'Shops',
    emptyTitle: 'Noch keine Firmen',
    empty: 'Fügen Sie den ersten Händler hinzu; der Inhaber erhält einen Einladungslink.',
  },
  profile: {
    title: 'Profil',
    you: 'Sie',
    nameHint: 'Besucher sehen ihn neben Ihren Antworten.',
    password: 'Passwort ändern',
    current: 'Jetziges Passwort',
    fresh: 'Neues Passwort',
    change: 'Passwort ändern',
    changed: 'Passwort geändert.',
    work: 'Bei der Arbeit',
    shortcuts: 'Tastenkürzel mit einer Taste',
    signOut: 'Abmelden',
    signedInAs: 'Angemeldet als {email}',
  },
};
