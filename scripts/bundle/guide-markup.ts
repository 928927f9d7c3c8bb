const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** GitHub's heading anchors. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const inline = (text: string): string =>
  escaped(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_all, words: string, target: string) => {
      return `<a href="${target.replace(/\.md(?=#|$)/, '')}">${words}</a>`;
    });

const cellsOf = (row: string): string[] =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => inline(cell.trim()));

/** Cells get the name of their column, which a phone shows beside them. */
const table = ([head = '', _line, ...rows]: readonly string[]): string => {
  const names = cellsOf(head);
  const body = rows.map((row) => {
    const [first = '', ...cells] = cellsOf(row);
    const rest = cells.map((cell, at) => `<td data-name="${names[at + 1] ?? ''}">${cell}</td>`);
    return `<tr><th scope="row">${first}</th>${rest.join('')}</tr>`;
  });
  const heads = names.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`;
};

const block = (text: string): string => {
  const lines = text.split('\n');
  const [first = ''] = lines;
  if (first.startsWith('## '))
    return `<h2 id="${anchorOf(first.slice(3))}">${inline(first.slice(3))}</h2>${lines.length > 1 ? block(lines.slice(1).join('\n')) : ''}`;
  if (first.startsWith('|')) return table(lines);
  const picture = /^!\[([^\]]*)\]\(\.\.\/pictures\/([^)]+)\)$/.exec(first);
  if (picture !== null)
    return `<p><img src="/guide/pictures/${picture[2]}" alt="${escaped(picture[1] ?? '')}"></p>`;
  if (lines.every((line) => line.startsWith('- ')))
    return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`;
  return `<p>${inline(lines.join(' '))}</p>`;
};

/** A page of the guide: as much of Markdown as docs/guide uses. @throws Error where a page uses more */
export const guideMarkup = (text: string): { title: string; body: string } => {
  const [head = '', ...rest] = text.trim().split(/\n{2,}/);
  if (!head.startsWith('# ')) throw new Error('A page of the guide begins with its title.');
  const body = rest.map(block).join('\n');
  const left = /(\*\*|\]\(|!\[|^\s*#)/m.exec(body.replace(/<[^>]*>/g, ''));
  if (left !== null) throw new Error(`The guide uses Markdown that is not known here: ${left[0]}`);
  return { title: head.slice(2), body };
};
