// 字的样子: the five the server's gate keeps.
import { Mark } from '@tiptap/core';

const mark = (name, tag, others, key, excludes) =>
  Mark.create({
    name,
    excludes,
    parseHTML: () => [tag, ...others].map((t) => ({ tag: t })),
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return key ? { [key]: () => this.editor.commands.toggleMark(name) } : {};
    },
  });

export const Strong = mark('strong', 'strong', ['b'], 'Mod-b');
export const Emphasis = mark('em', 'em', ['i'], 'Mod-i');
export const Superscript = mark('sup', 'sup', [], 'Mod-.', 'sup sub');
export const Subscript = mark('sub', 'sub', [], 'Mod-,', 'sup sub');

/** Where a link may lead; the same as CleanHtml on the server. */
const LINK =
  /^(?:https?:\/\/[^\s"'<>\\]+|mailto:[^\s"'<>]+|\/files\/[0-9a-f]{64}\/[^."'<>\s/\\?#][^"'<>\s/\\?#]*|\/art\/\d{4}\/\d{2}\/[A-Za-z0-9_-]+\.html)$/i;

/** The address as it will be kept, or null. A bare domain gets its protocol. */
export function linkTo(typed) {
  const text = typed.trim();
  const href = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text) ? `https://${text}` : text;
  return LINK.test(href) ? href : null;
}

export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (a) => (linkTo(a.getAttribute('href')) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', { href: HTMLAttributes.href }, 0],
});
