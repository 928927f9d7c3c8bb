import { LIGHT } from '../../../service/protocol/palette.ts';

const SIZE = 64;
const MANY = 10;

const drawIcon = (count: number): string | null => {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.fillStyle = LIGHT.good;
  pen.beginPath();
  pen.roundRect(2, 4, 60, 46, 14);
  pen.fill();
  pen.beginPath();
  pen.moveTo(14, 44);
  pen.lineTo(14, 62);
  pen.lineTo(32, 48);
  pen.fill();
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 7;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(19, 27);
  pen.lineTo(29, 37);
  pen.lineTo(46, 17);
  pen.stroke();
  if (count > 0) {
    pen.fillStyle = '#f3c65a';
    pen.strokeStyle = LIGHT.ink;
    pen.lineWidth = 4;
    pen.beginPath();
    pen.arc(45, 45, 17, 0, Math.PI * 2);
    pen.fill();
    pen.stroke();
    pen.fillStyle = LIGHT.ink;
    pen.font = 'bold 26px system-ui, sans-serif';
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(count >= MANY ? '9+' : String(count), 45, 47);
  }
  return canvas.toDataURL('image/png');
};

let shown = -1;

/** "(3) Rozmowy · Zgoda" or "(50+) Rozmowy · Zgoda", with a matching icon. */
export const showInTab = (title: string, count: number, hasMore: boolean): void => {
  const text = `${count > 0 ? `(${count}${hasMore ? '+' : ''}) ` : ''}${title} · Zgoda`;
  if (document.title !== text) document.title = text;
  const drawn = Math.min(count, MANY);
  if (drawn === shown) return;
  shown = drawn;
  const icon = drawIcon(drawn);
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon !== null && link !== null) link.href = icon;
};
