import {
  BODY,
  BOLD,
  type Doc,
  type Element,
  HEAD,
  INK,
  LINE,
  MARGINS,
  makeRoom,
  SERIF,
  SOFT,
  widthOf,
} from './pdf-page.ts';

/** In points. */
const CELL = 6;

/** No word is split. */
const columnWidths = (doc: Doc, rows: readonly (readonly string[])[]): number[] => {
  const columns = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => {
    let least = 52;
    let wanted = least;
    for (const [at, row] of rows.entries()) {
      const text = row[column] ?? '';
      doc.font(at === 0 || column === 0 ? BOLD : SERIF).fontSize(BODY - 1);
      // Rounding.
      const room = (part: string): number => doc.widthOfString(part) + 2 * CELL + 1;
      least = Math.max(least, ...text.split(/\s+/).map((word) => Math.min(room(word), 200)));
      wanted = Math.max(wanted, Math.min(220, room(text)));
    }
    return { least, wanted: Math.max(least, wanted) };
  });
  const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
  const least = sum(columns.map((column) => column.least));
  if (least >= widthOf(doc)) return columns.map((column) => (column.least / least) * widthOf(doc));
  const more = sum(columns.map((column) => column.wanted - column.least));
  const spare = widthOf(doc) - least;
  return columns.map((column) =>
    more === 0
      ? column.least + spare / columns.length
      : column.least + ((column.wanted - column.least) / more) * spare,
  );
};

export const writeTable = (doc: Doc, parent: Element, rows: readonly (readonly string[])[]): void => {
  const widths = columnWidths(doc, rows);
  const table = doc.struct('Table');
  parent.add(table);
  for (const [at, row] of rows.entries()) {
    const size = BODY - 1;
    const heights = widths.map((width, column) => {
      doc.font(at === 0 || column === 0 ? BOLD : SERIF).fontSize(size);
      return doc.heightOfString(row[column] || ' ', { width: width - 2 * CELL, lineGap: 2 });
    });
    const height = Math.max(...heights) + 2 * CELL - 2;
    makeRoom(doc, height);
    const top = doc.y;
    doc.markContent('Artifact', { type: 'Layout' });
    if (at === 0) doc.rect(MARGINS.left, top, widthOf(doc), height).fill(HEAD);
    doc
      .moveTo(MARGINS.left, top + height)
      .lineTo(MARGINS.left + widthOf(doc), top + height)
      .lineWidth(0.6)
      .stroke(LINE);
    doc.endMarkedContent();
    const line = doc.struct('TR');
    table.add(line);
    let left = MARGINS.left;
    for (const [column, width] of widths.entries()) {
      const isHead = at === 0 || column === 0;
      const x = left;
      line.add(
        doc.struct(isHead ? 'TH' : 'TD', {}, () => {
          doc
            .font(isHead ? BOLD : SERIF)
            .fontSize(size)
            .fillColor(isHead && at > 0 ? SOFT : INK);
          doc.text(row[column] || ' ', x + CELL, top + CELL, { width: width - 2 * CELL, lineGap: 2 });
        }),
      );
      left += width;
    }
    line.end();
    doc.y = top + height;
  }
  table.end();
  doc.x = MARGINS.left;
  doc.y += 10;
};
