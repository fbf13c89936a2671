// The editor of a text's body. Without it the body is a plain text field.
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

document.querySelectorAll('textarea.body').forEach((area) => {
  const place = document.createElement('div');
  area.after(place);
  area.hidden = true;
  const editor = new Editor({
    element: place,
    injectCSS: false,
    content: area.value,
    extensions: [StarterKit],
    editorProps: {
      attributes: { class: 'doc editor', role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文' },
    },
  });
  area.form.addEventListener('submit', () => {
    area.value = editor.getHTML();
  });
});
