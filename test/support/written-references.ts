import { basename } from 'node:path';

export type Reference =
  | { kind: 'decision'; number: string }
  | { kind: 'section'; page: string | null; section: string }
  | { kind: 'heading'; page: string; heading: string }
  | { kind: 'rule'; id: string }
  | { kind: 'file'; path: string }
  | { kind: 'link'; target: string };

const all = (text: string, pattern: RegExp): RegExpExecArray[] => [...text.matchAll(pattern)];

/** Comments of a source file; a page counts as one comment. */
export const commentsOf = (file: string, source: string): string => {
  if (file.endsWith('.md')) return source;
  const pattern = file.endsWith('.py') ? /#.*$/gm : /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/.*$/gm;
  return (
    all(source, pattern)
      // Joins sentences that continue on the next line.
      .map(([comment]) => comment.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' '))
      .join('\n')
  );
};

/** Cited records, also with a number of the wrong length, which is an error. */
const decisionsIn = (text: string): Reference[] =>
  all(text, /\bdecisions? (\d+(?:(?:, | and |, and |–|-)\d+)*)/gi).flatMap(([, numbers]) =>
    (numbers ?? '').split(/\D+/).map((number) => ({ kind: 'decision', number }) as const),
  );

const RULE = /\b(?:EP|CO|TR|RQ|MK|RT|RE|MI|PR|SE|CH|AX|AD)-\d+\b|\bD[1-9]\b/g;

/** Ids anywhere, and any text after "Rule:" in place of one. */
const rulesIn = (text: string): Reference[] => {
  const behind = all(text, /\bRules?: ([A-Z]+-?\d+(?:(?:, | and )[A-Z]+-?\d+)*)/g).flatMap(([, ids]) =>
    (ids ?? '').split(/, | and /),
  );
  const ids = new Set([...all(text, RULE).map(([id]) => id), ...behind]);
  return [...ids].map((id) => ({ kind: 'rule', id }));
};

/** `privacy.md §2.5`, `[privacy.md](privacy.md), section 6`, `protocol.md part 2`, `contract, section 3`. */
const CONTRACT = 'contract/README.md';
const PAGE_SECTION =
  /(?:([\w/.-]+\.md)(?:#[\w-]+)?[\])`]*|\b(contract\]?))(?:\([^)]*\))?,? (?:§|section |part )(\d+(?:\.\d+)*)/gi;
const OWN_SECTION = /\b(?:section|part) (\d+(?:\.\d+)*)/gi;
const sectionsIn = (file: string, text: string): Reference[] => [
  ...all(text, PAGE_SECTION).map(([, page, contract, section]) => ({
    kind: 'section' as const,
    page:
      contract === undefined && !page?.endsWith(CONTRACT)
        ? basename(page ?? '')
        : `shop-adapters/${CONTRACT}`,
    section: section ?? '',
  })),
  ...(file.endsWith('.md')
    ? all(text.replace(PAGE_SECTION, ''), OWN_SECTION).map(([, section]) => ({
        kind: 'section' as const,
        page: null,
        section: section ?? '',
      }))
    : []),
];

/** `protocol.md, "Lost ack"` */
const headingsIn = (text: string): Reference[] =>
  all(text, /\b([\w-]+\.md)(?: §[\d.]+)?,? ["“]([^"”]+)["”]/g).map(([, page, heading]) => ({
    kind: 'heading',
    page: page ?? '',
    heading: heading ?? '',
  }));

const FILE =
  /(?<![\w/.…:@*<>-])((?:[\w.-]+\/)*[\w-][\w.-]*\.(?:tsx?|mjs|php|py|md|css|json|ya?ml))\b(?![\w/-])/g;
/** Names of files: in a page those in code marks, in a comment all; an address of the web is none. */
const filesIn = (file: string, text: string): Reference[] =>
  (file.endsWith('.md')
    ? all(text.replace(/```[\s\S]*?```/g, ''), /`([^`\n]+)`/g).map(([, code]) => code ?? '')
    : [text]
  )
    .flatMap((part) => all(part.replace(/https?:\/\/\S+/g, ''), FILE))
    .map(([, path]) => ({ kind: 'file', path: path ?? '' }));

const linksIn = (file: string, text: string): Reference[] =>
  file.endsWith('.md')
    ? all(text, /\]\((?!https?:|mailto:)([^)\s]+)\)/g).map(([, target]) => ({
        kind: 'link',
        target: target ?? '',
      }))
    : [];

export const referencesIn = (file: string, source: string): Reference[] => {
  const text = commentsOf(file, source);
  return [
    ...decisionsIn(text),
    ...rulesIn(text),
    ...sectionsIn(file, text),
    ...headingsIn(text),
    ...filesIn(file, text),
    ...linksIn(file, text),
  ];
};

/** Ids in brackets at the end of test titles, known or not. */
export const idsOfTitles = (source: string): string[] =>
  all(source, /\b(?:it|test|describe)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs).flatMap(([, , title]) =>
    (/\[([^\]]+)\]\s*$/.exec(title ?? '')?.[1] ?? '')
      .split(/[,\s]+/)
      .filter((id) => /^[A-Z]+-?\d+$/.test(id)),
  );

/** Names of sections in a page: numbers, headings and bold leads. */
export const landmarksOf = (
  page: string,
): { numbers: Set<string>; headings: Set<string>; anchors: Set<string> } => {
  const headings = all(page, /^#+ (.+)$/gm).map(([, heading]) => heading ?? '');
  return {
    numbers: new Set(
      headings.flatMap((heading) => /^(?:Part )?(\d+(?:\.\d+)*)[.:]? /.exec(heading)?.[1] ?? []),
    ),
    headings: new Set([
      ...headings.map((heading) => heading.replace(/^(?:Part )?\d+(?:\.\d+)*[.:]? /, '')),
      ...all(page, /^\*\*(.+?)\*\*/gm).map(([, lead]) => (lead ?? '').replace(/\.$/, '')),
    ]),
    anchors: new Set(
      headings.map((heading) =>
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, '')
          .replaceAll(' ', '-'),
      ),
    ),
  };
};
