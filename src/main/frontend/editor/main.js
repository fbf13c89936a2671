// 正文编辑器: takes the place of the plain text field, which stays the one that is sent.
import { Editor, Extension } from '@tiptap/core';
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import { extensions } from './schema.js';
import { toDoc, toHtml } from './html.js';
import { pasting } from './paste.js';
import { pin, Pins } from './pins.js';
import { place } from './place.js';
import { toolbar } from './toolbar.js';
import { rows } from './rows.js';

/**
 * @param area the text field of the body
 * @param desk what the page can do for the editor: clean(html), upload(file), say(sentence, tone)
 */
export function mount(area, desk) {
  const label = area.labels[0];
  const holder = document.createElement('div');
  const hint = Object.assign(document.createElement('p'), {
    className: 'dim',
    id: `${area.id}-keys`,
    textContent: '按 Esc 再按 Tab 离开正文；Alt+F10 到工具栏。表格里 Tab 到下一格，列表里 Tab 缩进。',
  });
  area.after(holder, hint);
  area.hidden = true;
  label.id ||= `${area.id}-label`;

  let waiting = 0;
  const write = () => {
    clearTimeout(waiting);
    waiting = 0;
    area.value = toHtml(editor.state.doc);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const paste = pasting(desk);
  const editor = new Editor({
    element: holder,
    injectCSS: false,
    extensions: [...extensions, Pins, paste.extension, leaving(() => tools.focus())],
    editorProps: {
      attributes: {
        class: 'doc editor',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': label.id,
        'aria-describedby': hint.id,
      },
      ...paste.props,
    },
    onUpdate: () => {
      waiting ||= setTimeout(write, 150);
    },
    onBlur: () => waiting && write(),
  });
  const show = (html) => editor.commands.setContent(toDoc(editor.schema, html).toJSON(), { emitUpdate: false });
  show(area.value);
  const inserting = (files) => paste.pictures(editor.view, files);
  const context = rows(editor);
  const tools = toolbar(editor, { context, inserting, signed: () => signature(area.form) });
  holder.before(tools.element, context.element);
  label.addEventListener('click', (e) => {
    e.preventDefault();
    editor.commands.focus();
  });
  area.addEventListener('reset-body', () => show(area.value));
  return {
    editor,
    /** Writes at once what is still on its way to the text field. */
    flush: () => waiting && write(),
    pin: (quotes) => pin(editor.view, quotes),
    /** Goes to these words of the body; false when they are no longer there. */
    jump: (offset, words) => {
      const at = place(editor.state.doc, offset, words);
      if (!at) return false;
      editor.view.dispatch(editor.state.tr.setSelection(selected(editor.state.doc, at)).scrollIntoView());
      editor.view.focus();
      holder.ownerDocument.getSelection().anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
      if (at.picture) context.alt();
      return true;
    },
    headings: () => [...holder.querySelectorAll(':scope .editor > :is(h2,h3,h4,h5)')],
  };
}

function selected(doc, { from, to, picture }) {
  if (picture) return TextSelection.create(doc, from + 1);
  return from < to ? TextSelection.between(doc.resolve(from), doc.resolve(to)) : Selection.near(doc.resolve(from));
}

/** 落款: who signs and the day, two lines of the last paragraph; the sheets set it to the right. */
function signature(form) {
  const who = form.elements.namedItem('publisher')?.value || '发文机关署名';
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' });
  return [who, day.format(new Date())];
}

/** Esc, then Tab leaves the body; Alt+F10 goes to the tools. */
function leaving(toTools) {
  let free = false;
  return extensionOfKeys({
    keydown: (_, event) => {
      if (event.key === 'F10' && event.altKey) {
        event.preventDefault();
        toTools();
        return true;
      }
      if (event.key === 'Tab' && free) return true;
      if (event.key !== 'Shift') free = event.key === 'Escape';
      return false;
    },
    blur: () => {
      free = false;
      return false;
    },
  });
}

function extensionOfKeys(handleDOMEvents) {
  return Extension.create({
    name: 'leaving',
    priority: 10000,
    addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents } })],
  });
}
