// 正文与编辑器之间: HTML in the form the server's gate leaves untouched, and back.
import { DOMParser as Reader, DOMSerializer } from '@tiptap/pm/model';

// Invisible characters the gate takes out; a text that has them would not come back the same.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ue000-\uf8ff]/g;

export const visible = (text) => text.replace(INVISIBLE, '');

const parts = (root, selector) => [...root.querySelectorAll(selector)];
const says = (element) => /[^ \t\n\f\r]/.test(element.textContent) || Boolean(element.querySelector('img'));

/** The document as HTML. */
export function toHtml(doc) {
  const root = document.createElement('div');
  root.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content, { document }));
  parts(root, 'figcaption').filter((c) => !says(c)).forEach((c) => c.remove());
  parts(root, 'p, h2, h3, h4, h5').filter((p) => !says(p)).forEach((p) => p.remove());
  parts(root, 'li, ul, ol, blockquote').reverse().filter((e) => !says(e)).forEach((e) => e.remove());
  parts(root, 'li, td, th').forEach(plain);
  parts(root, 'table').forEach(headed);
  return visible(root.innerHTML).trim();
}

/** A cell or an entry with one paragraph holds its text itself. */
function plain(holder) {
  const paragraphs = [...holder.children].filter((e) => e.nodeName === 'P');
  const first = holder.firstElementChild;
  if (paragraphs.length === 1 && first === paragraphs[0]) first.replaceWith(...first.childNodes);
}

/** Rows of headings at the top are the head; each heading says what it is the heading of. */
function headed(table) {
  const body = table.querySelector(':scope > tbody');
  const rows = [...body.children];
  const isHead = (row) => row.children.length > 0 && [...row.children].every((c) => c.nodeName === 'TH');
  const tail = rows.findIndex((row) => !isHead(row));
  const top = rows.slice(0, tail < 0 ? (rows.length > 1 ? rows.length : 0) : tail);
  if (top.length) {
    const head = document.createElement('thead');
    head.append(...top);
    body.before(head);
    if (!body.children.length) body.remove();
  }
  [...table.rows].forEach((row) =>
    [...row.cells].forEach((cell) => {
      if (cell.nodeName === 'TH' && !cell.hasAttribute('scope')) {
        cell.setAttribute('scope', row.parentNode.nodeName === 'THEAD' ? 'col' : 'row');
      }
    }),
  );
}

/** HTML as a document of this schema; what the schema does not know is left out. */
export function toDoc(schema, html) {
  const page = new DOMParser().parseFromString(visible(html), 'text/html');
  return Reader.fromSchema(schema).parse(page.body, { preserveWhitespace: true });
}
