// 粘贴: structure stays, styling goes, and the server's gate says what went.
import { Extension } from '@tiptap/core';
import { DOMParser as Reader, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { visible } from './html.js';
import { inside } from './figure.js';
import { plain } from './word.js';

const picture = (file) => /^image\/(png|jpeg)$/.test(file.type);

export function pasting(desk) {
  const pictures = async (view, files) => {
    for (const file of files) {
      const kept = await desk.upload(file);
      if (!kept) continue;
      const { figure } = view.state.schema.nodes;
      const node = figure.create({ src: kept.address, alt: '' });
      const from = view.state.selection.from;
      const tr = view.state.tr.replaceSelectionWith(node);
      let at = -1;
      tr.doc.nodesBetween(Math.max(0, from - 1), tr.doc.content.size, (found, pos) => {
        if (at < 0 && found.eq(node)) at = pos;
        return at < 0;
      });
      view.dispatch((at < 0 ? tr : inside(tr, at)).scrollIntoView());
      desk.say('图片已上传。请填写替代文字：看不见图的人靠它知道图上是什么。', 'warn');
    }
  };

  const html = async (view, raw) => {
    const prepared = plain(raw);
    const cleaned = await desk.clean(prepared);
    insert(view, cleaned.html);
    desk.say(
      cleaned.dropped.length ? `已粘贴，结构保留。${cleaned.dropped.join('；')}。` : '已粘贴，没有丢掉什么。',
      cleaned.dropped.length ? 'acc' : 'good',
    );
  };

  const take = (view, data, event) => {
    const files = [...(data?.files ?? [])].filter(picture);
    const markup = data?.getData('text/html') ?? '';
    if (markup.includes('data-pm-slice')) return false;
    if (markup.trim()) {
      event.preventDefault();
      html(view, markup);
      return true;
    }
    if (files.length) {
      event.preventDefault();
      pictures(view, files);
      return true;
    }
    return false;
  };

  return {
    pictures,
    extension: Extension.create({
      name: 'pasting',
      addProseMirrorPlugins: () => [
        new Plugin({
          props: {
            // Before ProseMirror parses the raw HTML itself, styles and all.
            handleDOMEvents: {
              paste: (view, event) => take(view, event.clipboardData, event),
              drop: (view, event) => {
                if (view.dragging) return false;
                const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
                if (at) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
                return take(view, event.dataTransfer, event);
              },
            },
          },
        }),
      ],
    }),
    props: { transformPastedText: (text) => visible(text).replace(/^[ \t\u3000\u00a0]+/gm, '') },
  };
}

/** Puts clean HTML where the cursor is. The space of an indent goes: the sheets indent. */
export function insert(view, html) {
  const { body } = new DOMParser().parseFromString(visible(html), 'text/html');
  body.querySelectorAll('p, li, td, th, h2, h3, h4, h5').forEach((block) => {
    const first = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    if (first) first.data = first.data.replace(/^[\s\u3000]+/, '');
  });
  const lines = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = lines.nextNode(); text; text = lines.nextNode()) {
    text.data = text.data.replace(/([\u2e80-\uffef])[ \t]*\r?\n[ \t]*(?=[\u2e80-\uffef])/g, '$1');
  }
  const doc = Reader.fromSchema(view.state.schema).parse(body);
  view.dispatch(view.state.tr.replaceSelection(Slice.maxOpen(doc.content, false)).scrollIntoView());
}
