import type { AttachmentWords } from './attachment-pl.ts';

export const words: AttachmentWords = {
  attachText: 'Bild oder Datei hinzufügen',
  coverText:
    'Decken Sie Kartennummern und Passwörter vor dem Senden ab: In einem Bild können wir sie nicht verbergen.',
  fileSendText: 'Datei senden',
  fileRemoveText: 'Entfernen',
  fileCancelText: 'Abbrechen',
  fileAgainText: 'Noch einmal versuchen',
  fileSendingText: 'Wird gesendet…',
  fileTypeText: 'Senden Sie ein Bild (JPEG, PNG, WebP) oder ein PDF.',
  fileLargeText: 'Die Datei ist zu groß. Höchstens 10 MB sind möglich.',
  fileQuotaText: 'In diesen Chat passen keine weiteren Dateien.',
  fileShopFullText: 'Der Shop kann gerade keine Dateien annehmen. Beschreiben Sie es in Worten.',
  fileDayText:
    'Der Shop kann heute keine weiteren Dateien aus Ihrem Netz annehmen. Beschreiben Sie es in Worten.',
  fileRefusedText:
    'Diese Datei können wir nicht annehmen. Speichern Sie sie neu oder wählen Sie eine andere.',
  fileLaterText: 'Die Datei kann gerade nicht angenommen werden. Versuchen Sie es gleich noch einmal.',
  fileAskedText: 'Bitte um ein Bild oder eine Datei',
  enlargeText: 'Bild vergrößern: ',
  downloadText: 'Datei herunterladen: ',
  fileGoneText: 'Diese Datei gibt es nicht mehr.',
  closePictureText: 'Bild schließen',
};
