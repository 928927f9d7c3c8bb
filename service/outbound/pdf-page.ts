import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type PDFDocument from 'pdfkit';
import { LIGHT } from '../protocol/palette.ts';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
export const SERIF = join(FONTS, 'DejaVuSerifCondensed.ttf');
export const BOLD = join(FONTS, 'DejaVuSerifCondensed-Bold.ttf');
export const MONO = join(FONTS, 'DejaVuSansMono.ttf');

export const MARGINS = { top: 64, bottom: 84, left: 64, right: 64 };
export const { ink: INK, inkSoft: SOFT, line: LINE, good: GREEN, raised: HEAD } = LIGHT;
export const BODY = 9.5;
const GAP = 2.6;
export const INDENT = 20;

export type Doc = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Doc['struct']>;

/** Took most of the printing time. */
const SHAPING = ['GDEF', 'GPOS', 'GSUB'];
const HEADER_BYTES = 12;
const ROW_BYTES = 16;

/** No ligatures; sufficient for NFC. */
export const plainFont = (path: string): Buffer => {
  const font = readFileSync(path);
  const rows = Array.from({ length: font.readUInt16BE(4) }, (_, at) =>
    Buffer.from(font.subarray(HEADER_BYTES + at * ROW_BYTES, HEADER_BYTES + (at + 1) * ROW_BYTES)),
  );
  const kept = rows.filter((row) => !SHAPING.includes(row.toString('latin1', 0, 4)));
  font.writeUInt16BE(kept.length, 4);
  Buffer.concat(kept).copy(font, HEADER_BYTES);
  return font;
};

const plainFonts = new Map<string, Buffer>();
/** Font names are paths. */
export const registerFonts = (doc: Doc): void => {
  for (const path of [SERIF, BOLD, MONO]) {
    const font = plainFonts.get(path) ?? plainFont(path);
    plainFonts.set(path, font);
    doc.registerFont(path, font);
  }
};

export const widthOf = (doc: Doc): number => doc.page.width - MARGINS.left - MARGINS.right;
const bottomOf = (doc: Doc): number => doc.page.height - MARGINS.bottom;

export const makeRoom = (doc: Doc, height: number): void => {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
};

export const write = (
  doc: Doc,
  parent: Element,
  tag: string,
  text: string,
  options: { size?: number; font?: string; colour?: string; indent?: number; after?: number } = {},
): void => {
  const { size = BODY, font = SERIF, colour = INK, indent = 0, after = 5 } = options;
  parent.add(
    doc.struct(tag, {}, () => {
      doc.font(font).fontSize(size).fillColor(colour);
      doc.text(text, MARGINS.left + indent, doc.y, { width: widthOf(doc) - indent, lineGap: GAP });
    }),
  );
  doc.y += after;
};

export const writeLabelled = (doc: Doc, list: Element, label: string, text: string, indent: number): void => {
  const width = widthOf(doc) - indent - INDENT;
  doc.font(SERIF).fontSize(BODY);
  // Keep a colon line with the next.
  const announces = text.endsWith(':') ? 50 : 0;
  makeRoom(doc, announces + Math.min(doc.heightOfString(text, { width, lineGap: GAP }), 3 * (BODY + GAP)));
  const item = doc.struct('LI');
  list.add(item);
  const top = doc.y;
  item.add(
    doc.struct('Lbl', {}, () => {
      doc.fillColor(SOFT).text(label, MARGINS.left + indent, top, { width: INDENT, lineGap: GAP });
    }),
  );
  item.add(
    doc.struct('LBody', {}, () => {
      doc.fillColor(INK).text(text, MARGINS.left + indent + INDENT, top, { width, lineGap: GAP });
    }),
  );
  item.end();
  doc.y += 4;
};
