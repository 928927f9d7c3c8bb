/** What the file chooser offers; the service looks at the bytes. */
export const ATTACHMENT_FILES = 'image/jpeg,image/png,image/webp,application/pdf';

/** A file that is about to be sent; `ref` is the same on every attempt, so that it is stored once. */
export type PickedFile = { ref: string; file: File; isFromReply: boolean };
export type Attach = {
  conversationId: string;
  picked: readonly PickedFile[];
  add: (files: Iterable<File> | null | undefined) => boolean;
  /** Files that come with a canned reply: the field keeps the focus. */
  addFromReply: (files: readonly File[]) => void;
  remove: (ref: string) => void;
  isAsking: boolean;
  setIsAsking: (isAsking: boolean) => void;
  focusField: () => void;
};
