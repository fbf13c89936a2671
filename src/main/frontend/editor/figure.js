// 图片: a picture of this site with its caption; what it shows must be said in words.
import { Node } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';

const OWN = /^\/files\/[0-9a-f]{64}\/[^."'<>\s/\\?#][^"'<>\s/\\?#]*$/;
const size = (name) => ({
  default: null,
  parseHTML: (element) => /^\d{1,4}$/.exec(picture(element)?.getAttribute(name) ?? '')?.[0] ?? null,
});
const picture = (element) => (element.nodeName === 'IMG' ? element : element.querySelector('img'));
const own = (element) => OWN.test(picture(element)?.getAttribute('src') ?? '');

export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: '', parseHTML: (element) => picture(element).getAttribute('src') },
    alt: { default: '', parseHTML: (element) => picture(element).getAttribute('alt') ?? '' },
    width: size('width'),
    height: size('height'),
  }),
  parseHTML: () => [
    {
      tag: 'figure',
      getAttrs: (figure) => (own(figure) ? null : false),
      contentElement: (figure) => figure.querySelector('figcaption') ?? document.createElement('figcaption'),
    },
    {
      tag: 'img[src]',
      getAttrs: (img) => (own(img) ? null : false),
    },
  ],
  renderHTML({ node }) {
    const { src, alt, width, height } = node.attrs;
    const img = { src, alt, ...(width && { width }), ...(height && { height }) };
    return ['figure', ['img', img], ['figcaption', 0]];
  },
  // A click on the picture goes into it, where its words are asked for; typing then never replaces it.
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleClickOn: (view, _, node, at, event) => {
          if (node.type.name !== 'figure' || event.target.nodeName !== 'IMG') return false;
          view.dispatch(inside(view.state.tr, at));
          return true;
        },
      },
    }),
  ],
  addCommands: () => ({
    setAlt: (alt) => ({ state, dispatch }) => {
      const at = figureAround(state);
      if (at && dispatch) dispatch(state.tr.setNodeAttribute(at.pos, 'alt', alt));
      return Boolean(at);
    },
  }),
});

/** The cursor into the picture that stands at a place. */
export const inside = (tr, at) => tr.setSelection(TextSelection.create(tr.doc, at + 1));

/** The picture one is in or has selected, and where it stands. */
export function figureAround(state) {
  const { selection } = state;
  if (selection.node?.type.name === 'figure') return { node: selection.node, pos: selection.from };
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'figure') return { node: $from.node(depth), pos: $from.before(depth) };
  }
  return null;
}
