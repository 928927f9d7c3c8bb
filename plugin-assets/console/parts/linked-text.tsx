import { LINK_REL } from '../../shared/link-rel.ts';
import { linkify } from '../../shared/linkify.ts';

/** Text nodes only. */
export const LinkedText = ({ text }: { text: string }) => (
  <>
    {linkify(text).map((part, at) =>
      part.href === undefined ? (
        part.text
      ) : (
        <a key={at} href={part.href} target="_blank" rel={LINK_REL}>
          {part.text}
        </a>
      ),
    )}
  </>
);
