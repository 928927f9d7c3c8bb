/** `rel` of every link in typed text: the opened page gets no opener and no referrer. */
export const LINK_REL = 'noopener noreferrer nofollow ugc';
