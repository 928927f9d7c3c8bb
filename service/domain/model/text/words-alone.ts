/** The address that a frozen text keeps behind the words of a link. */
const LINK_BEHIND = / <(?:https?:\/\/|mailto:)[^<>\s]{1,2048}>/gi;

/** The words of a frozen text as a person reads them, without the addresses of their links. */
export const wordsAlone = (text: string): string => text.replace(LINK_BEHIND, '');
