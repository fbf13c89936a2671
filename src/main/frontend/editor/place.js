// 位置: where in the document a stretch of its plain text stands, as the server's screening counts it.
import { visible } from './html.js';

const SPACE = /\s/;

/** Every unit of text in reading order, with where it stands; and every picture. */
function taken(doc) {
  const letters = [];
  const pictures = [];
  const say = (text, from, to) => {
    for (let n = 0; n < text.length; n++) letters.push({ unit: text[n], at: letters.length, from: from(n), to: to(n) });
  };
  doc.descendants((node, pos) => {
    if (node.isText) say(node.text, (n) => pos + n, (n) => pos + n + 1);
    else if (node.type.name === 'hardBreak') say('\n', () => pos, () => pos + 1);
    // A caption is no text of the document; it is found where its table begins.
    else if (node.type.name === 'table') say(node.attrs.caption, () => pos + 1, () => pos + 1);
    else if (node.type.name === 'figure') pictures.push({ at: letters.length, pos, alt: node.attrs.alt.trim() });
  });
  return { letters, pictures };
}

/**
 * The place of these words: of several the one nearest to the offset, so that it is still found after a change
 * before it. Without words a picture is meant. Null when they are no longer there.
 */
export function place(doc, offset, words) {
  const { letters, pictures } = taken(doc);
  const far = ({ at }) => Math.abs(at - offset);
  const wanted = visible(words).replace(/\s+/g, '');
  if (!wanted) {
    const [nearest] = pictures.sort((a, b) => far(a) - far(b) || Boolean(a.alt) - Boolean(b.alt));
    return nearest ? { from: nearest.pos, to: nearest.pos + 1, picture: true } : null;
  }
  const seen = letters.filter(({ unit }) => !SPACE.test(unit));
  const text = seen.map(({ unit }) => unit).join('');
  let best = -1;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (best < 0 || far(seen[at]) < far(seen[best])) best = at;
  }
  return best < 0 ? null : { from: seen[best].from, to: seen[best + wanted.length - 1].to, picture: false };
}
