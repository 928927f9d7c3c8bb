import type { DepartureWords } from './departure-words.ts';

export const de: DepartureWords = {
  held: {
    subject: 'Der Chat von {shop} ist geschlossen',
    text: `Guten Tag,

wie von Ihnen beauftragt ist der Chat von {shop} geschlossen und erhebt keine Daten mehr.

Die gespeicherten Daten des Shops bewahren wir bis zum {day} auf. Bis dahin können Sie alle Daten exportieren oder den Auftrag zurückziehen. Danach werden Daten und Schlüssel gelöscht, und Sie erhalten eine Bescheinigung. Falls es Sicherungskopien gibt, werden sie innerhalb von weiteren 30 Tagen überschrieben.

{link}

Falls der Auftrag nicht von Ihnen kam: Ziehen Sie ihn zurück und ändern Sie Ihr Passwort.`,
  },
  heldByOperator: {
    subject: 'Der Chat von {shop} ist geschlossen',
    text: `Guten Tag,

der Auftragsverarbeitungsvertrag von {shop} endet. Der Chat ist daher geschlossen und erhebt keine Daten mehr.

Die gespeicherten Daten des Shops bewahren wir bis zum {day} auf. Bis dahin kann der Inhaber alle Daten exportieren. Danach werden Daten und Schlüssel gelöscht, und der Inhaber erhält eine Bescheinigung. Falls es Sicherungskopien gibt, werden sie innerhalb von weiteren 30 Tagen überschrieben.

{link}`,
  },
  heldByAgreement: {
    subject: 'Die Daten von {shop} werden am {day} gelöscht',
    text: `Guten Tag,

der Auftragsverarbeitungsvertrag von {shop} ist beendet. Der Chat ist daher geschlossen und erhebt keine Daten mehr.

Die gespeicherten Daten des Shops bewahren wir bis zum {day} auf. Bis dahin kann der Inhaber alle Daten exportieren: in den Einstellungen des Shops unter „Zugang“. Danach werden Daten und Schlüssel gelöscht, und der Inhaber erhält eine Bescheinigung. Falls es Sicherungskopien gibt, werden sie innerhalb von weiteren 30 Tagen überschrieben.

Damit die Daten bleiben, schließen Sie vor diesem Tag einen neuen Vertrag:

{link}`,
  },
  done: {
    subject: 'Die Daten von {shop} wurden gelöscht: Bescheinigung',
    text: `Guten Tag,

die Daten von {shop} wurden gelöscht, zusammen mit den Schlüsseln, mit denen sie verschlüsselt waren. Die elektronisch signierte Bescheinigung können Sie hier lesen, drucken und herunterladen:

{link}

Wir bewahren die Bescheinigung 6 Jahre auf. Falls es Sicherungskopien gibt, werden sie innerhalb von 30 Tagen überschrieben; ohne die gelöschten Schlüssel lassen sich darin weder Chats noch Formulare lesen.`,
  },
};
