/** Shared by screen, PDF and hash. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'clause' | 'subclause'; readonly label: string; readonly text: string }
  | { readonly kind: 'item'; readonly text: string }
  /** First row: header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const cells = (line: string): string[] =>
  line
    .slice(1, line.endsWith('|') ? -1 : undefined)
    .split('|')
    .map((cell) => cell.trim());

/**
 * One block per line: `# ` title, `## ` heading, `1. ` clause, `(a) ` lettered clause, `- ` item, `| a | b |`
 * row, else paragraph.
 */
export const parseAgreementText = (text: string): Block[] => {
  const blocks: Block[] = [];
  let rows: string[][] | null = null;
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      if (rows === null) {
        rows = [];
        blocks.push({ kind: 'table', rows });
      }
      rows.push(cells(line));
      continue;
    }
    rows = null;
    if (line === '') continue;
    const clause = /^(\d+\.) (.*)$/.exec(line);
    const letter = /^(\([a-z]\)) (.*)$/.exec(line);
    if (line.startsWith('## ')) blocks.push({ kind: 'heading', text: line.slice(3) });
    else if (line.startsWith('# ')) blocks.push({ kind: 'title', text: line.slice(2) });
    else if (line.startsWith('- ')) blocks.push({ kind: 'item', text: line.slice(2) });
    else if (clause !== null) blocks.push({ kind: 'clause', label: clause[1] ?? '', text: clause[2] ?? '' });
    else if (letter !== null)
      blocks.push({ kind: 'subclause', label: letter[1] ?? '', text: letter[2] ?? '' });
    else blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks;
};

/** One line without table characters. */
export const inLine = (value: string): string =>
  value.replace(/\s+/g, ' ').replace(/\|/g, '/').normalize('NFC').trim();

export const tableRow = (...values: readonly string[]): string => `| ${values.map(inLine).join(' | ')} |`;
