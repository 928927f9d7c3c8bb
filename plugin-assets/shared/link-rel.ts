/** Attributes of every link a person typed: a new tab that learns nothing about this one. */
export const LINK_REL = 'noopener noreferrer nofollow ugc';
