/** No opener and no referrer. */
export const LINK_REL = 'noopener noreferrer nofollow ugc';
