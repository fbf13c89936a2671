// 钉住的批注: words that somebody spoke of are underlined where they stand, and move with the text.
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { place } from './place.js';

const KEY = new PluginKey('pins');

export const Pins = Extension.create({
  name: 'pins',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, pins) => tr.getMeta(KEY) ?? pins.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => KEY.getState(state) },
    }),
  ],
});

/** Underlines these quotes: [{ from, words }]. */
export function pin(view, quotes) {
  const { doc, tr } = view.state;
  const found = quotes.map(({ from, words }) => place(doc, from, words)).filter((at) => at && at.from < at.to);
  const marks = found.map((at) => Decoration.inline(at.from, at.to, { class: 'noted' }));
  view.dispatch(tr.setMeta(KEY, DecorationSet.create(doc, marks)));
}
